import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BuildOptions } from '../build/build-site.ts';
import { isLanguage, languageCodes, type Language } from '../language/languages.ts';

/**
 * Runs a command until its parent process ends, prints an error without its stack trace, and sets the exit code: 2 for
 * wrong arguments, 1 for every other error. `DEBUG=1` shows the stack trace of an unexpected error.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Otherwise Astro sends usage data over the network.
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  endWithParent();
  try {
    await command();
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    console.error(formatError(error));
  }
}

/** Wrong arguments. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const flag = { type: 'boolean', default: false } as const;

/**
 * Reads the options of a build. Those that are not given are false, and the output folder is `dist`.
 * @param command the command for the usage line of the error message
 * @throws UsageError for any other argument
 */
export function parseBuildOptions(command: string): BuildOptions & ReportOptions {
  const usage =
    '[--outDir path] [--skip-invalid] [--allow-removals] [--full] [--all] [--format text|json]';
  return explainUsage(`${command} -- ${usage}`, () => {
    const { values } = parseArgs({
      options: {
        ...reportOptions,
        outDir: { type: 'string', default: 'dist' },
        'skip-invalid': flag,
        'allow-removals': flag,
        full: flag,
      },
    });
    const { outDir, full } = values;
    if (outDir.trim() === '') throw new TypeError('--outDir needs a folder.');
    return {
      outDir,
      full,
      ...readReportOptions(values),
      skipInvalid: values['skip-invalid'],
      allowRemovals: values['allow-removals'],
    };
  });
}

/**
 * Reads the options of a check, and the paths to check.
 * @throws UsageError for any other option
 */
export function parseCheckOptions(): ReportOptions & { files: string[] } {
  return explainUsage('npm run check -- [files] [--all] [--format text|json]', () => {
    const { values, positionals } = parseArgs({ options: reportOptions, allowPositionals: true });
    return { files: positionals, ...readReportOptions(values) };
  });
}

/**
 * Reads the headline and the language of a new article.
 * @throws UsageError unless there is one of each
 */
export function parseNewOptions(): { title: string; language: Language } {
  const codes = languageCodes.join('|');
  return explainUsage(`npm run new -- "The headline" --lang ${codes}`, () => {
    const options = { lang: { type: 'string', default: '' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [title = '', ...others] = positionals;
    if (title.trim() === '') throw new TypeError('The headline is missing.');
    if (others.length > 0) throw new TypeError('Put quotation marks around the headline.');
    if (!isLanguage(values.lang)) throw new TypeError(`--lang is one of: ${codes}.`);
    return { title, language: values.lang };
  });
}

interface ReportOptions {
  /** Whether the report lists more than 20 of a kind. */
  all: boolean;
  isJson: boolean;
}

const reportOptions = { all: flag, format: { type: 'string', default: 'text' } } as const;

function readReportOptions({ all, format }: { all: boolean; format: string }): ReportOptions {
  if (!['text', 'json'].includes(format)) throw new TypeError('--format is text or json.');
  return { all, isJson: format === 'json' };
}

/** @throws UsageError with the usage line */
function explainUsage<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: ${usage}`);
  }
}

/** @throws UsageError for any argument */
export function refuseArguments(usage: string, args = process.argv.slice(2)): void {
  if (args.length > 0) throw new UsageError(`This command takes no arguments.\nUsage: ${usage}`);
}

/** Ends this process when its parent ends. npm leaves its children running: a server would keep the port, a build publish. */
function endWithParent(): void {
  const parents = identifyParents();
  setInterval(() => {
    if (identifyParents() !== parents) process.exit(1);
  }, 500).unref();
}

/** Identifies the parent, and npm if there is a shell between. Outside Linux, npm's shell lets this process replace it. */
function identifyParents(): string {
  const parent = String(process.ppid);
  if (process.env['npm_lifecycle_event'] === undefined) return parent;
  try {
    // proc(5): the process id, the name in parentheses, the state, the parent's process id.
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const [, grandparent = ''] = /\((?:ba|da|a|k|z)?sh\) \S (\d+)/.exec(stat) ?? [];
    return `${parent} ${grandparent}`;
  } catch {
    return parent;
  }
}

/** Compared by name: Astro loads our modules a second time, so `instanceof` fails. */
const expectedErrors = new Set(['ContentError', 'SettingError', 'BuildError', 'UsageError']);

function formatError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (expectedErrors.has(error.name)) return error.message.trimEnd();
  return process.env['DEBUG']
    ? (error.stack ?? error.message)
    : `${error.message}\n(DEBUG=1 shows the stack trace)`;
}
