import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { displayPath } from '../content/reader.ts';
import { isLanguage, languageCodes, languages, type Language } from '../language/languages.ts';
import { createSlug } from '../language/slug.ts';
import { site } from '../site.ts';
import {
  completeFields,
  composeArticle,
  findLostWords,
  listWords,
  noteAdvice,
  noteCites,
} from './compose.ts';
import { readWords, takeCredits } from './credits.ts';
import { Archive, hash } from './archive.ts';
import { ImportError, toLine, type Item, type Values } from './item.ts';
import { placePictures } from './pictures.ts';
import { listFiles, readItems } from './read-items.ts';
import { applySignatures, fillValues, renamePeople, type People } from './settings.ts';
import {
  cleanLinks,
  removeEmpty,
  removeMail,
  shiftHeadings,
  takeHeadline,
  tidyBody,
} from './tidy.ts';

export interface ImportOptions {
  /** Files, folders, and `-` for the standard input. */
  inputs: readonly string[];
  /** The folder with a folder for each language. */
  out: string;
  language?: Language | undefined;
  encoding?: string | undefined;
  /** What fields have in common. */
  settings: Values;
  people: People;
  isDryRun: boolean;
  now: Date;
  /** Runs after each item. */
  onProgress?: (rows: readonly Row[]) => void;
}

export type State = 'imported' | 'draft' | 'here before' | 'failed';

/** What became of an item. */
export interface Row {
  source: string;
  /** The path of its article. */
  article: string;
  state: State;
  headline: string;
  /** The lines that became fields. */
  credits: string;
  /** What a person should decide, and why. */
  decide: string;
  words: string;
}

/** Imports everything that the inputs hold. An item that can't be imported doesn't stop the others. */
export async function importArticles(options: ImportOptions): Promise<Row[]> {
  const rows: Row[] = [];
  const archive = await Archive.open(options.out, options.isDryRun);
  for (const input of options.inputs) {
    for await (const row of importInput(input, options, archive)) {
      rows.push(row);
      options.onProgress?.(rows);
    }
  }
  return rows;
}

async function* importInput(input: string, options: ImportOptions, archive: Archive) {
  let files: string[];
  try {
    files = input === '-' ? ['-'] : await listFiles(input);
    if (files.length === 0) throw new ImportError('the folder holds nothing that can be imported');
  } catch (error) {
    yield fail(input, error);
    return;
  }
  for (const file of files) {
    const origin = file === '-' ? 'standard input' : displayPath(file);
    try {
      for await (const item of readItems(file, origin, options)) {
        // Pictures can be beside the file, or anywhere in the folder that is imported.
        if (file !== '-')
          item.folders = [dirname(resolve(file)), resolve(file === input ? dirname(file) : input)];
        yield await importItem(item, options, archive).catch((error: unknown) =>
          fail(item.origin, error),
        );
      }
    } catch (error) {
      yield fail(origin, error);
    }
  }
}

function fail(source: string, error: unknown): Row {
  const { message } = error as Error;
  const isExpected = error instanceof ImportError || 'code' in (error as Error);
  const decide = isExpected ? message : `it can't be imported: ${message}`;
  return { source, article: '', state: 'failed', headline: '', credits: '', decide, words: '' };
}

async function importItem(item: Item, options: ImportOptions, archive: Archive): Promise<Row> {
  const { values } = item;
  const notes = (item.notes ??= []);
  const language = findLanguage(item, options.language);
  if (item.markdown === undefined) tidyBody(item.body);
  const source = item.words ?? readWords(item.body);
  const key = hash(item.id ?? source.replace(/\s+/g, ' '));
  const { credits, others } = readOrigin(item, options.people);
  const headline = toLine(values['title']) ?? '';
  const row: Row = {
    ...{ source: item.origin, state: 'here before', headline, article: '' },
    ...{ credits: credits.join('\n'), decide: '', words: '' },
  };
  const before = await archive.find(key);
  if (before !== undefined) return { ...row, article: before };
  const reasons = complete(item, options);
  const title = toLine(values['title']) ?? '';
  const place = archive.reserve(language, item.slug ?? createSlug(title), key);
  const files = await placePictures(item, (extension) => archive.namePicture(place, extension));
  const [folder] = item.folders ?? [];
  removeEmpty(item.body);
  cleanLinks(item, (name) => folder !== undefined && existsSync(join(folder, name)));
  let composed = composeArticle(item, reasons);
  const lost = findLostWords(source, composed, [headline, ...others]);
  if (lost.length > 0) {
    const words = lost.slice(0, 20).join(' ');
    reasons.push(`${lost.length} words of the source are missing in the article: ${words}`);
    composed = composeArticle(item, reasons);
  }
  noteAdvice(item, composed);
  const { path, isNew } = await archive.place(place, composed, files);
  const state = values['draft'] === true ? 'draft' : 'imported';
  return {
    ...{ ...row, headline: title, article: path, state: isNew ? state : 'here before' },
    decide: [...reasons, ...notes].join('\n'),
    words: `${listWords(source).length}, ${listWords(composed.markdown).length} in the article`,
  };
}

/** Completes the fields, except of articles of this site. Returns the reasons for which the article stays a draft. */
function complete(item: Item, { settings, now }: ImportOptions): string[] {
  const { values } = item;
  const isOwn = item.frontmatter !== undefined;
  if (!isOwn && values['title'] === undefined && 'title' in settings) values['titleBy'] = 'site';
  fillValues(values, settings);
  noteCites(item);
  return isOwn ? [] : completeFields(item, now);
}

/** Moves headline and credits from the text into the fields, and removes what belongs to a mail. */
function readOrigin(item: Item, people: People): { credits: string[]; others: string[] } {
  if (item.frontmatter !== undefined) return { credits: [], others: [] };
  const mail = removeMail(item);
  takeHeadline(item);
  const { taken, open } = takeCredits(item);
  takeHeadline(item);
  if (item.markdown === undefined) shiftHeadings(item.body);
  renamePeople(item, people);
  applySignatures(item, people);
  item.notes?.push(
    ...open.map(
      (words) => `no field can hold what this line says, so it stays in the text: ${words}`,
    ),
    ...(mail.length > 0 ? [`parts of a mail are left out: ${mail.join(' / ')}`] : []),
  );
  return { credits: taken, others: [...taken, ...mail] };
}

/** @throws ImportError if the text is in no language of the site */
function findLanguage({ language, body, notes }: Item, chosen: Language | undefined): Language {
  if (chosen !== undefined) return chosen;
  const code = (language ?? '').toLowerCase().replace(/[-_].*/, '');
  if (isLanguage(code)) return code;
  const known = languageCodes.join(', ');
  if (code !== '')
    throw new ImportError(
      `its language is ${code}; the site has ${known}: use --lang if one of them is right`,
    );
  const text = readWords(body);
  const count = (one: Language) => {
    const { script = 'Latn' } = new Intl.Locale(languages[one].locale).maximize();
    return text.match(new RegExp(`\\p{sc=${script}}`, 'gu'))?.length ?? 0;
  };
  const ranked = languageCodes.toSorted((a, b) => count(b) - count(a));
  const likeliest = ranked.filter((one) => count(one) === count(ranked[0] ?? one));
  const result = likeliest.find((one) => one === site.defaultLanguage) ?? likeliest[0];
  if (result === undefined || (likeliest.length > 1 && !likeliest.includes(site.defaultLanguage))) {
    throw new ImportError(`nothing says its language: use --lang with ${known}`);
  }
  notes?.push(`nothing says its language; its letters are those of ${result}`);
  return result;
}
