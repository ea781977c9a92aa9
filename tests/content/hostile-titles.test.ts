import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { htmlOf } from '../../src/outputs/html.ts';
import { articleOf, sampleWith, told } from '../article/sample.ts';

interface Item {
  fields?: { title: string };
}

const file = new URL('../markdown/hostile/corpus.json', import.meta.url);
const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: Item[] };
const titles = items.flatMap(({ fields }) => (fields ? [fields.title] : []));

test('titles that were made to break programs are read as they are, or refused by their place', () => {
  const refused: string[] = [];
  for (const title of titles) {
    // A JSON string is a YAML string, whatever is in it.
    const article = sampleWith('A sample headline', JSON.stringify(title));
    const problem = told(article);
    if (problem === '') expect(articleOf(article).title).toBe(title.trim());
    else refused.push(problem.split('\n')[0] ?? '');
  }
  console.log(`${titles.length} hostile titles: ${refused.length} refused`);
  expect(titles).toHaveLength(132);
  expect(new Set(refused)).toEqual(new Set(['a.md:2:1 title']));
});

test('what is read of them can break no page', () => {
  for (const text of titles) expect(htmlOf([{ text, name: true }])).not.toMatch(/<(?!\/?bdi>)/);
});
