import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDecoder } from '../import/decode.ts';
import { importArticles, type ImportOptions, type Row } from '../import/import-articles.ts';
import { formatReport } from '../import/report.ts';
import { parsePeople } from '../import/people.ts';
import { parseSettings } from '../import/settings.ts';
import { isLanguage, languageCodes } from '../language/languages.ts';
import { buildDate, contentFolder } from '../site.ts';
import { runCommand, UsageError } from './command.ts';

const USAGE =
  'npm run import -- <files, folders or -> [--lang en] [--out content/articles] [--set field=value …] [--map authors.yaml] [--encoding windows-1251] [--dry-run]';
const REPORT = 'import-report.csv';

await runCommand(async () => {
  const options = await parseOptions();
  const rows = await importArticles(options);
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  for (const row of rows) if (options.isDryRun || row.state === 'failed') printRow(row);
  if (!options.isDryRun) await writeFile(REPORT, formatReport(rows));
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length;
  const parts = [
    `${options.isDryRun ? 'Would import' : 'Imported'} ${count('imported') + count('draft')} articles`,
    `${count('draft')} of them drafts`,
    `${count('here before')} were here before`,
    `${count('failed')} failed`,
  ];
  console.log(`${parts.join(', ')}.`);
  if (!options.isDryRun) console.log(`${REPORT} says what you should decide, and why.`);
  if (count('failed') > 0) process.exitCode = 1;
});

function printRow({ source, article, state, decide }: Row): void {
  const line = `${source}: ${article === '' ? '' : `${state}, ${article}`}`.trim();
  const details = decide === '' ? [] : decide.split('\n').map((one) => `  ${one}`);
  (state === 'failed' ? console.error : console.log)([line, ...details].join('\n'));
}

async function parseOptions(): Promise<ImportOptions> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        lang: { type: 'string' },
        out: { type: 'string', default: join(contentFolder(), 'articles') },
        set: { type: 'string', multiple: true, default: [] },
        map: { type: 'string' },
        encoding: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const { lang, out, set, map, encoding } = values;
    if (positionals.length === 0) throw new TypeError('Name what to import.');
    if (lang !== undefined && !isLanguage(lang)) {
      throw new TypeError(`--lang is ${lang}: expected ${languageCodes.join(', ')}`);
    }
    if (out.trim() === '') throw new TypeError('--out needs a folder.');
    if (encoding !== undefined) createDecoder(encoding);
    return {
      ...{
        inputs: positionals,
        out,
        language: lang,
        encoding,
        now: buildDate(),
        isDryRun: values['dry-run'],
      },
      settings: parseSettings(set),
      people: map === undefined ? new Map() : parsePeople(await readMap(map), map),
      ...(process.stderr.isTTY && { onProgress: showProgress }),
    };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${USAGE}`);
  }
}

async function readMap(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new TypeError(`--map ${path} can't be read: correct the path (${String(error)})`);
  });
}

function showProgress(rows: readonly Row[]): void {
  process.stderr.write(`\r\u001B[KImporting: ${rows.length}`);
}
