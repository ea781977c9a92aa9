import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { segmentsToHtml } from '../../src/outputs/html.ts';
import { articleOf, sampleWith, diagnose } from '../article/sample.ts';

interface Item {
  fields?: { title: string };
}

const file = new URL('../markdown/hostile/corpus.json', import.meta.url);
const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: Item[] };
const titles = items.flatMap(({ fields }) => (fields ? [fields.title] : []));

test('hostile titles are read unchanged or refused', () => {
  const refused: string[] = [];
  for (const title of titles) {
    // Any JSON string is a YAML string.
    const article = sampleWith('A sample headline', JSON.stringify(title));
    const diagnostic = diagnose(article);
    if (diagnostic === '') expect(articleOf(article).title).toBe(title.trim());
    else refused.push(diagnostic.split('\n')[0] ?? '');
  }
  console.log(`${titles.length} hostile titles: ${refused.length} refused`);
  expect(titles).toHaveLength(132);
  expect(new Set(refused)).toEqual(new Set(['a.md:2:1 title']));
});

test('hostile titles that are read add no markup', () => {
  for (const text of titles)
    expect(segmentsToHtml([{ text, quoted: true }])).not.toMatch(/<(?!\/?bdi>)/);
});
