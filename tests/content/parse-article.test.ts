import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ContentCache, hashBytes } from '../../src/content/cache.ts';
import { fillCache, parseArticle } from '../../src/content/parse-article.ts';
import { hasRoomForProcess } from '../../src/second-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
const sample = readFileSync('tests/fixtures/articles/en/article-1.md', 'utf8');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.skipIf(!hasRoomForProcess())('two processes parse many files, each a half', async () => {
  const files = Array.from({ length: 1000 }, (_, index) => join(folder, `${String(index)}.md`));
  for (const [index, file] of files.entries()) {
    writeFileSync(file, sample.replace('title: Article 1', `title: Article ${String(index)}`));
  }
  writeFileSync(files[999] ?? '', 'no article');
  const cache = new ContentCache();
  await fillCache(cache, files);
  const titles = files.map((file) => {
    return cache.get('article', hashBytes(readFileSync(file)))?.frontmatter.title;
  });
  expect(titles.slice(0, 999)).toEqual(
    files.slice(0, 999).map((_, index) => `Article ${String(index)}`),
  );
  expect(titles[999]).toBeUndefined();
});

test('a likely mistake in a field is advice with its place', () => {
  const text = sample.replace('topics: [Samples, Human rights]', 'topics: [Samples; Human rights]');
  expect(parseArticle('a.md', Buffer.from(text))).toMatchObject({
    advice: [
      {
        line: 6,
        field: 'topics[0]',
        isAdvice: true,
        found: expect.stringContaining('looks like a list') as string,
      },
    ],
  });
});
