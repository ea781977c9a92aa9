import { parseArticleFile } from '../../src/content/file.ts';
import { formatDiagnostics } from '../../src/content/diagnostic.ts';
import type { Article } from '../../src/article/article.ts';

/** A valid article file. Each test changes one thing in it. */
export const sample = `---
title: A sample headline
titleBy: site
description: A sample standfirst.
published: 2026-11-22
topics: [Samples]
source:
  author: unknown
  publication: unknown
  cites:
    - name: Sample Outlet
      lang: ru
translator:
  - name: Sample Translators
    type: organization
    work: [translated, edited]
disclaimer: A sample disclaimer.
rights: unknown
---
A sample text.
`;

/** Replaces a piece of the sample. */
export function sampleWith(piece: string, replacement: string): string {
  if (!sample.includes(piece)) throw new Error(`The sample has no ${JSON.stringify(piece)}`);
  return sample.replace(piece, () => replacement);
}

/** Formats the diagnostics of a file. Returns an empty string for a valid file. */
export function diagnose(file: string | Uint8Array): string {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const reading = parseArticleFile('a.md', bytes);
  return 'diagnostics' in reading ? formatDiagnostics(reading.diagnostics) : '';
}

/** Reads a file as an article. */
export function articleOf(
  file: string,
  language: Article['language'] = 'en',
  slug = 'sample',
): Article {
  const reading = parseArticleFile('a.md', new TextEncoder().encode(file));
  if ('diagnostics' in reading) throw new Error(formatDiagnostics(reading.diagnostics));
  return { ...reading.file.frontmatter, language, slug };
}
