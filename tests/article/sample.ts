import { parseArticleFile } from '../../src/content/file.ts';
import { formatDiagnostics } from '../../src/content/diagnostic.ts';
import type { Article } from '../../src/article/article.ts';

/** A whole and right article file; each test changes one thing in it. */
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
    work: translated and edited
disclaimer: A sample disclaimer.
rights: unknown
---
A sample text.
`;

/** The sample with one piece of it replaced. */
export function sampleWith(piece: string, replacement: string): string {
  if (!sample.includes(piece)) throw new Error(`The sample has no ${JSON.stringify(piece)}`);
  return sample.replace(piece, () => replacement);
}

/** What an editor is told about a file; an empty text when it is right. */
export function told(file: string | Uint8Array): string {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const reading = parseArticleFile('a.md', bytes);
  return 'diagnostics' in reading ? formatDiagnostics(reading.diagnostics) : '';
}

/** The sample, or a change of it, as an article of a language. */
export function articleOf(
  file: string,
  language: Article['language'] = 'en',
  slug = 'sample',
): Article {
  const reading = parseArticleFile('a.md', new TextEncoder().encode(file));
  if ('diagnostics' in reading) throw new Error(formatDiagnostics(reading.diagnostics));
  return { ...reading.file.frontmatter, language, slug };
}
