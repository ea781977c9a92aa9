import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sample } from '../article/sample.ts';
import { copyProject, replace } from './project-copy.ts';

const copy = copyProject();
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Builds the copy on a machine in another time zone. */
function build(outDir: string, TZ: string, now: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/build.ts', '--outDir', outDir],
    { cwd: copy, encoding: 'utf8', env: { ...process.env, TZ, BUILD_DATE: now, SITE_URL: '' } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('a day begins in the time zone of the site, and the day that is written is shown', () => {
  // Clocks there went from 23:59 on 3 November to 01:00.
  replace(join(copy, 'src/site.ts'), "timeZone: 'UTC'", "timeZone: 'America/Sao_Paulo'");
  const articles = join(copy, 'content/articles/en');
  mkdirSync(articles, { recursive: true });
  for (const [slug, published] of [
    ['day', '2018-11-04'],
    ['east', '2018-11-04T01:00+14:00'],
    ['west', '2018-11-02T23:30-05:00'],
  ]) {
    writeFileSync(
      join(articles, `${String(slug)}.md`),
      sample
        .replace('published: 2026-11-22', `published: ${String(published)}`)
        .replace(/^ {2}published: .*\n/m, ''),
    );
  }
  expect(build('held', 'Asia/Tokyo', '2018-11-04T02:59:59Z')).toMatch(
    /^2 articles in [^]*\nnext due: 2018-11-04T03:00Z \/en\/articles\/day\/\n/,
  );
  build('tokyo', 'Asia/Tokyo', '2018-11-04T03:00:00Z');
  build('new-york', 'America/New_York', '2018-11-04T03:00:00Z');
  const read = (path: string) => readFileSync(join(copy, 'tokyo', path), 'utf8');
  expect(readFileSync(join(copy, 'new-york/.dragoman.json'), 'utf8')).toBe(read('.dragoman.json'));
  for (const [slug, written, day] of [
    ['day', '2018-11-04', '4 November 2018'],
    ['east', '2018-11-04T01:00+14:00', '4 November 2018'],
    ['west', '2018-11-02T23:30-05:00', '2 November 2018'],
  ] as const) {
    const page = read(`en/articles/${slug}/index.html`);
    const dateTime = written.slice(0, 10);
    expect(page).toContain(`Published <time datetime="${dateTime}">${day}</time>`);
    expect(page).toContain(`"datePublished":"${written}"`);
    expect(page).toContain(`<meta property="article:published_time" content="${written}">`);
    expect(page).toContain(`<meta name="DC.date" content="${dateTime}">`);
    expect(read(`en/articles/${slug}.md`)).toContain(`\npublished: "${written}"\n`);
    expect(read(`en/articles/${slug}.txt`)).toContain(`Published ${day}`);
    expect(read(`en/articles/${slug}.bib`)).toContain(dateTime);
  }
  expect(read('en/archive/2018-11/index.html').match(/\/en\/articles\/\w+\//g)).toEqual([
    '/en/articles/day/',
    '/en/articles/east/',
    '/en/articles/west/',
  ]);
  expect([...read('en/atom.xml').matchAll(/<published>(.*?)</g)].map(([, date]) => date)).toEqual([
    '2018-11-04T03:00:00.000Z',
    '2018-11-03T11:00:00.000Z',
    '2018-11-03T04:30:00.000Z',
  ]);
  expect(read('news-sitemap.xml')).toContain('2018-11-04T03:00:00.000Z');
});
