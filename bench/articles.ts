import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTexts } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The articles are spread over the six years before it. */
const NEWEST = Date.UTC(2026, 10, 24, 18);
const SPAN_MS = 6 * 365 * DAY_MS;

/** Editions, with the number of their topics, sources and translators. */
const editions = {
  en: { texts: createTexts('Latin'), topics: 120, sources: 60, translators: 36 },
  ar: { texts: createTexts('Arabic'), topics: 50, sources: 25, translators: 14 },
  ru: { texts: createTexts('Cyrillic'), topics: 30, sources: 15, translators: 10 },
};

/** Seven of ten articles are English, two Arabic, one Russian. */
const order = ['en', 'en', 'ar', 'en', 'en', 'en', 'ar', 'ru', 'en', 'en'] as const;

/** Writes sample articles of some 600 random words into a content folder, the same in every run. */
export function writeArticles(folder: string, count: number): void {
  for (const language of Object.keys(editions)) {
    mkdirSync(join(folder, 'articles', language), { recursive: true });
  }
  for (let number = 0; number < count; number += 1) {
    const language = order[number % order.length] ?? 'en';
    const file = join(folder, 'articles', language, `sample-${String(number)}.md`);
    writeFileSync(file, writeArticle(language, new Date(NEWEST - (number * SPAN_MS) / count)));
  }
}

function writeArticle(language: keyof typeof editions, published: Date): string {
  const { texts, ...counts } = editions[language];
  const { below, write } = texts;
  // The square makes some names frequent.
  const name = (kind: keyof typeof counts) =>
    `Sample ${kind} ${String(Math.floor(below(counts[kind] ** 2) ** 0.5))}`;
  const topics = [...new Set([name('topics'), name('topics'), name('topics')])];
  const machine = below(5) === 0;
  const after = new Date(Math.min(published.getTime() + DAY_MS, NEWEST)).toISOString().slice(0, 10);
  const fields = [
    `title: ${write(8)}`,
    'titleBy: translator',
    `description: ${write(20)}`,
    `published: ${published.toISOString().slice(0, 16)}Z`,
    `topics: [${topics.join(', ')}]`,
    'source:',
    '  author: unknown',
    `  publication: ${below(5) === 0 ? 'unknown' : name('sources')}`,
    '  url: unknown',
    `  lang: ${language === 'en' ? 'ar' : 'en'}`,
    '  published: unknown',
    'translator:',
    `  - name: ${name('translators')}`,
    `    type: ${machine ? 'machine' : 'person'}`,
    `    work: [${below(3) === 0 ? 'translated, edited' : 'translated'}]`,
    `disclaimer: ${below(2) === 0 ? 'none' : write(20)}`,
    'rights: unknown',
    ...(below(50) === 0
      ? [
          `updated: ${after}`,
          'corrections:',
          `  - date: ${after}`,
          '    error: translation',
          `    text: ${write(12)}`,
        ]
      : []),
  ];
  return `---\n${fields.join('\n')}\n---\n\n${writeBody(texts)}`;
}

function writeBody({ below, write }: ReturnType<typeof createTexts>): string {
  const paragraphs = Array.from({ length: 9 }, (_, index) => {
    const kind = below(8);
    if (kind === 0) return `> ${write(20)}`;
    if (kind === 1) return ['', '', ''].map(() => `- ${write(12)}`).join('\n');
    const link = `[${write(2)}](https://example.org/${String(below(100_000))})`;
    const text = `${write(40)} ${link}, *${write(2)}* ${write(30)}.`;
    return index % 3 === 2 ? `## ${write(5)}\n\n${text}` : text;
  });
  return `${paragraphs.join('\n\n')}\n`;
}
