import { setImmediate } from 'node:timers/promises';
import { adviseOnFields } from '../check/fields.ts';
import { adviseAt } from '../check/rule.ts';
import { checkText } from '../check/rules.ts';
import { sketchText } from '../check/similar-texts.ts';
import { readEdges } from '../markdown/edges.ts';
import { inspectMarkdown } from '../markdown/inspect.ts';
import { readBytes } from '../read-bytes.ts';
import { hasRoomForProcess, SecondProcess } from '../second-process.ts';
import { hashBytes, type ContentCache, type ParsedArticle } from './cache.ts';
import type { Diagnostic, Position } from './diagnostic.ts';
import { parseArticleFile } from './file.ts';
import { findForgedCredits } from './forged-credits.ts';

/** An article with errors. A draft that lacks fields has none. */
export interface BrokenArticle extends Partial<Pick<ParsedArticle, 'links' | 'advice'>> {
  diagnostics: Diagnostic[];
}

/**
 * Parses an article file and checks everything except whether its images exist. A draft that lacks fields has neither
 * diagnostics nor frontmatter.
 */
export function parseArticle(
  file: string,
  bytes: Uint8Array,
): ParsedArticle | (Pick<ParsedArticle, 'images'> & BrokenArticle) {
  const result = parseArticleFile(file, bytes);
  const diagnostics = 'diagnostics' in result ? [...result.diagnostics] : [];
  const text = 'file' in result ? result.file : result.text;
  if (text === undefined) return { diagnostics, images: [] };
  const { body, bodyLine } = text;
  const { tree, ...inspection } = inspectMarkdown(body);
  const locateInFile = <T extends Position>(position: T) => {
    return { ...position, line: position.line + bodyLine - 1, field: 'body' };
  };
  const images = inspection.images.map(({ src, ...at }) => ({ src, at: locateInFile(at) }));
  const found = inspection.diagnostics.map(locateInFile);
  const advice = found.filter(({ isAdvice }) => isAdvice);
  const errors = found.filter(({ isAdvice }) => !isAdvice);
  const isDraft = 'file' in result ? result.file.frontmatter.draft : result.isDraft;
  if (inspection.isEmpty && errors.length === 0 && isDraft !== true) {
    const expected = 'the text of the article, below the frontmatter';
    const finding = { found: 'no text', expected, fix: 'write the text, or delete the file' };
    errors.push({ field: 'body', line: bodyLine, column: 1, ...finding });
  }
  diagnostics.push(...errors.map((error) => ({ file, ...error })));
  const links = inspection.links.map(locateInFile);
  const title = 'file' in result ? result.file.frontmatter.title : '';
  if (tree) advice.push(...checkText({ tree, body, title }).map(locateInFile));
  if (!('file' in result)) return { diagnostics, images, links, advice };
  const { frontmatter, locate } = result.file;
  if (tree) {
    const forged = findForgedCredits(frontmatter, locate, readEdges(tree), bodyLine);
    diagnostics.push(...forged.map((finding) => ({ file, ...finding })));
  }
  if (frontmatter.image) {
    const at = { field: 'image.src', ...locate(['image', 'src']) };
    images.push({ src: frontmatter.image.src, at });
  }
  advice.push(
    ...adviseOnFields(frontmatter).map(([path, finding]) => adviseAt(locate, path, finding)),
  );
  return diagnostics.length > 0
    ? { diagnostics, images, links, advice }
    : { frontmatter, bodyLine, images, advice, links, sketch: sketchText(body) };
}

/** The number of files from which a second process saves time. */
const MIN_FILES_TO_DIVIDE = 1000;

/** Parses many files in two processes, each a half of them, and caches those without errors. Does nothing for fewer files. */
export async function fillCache(cache: ContentCache, files: readonly string[]): Promise<void> {
  if (files.length < MIN_FILES_TO_DIVIDE || !hasRoomForProcess()) return;
  const middle = Math.ceil(files.length / 2);
  const second = new SecondProcess<readonly string[], Awaited<ReturnType<typeof parseFiles>>>(
    'content/parse-process.ts',
    files.slice(middle),
  );
  try {
    const firstHalf = await parseFiles(files.slice(0, middle));
    // What the other process can't parse, the reader will.
    const secondHalf = await second.result.catch(() => []);
    for (const [digest, article] of [...firstHalf, ...secondHalf])
      cache.set('article', digest, article);
  } finally {
    await second.stop();
  }
}

/** Parses files. Returns those without errors, by the hashes of their bytes. */
export async function parseFiles(files: readonly string[]) {
  const parsed: [digest: string, article: ParsedArticle][] = [];
  for (const [index, file] of files.entries()) {
    // Lets Node send and receive messages.
    if (index % 100 === 0) await setImmediate();
    try {
      const bytes = readBytes(file);
      const digest = hashBytes(bytes);
      const article = parseArticle(file, bytes);
      if (!('diagnostics' in article)) parsed.push([digest, article]);
    } catch {
      // The reader says what is wrong with it.
    }
  }
  return parsed;
}
