import { dirname, join, resolve } from 'node:path';
import { displayPath } from '../content/reader.ts';
import type { Language } from '../language/languages.ts';
import { createSlug } from '../language/slug.ts';
import { adviseCites, listAdvice } from './advise.ts';
import { Archive, hash } from './archive.ts';
import { completeFields } from './complete-fields.ts';
import { composeArticle, findLostWords, listWords } from './compose.ts';
import { findLanguage } from './find-language.ts';
import { ImportError, type Item } from './item.ts';
import { applyPeople, type People } from './people.ts';
import { placePictures } from './pictures.ts';
import { listFiles, readItems } from './read-items.ts';
import { givesName } from './read-markdown.ts';
import { fillValues } from './settings.ts';
import { takeCredits } from './take-credits.ts';
import {
  cleanLinks,
  removeEmpty,
  removeMail,
  shiftHeadings,
  takeHeadline,
  tidyBody,
} from './tidy.ts';
import { readWords } from './tree.ts';
import { toLine, type Values } from './values.ts';

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
  const { values, notes } = item;
  const language = options.language ?? findLanguage(item);
  if (item.markdown === undefined) tidyBody(item.body);
  const source = item.words ?? readWords(item.body);
  const key = hash(item.id ?? `${toLine(values['title']) ?? ''} ${source}`.replace(/\s+/g, ' '));
  const { taken, others } = takeOrigin(item, options.people);
  const headline = toLine(values['title']) ?? '';
  const row: Row = {
    ...{ source: item.origin, state: 'here before', headline, article: '' },
    ...{ credits: taken.join('\n'), decide: '', words: '' },
  };
  const before = await archive.find(key);
  if (before !== undefined) return { ...row, article: before };
  const reasons = fillFields(item, options);
  const title = toLine(values['title']) ?? '';
  const place = archive.reserve(language, item.slug ?? createSlug(title), key);
  const files = await placePictures(item, (extension) => archive.namePicture(place, extension));
  const [folder] = item.folders ?? [];
  removeEmpty(item.body);
  cleanLinks(item, (name) => folder !== undefined && givesName(join(folder, name)));
  let composed = composeArticle(item, reasons);
  const lost = findLostWords(source, composed, [headline, ...others]);
  if (lost.length > 0) {
    const words = lost.slice(0, 20).join(' ');
    reasons.push(`${lost.length} words of the source are missing in the article: ${words}`);
    composed = composeArticle(item, reasons);
  }
  const { path, isNew } = await archive.place(place, composed, files);
  const state = values['draft'] === true ? 'draft' : 'imported';
  return {
    ...{ ...row, headline: title, article: path, state: isNew ? state : 'here before' },
    decide: [...reasons, ...notes, ...listAdvice(item, composed)].join('\n'),
    words: `${listWords(source).length}, ${listWords(composed.markdown).length} in the article`,
  };
}

/** Completes the fields, except of articles of this site. Returns the reasons for which the article stays a draft. */
function fillFields(item: Item, { settings, now }: ImportOptions): string[] {
  const { values } = item;
  const isOwn = item.frontmatter !== undefined;
  if (!isOwn && values['title'] === undefined && 'title' in settings) values['titleBy'] = 'site';
  fillValues(values, settings);
  item.notes.push(...adviseCites(item));
  return isOwn ? [] : completeFields(item, now);
}

/** Moves headline and credits from the text into the fields, and removes what belongs to a mail. */
function takeOrigin(item: Item, people: People): { taken: string[]; others: string[] } {
  if (item.frontmatter !== undefined) return { taken: [], others: [] };
  const mail = removeMail(item);
  takeHeadline(item);
  const { taken, open } = takeCredits(item);
  takeHeadline(item);
  if (item.markdown === undefined) shiftHeadings(item.body);
  applyPeople(item, people);
  for (const words of open) {
    item.notes.push(`no field can hold what this line says, so it stays in the text: ${words}`);
  }
  if (mail.length > 0) item.notes.push(`parts of a mail are left out: ${mail.join(' / ')}`);
  return { taken, others: [...taken, ...mail] };
}
