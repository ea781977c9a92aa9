import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { withLock } from '../../src/build/lock.ts';
import { astroRootOf } from '../../src/build/build-site.ts';
import { sample, sampleWith } from '../article/sample.ts';
import { seed } from './pages.ts';

const root = resolve(import.meta.dirname, '../..');
const work = join(root, 'node_modules/.cache/dragoman/build-test');
const content = join(work, 'content');
const outDir = join(work, 'dist');

beforeEach(() => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(content, 'articles/en'), { recursive: true });
});

function writeArticle(path: string, file: string): void {
  mkdirSync(resolve(content, 'articles', path, '..'), { recursive: true });
  writeFileSync(join(content, 'articles', path), file);
}

const environment = { CONTENT_DIR: content, BUILD_DATE: '2026-12-01' };

/** Runs a command of the project and returns its exit status and output. */
function run(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_ACTIONS: undefined, NO_COLOR: '1', ...environment, ...env },
  });
  return { status, stdout, stderr };
}
const build = (env: Record<string, string> = {}, folder = outDir) =>
  run(['src/cli/build.ts', '--outDir', folder], env);

/** Starts a build. Returns its process and a promise of its exit status and errors. */
function startBuild(folder = outDir, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['src/cli/build.ts', '--outDir', folder], {
    cwd: root,
    env: { ...process.env, ...environment, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = Promise.all([once(child, 'exit'), text(child.stderr)]);
  return [
    child,
    exit.then(([[status], stderr]) => ({ status: status as unknown, stderr })),
  ] as const;
}

/** Environment in which loading Astro or Vite throws. Checks before them save half a second. */
const envWithoutAstro = {
  NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve: (name, context, next) => {
        if (name === 'astro' || name === 'vite') throw new Error(name + ' is loaded');
        return next(name, context);
      },
    });
  `).replaceAll("'", '%27')}"`,
};

/** Returns the working folder of builds into `work/<name>`. */
const findAstroRoot = (name: string) => astroRootOf(join(realpathSync(work), name));

/** Waits until Astro writes pages of the build into `outDir`. */
async function waitForPages(): Promise<void> {
  const next = join(findAstroRoot('dist'), 'next');
  await expect.poll(() => existsSync(next), { interval: 5 }).toBe(true);
}

/** Formats a folder as the command prints it. */
const formatFolder = (folder: string) => relative(root, folder) + sep;

/** Returns the SHA-256 hash of each file in a folder, by path. */
function hashFiles(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    files
      .map((file) => [file, join(folder, file)] as const)
      .filter(([, path]) => statSync(path).isFile())
      .map(([file, path]) => [file, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** A site that several tests read or copy. */
const shared = `${work}-shared`;
let sharedBuild: ReturnType<typeof build>;
beforeAll(() => {
  rmSync(shared, { recursive: true, force: true });
  const articles = join(shared, 'content/articles/en');
  mkdirSync(articles, { recursive: true });
  const files = {
    'sample.md': sample,
    'draft.md': `${sampleWith('2026-11-22', '2026-12-01T00:10Z\ndraft: true')}\n![x](gradient.jpg)\n`,
    'future.md': sampleWith('2026-11-22', '2026-12-01T03:30+03:00'),
    'later.md': sampleWith('2026-11-22', '2026-12-02'),
    'today.md': sampleWith('2026-11-22', '2026-12-01'),
    'elsewhere.md': sampleWith(
      'rights:',
      'index: false\ncanonical: https://example.org/first\nrights:',
    ),
    'title.md': sampleWith('A sample headline', '__ASTRO_IMAGE_./none.png'),
  };
  for (const [name, file] of Object.entries(files)) writeFileSync(join(articles, name), file);
  const gradient = 'tests/fixtures/articles/en/gradient.jpg';
  cpSync(resolve(root, gradient), join(articles, 'gradient.jpg'));
  // Astro would take `import.meta.env.PROD` from the variable.
  const env = { CONTENT_DIR: join(shared, 'content'), PROD: '' };
  sharedBuild = build(env, join(shared, 'dist'));
});

/** Copies the shared site and its content to where a test builds. */
function copyShared(): void {
  for (const folder of ['content', 'dist']) {
    cpSync(join(shared, folder), join(work, folder), { recursive: true });
  }
}

describe('a built site', () => {
  const readPage = (slug: string) =>
    readFileSync(join(shared, `dist/en/articles/${slug}/index.html`), 'utf8');

  test('leaves out drafts and future articles, and the build reports their number and the next one', () => {
    const { status, stdout, stderr } = sharedBuild;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const files = Object.keys(hashFiles(join(shared, 'dist'))).length - 1;
    expect(stdout.split(/\n|; room/)).toEqual([
      `4 articles in ${formatFolder(join(shared, 'dist'))}; ` +
        '3 held back (drafts, and dates after 2026-12-01T00:00:00.000Z)',
      expect.stringMatching(new RegExp(`^${String(files)} files, \\d\\.?\\d* MB$`)),
      expect.stringMatching(
        /^ for about this many articles: [\d,]+ on Cloudflare \(20,000 files\), /,
      ),
      'held back: /en/articles/future/ until 2026-12-01T00:30Z',
      'held back: /en/articles/later/ until 2026-12-02T00:00Z',
      'held back: /en/articles/draft/ is a draft',
      'next due: 2026-12-01T00:30Z /en/articles/future/',
      '',
    ]);
    const pages = readdirSync(join(shared, 'dist/en/articles'));
    expect(pages.filter((name) => !name.includes('.')).sort()).toEqual([
      'elsewhere',
      'sample',
      'title',
      'today',
    ]);
  });

  test('has a CSP whatever environment variables are set', () => {
    expect(readPage('sample')).toContain('<meta http-equiv="content-security-policy"');
  });

  test('has no image that no page shows', () => {
    const files = Object.keys(hashFiles(join(shared, 'dist')));
    expect(files.filter((file) => /\.(avif|jpg|webp)$/.test(file))).toEqual([]);
  });

  test('has robots noindex for an article with index: false, and the canonical address that it names', () => {
    const page = readPage('elsewhere');
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toContain('<link rel="canonical" href="https://example.org/first">');
  });

  test('keeps a title that looks like an image placeholder of Astro', () => {
    expect(readPage('title')).toContain('<h1>__ASTRO_IMAGE_./none.png</h1>');
  });

  test('has all its addresses and links below the path of SITE_URL', () => {
    const page = readFileSync(join(inject('readerDir'), seed, 'index.html'), 'utf8');
    const address = `https://dragoman.example/reader/${seed}`;
    expect(page).toContain(`<link rel="canonical" href="${address}">`);
    expect(page).toContain(`Link to this article: <a href="${address}"`);
    expect(page).toContain('href="/reader/en/"');
    expect(page).not.toMatch(/href="\/(?!reader\/)/);
  });
});

describe('npm run build', () => {
  test('prints only the diagnostics of invalid content, and leaves the old site unchanged', () => {
    copyShared();
    const before = hashFiles(outDir);

    writeArticle('en/other.md', sampleWith('titleBy: site', 'titleBy: me'));
    writeArticle('ru/third.md', '');
    const articles = 'node_modules/.cache/dragoman/build-test/content/articles';
    expect(build(envWithoutAstro)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${articles}/en/other.md:3:1 titleBy
  found     "me"
  expected  one of: source, translator, site
  fix       write one of these words exactly as shown

${articles}/ru/third.md:1:1 file
  found     an empty file
  expected  frontmatter between two lines ---, then the text
  fix       write the article, or delete the file
`,
    });
    expect(hashFiles(outDir)).toEqual(before);
    expect(readdirSync(work).sort()).toEqual(['content', 'dist']);
  });

  test('checks the site before it publishes it, and leaves the old site unchanged', () => {
    copyShared();
    const before = hashFiles(outDir);
    writeArticle(
      'en/other.md',
      `${sample}\nSee [this](/en/topics/none/) and [that](/en/about/#none).\n`,
    );
    expect(build()).toEqual({
      status: 1,
      stdout: '',
      stderr: `The site has faults, so nothing was published.
en/articles/other/index.html a href
  found     "/en/topics/none/", which leads to no file
  expected  a page, file or id of this site
  fix       correct the address where you wrote it, in an article, public/ or src/site.ts (if it belongs to another app on this host, write it whole, with https://); if you didn’t, a developer must correct src/

en/articles/other/index.html a href
  found     "/en/about/#none", whose page has no such id
  expected  a page, file or id of this site
  fix       correct the address where you wrote it, in an article, public/ or src/site.ts (if it belongs to another app on this host, write it whole, with https://); if you didn’t, a developer must correct src/
`,
    });
    expect(hashFiles(outDir)).toEqual(before);
  });

  test('writes a news sitemap while there is news, and removes it later', () => {
    copyShared();
    const newsSitemap = join(outDir, 'news-sitemap.xml');
    const readRobots = () => readFileSync(join(outDir, 'robots.txt'), 'utf8');
    expect(readFileSync(newsSitemap, 'utf8')).toContain('/en/articles/today/</loc>');
    expect(readRobots()).toContain('Sitemap: https://dragoman.example/news-sitemap.xml\n');
    expect(build({ BUILD_DATE: '2026-12-31' }).status).toBe(0);
    expect(existsSync(newsSitemap)).toBe(false);
    expect(readRobots()).not.toContain('news');
  });

  test('is not the only check: a direct astro build fails on the same content', () => {
    writeArticle('en/sample.md', sampleWith('titleBy: site', 'titleBy: me'));
    const astro = resolve(root, 'node_modules/astro/bin/astro.mjs');
    const { status, stdout, stderr } = run([astro, 'build', '--outDir', outDir], {
      ASTRO_TELEMETRY_DISABLED: '1',
    });
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('en/sample.md:3:1 titleBy');
    expect(existsSync(outDir)).toBe(false);
  });

  test('writes the same bytes in any time zone, locale, content folder and output folder', () => {
    // The site of the other tests is built at UTC+13, in the locale of this process.
    cpSync(resolve(inject('outDir'), '../content'), content, { recursive: true });
    const env = { TZ: 'America/Anchorage', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' };
    expect(build(env).status).toBe(0);
    expect(hashFiles(outDir)).toEqual(hashFiles(inject('outDir')));
  });

  test('writes the same bytes at another time, with the date of the newest article in empty feeds', () => {
    writeArticle('en/sample.md', sample);
    expect(build({ BUILD_DATE: '2026-12-01' }).status).toBe(0);
    const before = hashFiles(outDir);
    rmSync(outDir, { recursive: true });
    expect(build({ BUILD_DATE: '2026-12-02T03:04:05Z' }).status).toBe(0);
    expect(hashFiles(outDir)).toEqual(before);
    const feed = readFileSync(join(outDir, 'ru/atom.xml'), 'utf8');
    expect(feed).toContain('<updated>2026-11-22T00:00:00.000Z</updated>');
  });

  test.each([
    [
      'build',
      ['--outdir', 'x'],
      'npm run build -- [--outDir path] [--skip-invalid] [--allow-removals] [--full] [--all] [--format text|json]',
    ],
    [
      'build',
      ['somewhere'],
      'npm run build -- [--outDir path] [--skip-invalid] [--allow-removals] [--full] [--all] [--format text|json]',
    ],
    [
      'build',
      ['--outDir'],
      'npm run build -- [--outDir path] [--skip-invalid] [--allow-removals] [--full] [--all] [--format text|json]',
    ],
    [
      'build',
      ['--outDir', ' '],
      'npm run build -- [--outDir path] [--skip-invalid] [--allow-removals] [--full] [--all] [--format text|json]',
    ],
    [
      'start',
      ['somewhere'],
      'npm start -- [--outDir path] [--skip-invalid] [--allow-removals] [--full] [--all] [--format text|json]',
    ],
    ['dev', ['--outDir', 'x'], 'npm run dev'],
  ])('prints its usage for wrong arguments: %s %j', (command, args, usage) => {
    const { status, stdout, stderr } = run([`src/cli/${command}.ts`, ...args], envWithoutAstro);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.endsWith(`\nUsage: ${usage}\n`), stderr).toBe(true);
  });

  test.each([
    ['an invalid address', { SITE_URL: 'news.example' }, /^SITE_URL is "news\.example": expected/],
    ['an invalid date', { BUILD_DATE: 'today' }, /^BUILD_DATE is "today": expected/],
    ['a missing folder', { CONTENT_DIR: 'nowhere' }, /^nowhere\/articles:1:1 folder\n/],
  ])('reports %s', (_, env, message) => {
    writeArticle('en/sample.md', sample);
    const { status, stdout, stderr } = build(env);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('refuses a folder that no build wrote, and leaves it unchanged', () => {
    writeArticle('en/sample.md', sample);
    mkdirSync(outDir);
    writeFileSync(join(outDir, 'thesis.txt'), 'years of work');
    expect(build(envWithoutAstro)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${outDir}
  found     files that no build wrote: "thesis.txt"
  expected  an empty folder, or one that an earlier build wrote
  fix       choose another --outDir, or move these files elsewhere and put them back after the build
`,
    });
    expect(readFileSync(join(outDir, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  test.each([
    ['the project', root],
    ['the content folder', content],
    ['a folder around the content folder', work],
    ['a folder of articles', join(content, 'articles/en')],
    ['a folder in public/', join(root, 'public/site')],
  ])('refuses an output folder that is %s', (_, folder) => {
    writeArticle('en/sample.md', sample);
    const { status, stderr } = build(envWithoutAstro, folder);
    expect(status).toBe(1);
    const [line] =
      /^\n {2}found {5}(?:files that no build wrote|a source folder of the project)/.exec(
        stderr.slice(folder.length),
      ) ?? [];
    expect(line, stderr).toBeDefined();
    expect(existsSync(join(root, 'public/site'))).toBe(false);
  });

  test('refuses an output folder that is a file', () => {
    writeArticle('en/sample.md', sample);
    writeFileSync(outDir, '');
    for (const folder of [outDir, join(outDir, 'site')]) {
      const { status, stderr } = build(envWithoutAstro, folder);
      expect(status).toBe(1);
      expect(stderr).toContain('found     a file in place of a folder\n');
    }
  });

  test.runIf(process.platform === 'linux')('refuses an output folder that it cannot create', () => {
    writeArticle('en/sample.md', sample);
    const { status, stderr } = build(envWithoutAstro, '/sys/kernel/dragoman');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\/sys\/kernel\/\S+\n {2}found {5}(?:a read-only disk|no permission)/);
  });

  test('publishes the valid articles with --skip-invalid, keeps the last good version of others, and exits 3', () => {
    const title = (name: string) => sampleWith('A sample headline', `The headline of ${name}`);
    for (const name of ['a', 'b', 'c']) writeArticle(`en/${name}.md`, title(name));
    const skip = (...options: string[]) =>
      run(['src/cli/build.ts', '--outDir', outDir, '--skip-invalid', ...options]);
    expect(skip().status).toBe(0);
    writeArticle(
      'en/a.md',
      title('a').replace('The headline', 'The new headline') + '\n![x](none.png)\n',
    );
    writeArticle('en/b.md', title('b').replace('titleBy: site', 'titleBy: "\ndraft: true'));
    writeArticle('en/new.md', `${sampleWith('titleBy: site', 'titleBy: me')}\n![x](p.jpg)\n`);
    cpSync(
      resolve(root, 'tests/fixtures/articles/en/gradient.jpg'),
      join(content, 'articles/en/p.jpg'),
    );
    const { status, stdout, stderr } = skip();
    expect(status).toBe(3);
    expect(stderr.match(/^\S.*$/gm)?.map((line) => line.replace(/.*\/en\//, ''))).toEqual([
      'a.md:22:1 body',
      'b.md:20:1 frontmatter',
      'new.md:3:1 titleBy',
    ]);
    expect(stdout.split('\n').filter((line) => !/^\d+ files,/.test(line))).toEqual([
      `2 articles in ${formatFolder(outDir)}`,
      ...['a', 'b', 'new'].map(
        (name) => `not published because of errors: ${formatFolder(content)}articles/en/${name}.md`,
      ),
      'published as before: /en/articles/a/',
      'no longer published: /en/articles/b/',
      '',
    ]);
    const pages = readdirSync(join(outDir, 'en/articles')).filter((name) => !name.includes('.'));
    expect(pages.sort()).toEqual(['a', 'c']);
    const kept = readFileSync(join(outDir, 'en/articles/a/index.html'), 'utf8');
    expect(kept).toContain('The headline of a');
    expect(kept).toContain('A sample text.');
    expect(
      Object.keys(hashFiles(outDir)).filter((file) => /\.(?:avif|webp|jpg)$/.test(file)),
    ).toEqual([]);
    // Nothing changes here, and without --skip-invalid the build fails.
    const json = skip('--format', 'json');
    expect({ status: json.status, stderr: json.stderr }).toEqual({ status: 3, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'incomplete',
      articles: 2,
      kept: ['/en/articles/a/'],
      removed: [],
      heldBack: [],
      advice: [],
      errors: [
        { line: 22, field: 'body' },
        { field: 'frontmatter' },
        { field: 'titleBy', found: '"me"' },
      ],
    });
    const failed = run(['src/cli/build.ts', '--outDir', outDir, '--format', 'json'], {
      GITHUB_ACTIONS: 'true',
    });
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ status: 'failed', errors: [{}, {}, {}] });
    expect(
      /^::error file=.*new\.md,line=3,col=1::titleBy%0A {2}found .*/m.exec(failed.stderr),
    ).not.toBeNull();
    // A build that refuses to remove articles says which errors they have.
    writeArticle('en/a.md', title('a').replace('titleBy: site', 'titleBy: "\ndraft: true'));
    rmSync(join(content, 'articles/en/c.md'));
    writeArticle('en/d.md', title('d'));
    const refused = skip('--format', 'json');
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ status: 'failed', errors: [{}, {}, {}] });
    expect(refused.stderr).toMatch(/a\.md:20:1 frontmatter\n[^]*2 of 2 published articles/);
  });

  test('refuses to remove all articles or more than a tenth, unless --allow-removals is given', () => {
    copyShared();
    const before = hashFiles(outDir);
    const { status, stdout, stderr } = build({ BUILD_DATE: '1990-01-01' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`
  found     4 of 4 published articles would be removed: "/en/articles/elsewhere/", "/en/articles/sample/", "/en/articles/title/" and 1 more
  expected  one build removes one article, or a tenth of them, and never all
  fix       check the content folder (${content}) and the time of the build (1990-01-01T00:00:00.000Z); if they are right, run: npm run build -- --allow-removals
`);
    expect(hashFiles(outDir)).toEqual(before);
    rmSync(join(content, 'articles/en/today.md'));
    rmSync(join(content, 'articles/en/title.md'));
    expect(build().stderr).toContain('found     2 of 4 published articles would be removed');
    const allowed = run(['src/cli/build.ts', '--outDir', outDir, '--allow-removals']);
    expect(allowed.status).toBe(0);
    expect(existsSync(join(outDir, 'en/articles/title/index.html'))).toBe(false);
    expect(existsSync(join(outDir, 'en/articles/title.txt'))).toBe(false);
    expect(existsSync(join(outDir, 'en/articles/sample/index.html'))).toBe(true);
  });

  test('refuses to build into a folder that another build writes to, and leaves its files unchanged', async () => {
    writeArticle('en/sample.md', sample);
    // A symbolic link to the folder uses the same lock.
    symlinkSync(work, join(work, 'link'), 'junction');
    const lock = join(findAstroRoot('dist'), 'build.lock');
    await withLock(lock, () => {
      const next = join(findAstroRoot('dist'), 'next');
      const staging = join(outDir, '.dragoman-staging');
      for (const folder of [next, staging]) mkdirSync(folder, { recursive: true });
      for (const folder of [outDir, join(work, 'link/dist')]) {
        const { status, stdout, stderr } = build(envWithoutAstro, folder);
        expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
        expect(stderr).toBe('Another build into this folder is running: wait until it ends.\n');
      }
      for (const folder of [next, staging]) expect(existsSync(folder)).toBe(true);
      return Promise.resolve();
    });
  });

  test('builds two sites with images at once, one of them outside the project', async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'dragoman site ')));
    const sites = [
      { name: 'one', width: 600, folder: join(realpathSync(work), 'one-dist') },
      { name: 'two', width: 700, folder: join(outside, 'site') },
    ];
    const builds = sites.map(async ({ name, width, folder }) => {
      const articles = join(work, name, 'articles/en');
      mkdirSync(articles, { recursive: true });
      writeFileSync(join(articles, `${name}.md`), `${sample}\n![A sample picture](${name}.png)\n`);
      await sharp({ create: { width, height: 400, channels: 3, background: 'green' } }).toFile(
        join(articles, `${name}.png`),
      );
      rmSync(astroRootOf(folder), { recursive: true, force: true });
      const [, result] = startBuild(folder, { CONTENT_DIR: join(work, name) });
      return result;
    });
    expect(await Promise.all(builds)).toEqual(Array(2).fill({ status: 0, stderr: '' }));
    for (const { name, width, folder } of sites) {
      const articles = readdirSync(join(folder, 'en/articles')).filter((one) => !one.includes('.'));
      expect(articles).toEqual([name]);
      const page = readFileSync(join(folder, `en/articles/${name}/index.html`), 'utf8');
      const [, src = ''] = /<img src="\/([^"]+\.webp)"/.exec(page) ?? [];
      expect(await sharp(join(folder, src)).metadata()).toMatchObject({ width, height: 400 });
    }
    expect(readdirSync(outside)).toEqual(['site']);
    rmSync(outside, { recursive: true });
  });

  test('leaves the old site unchanged if it is killed, and the next build succeeds', async () => {
    copyShared();
    const before = hashFiles(outDir);
    const [child, result] = startBuild();
    await waitForPages();
    child.kill('SIGKILL');
    await result;
    expect(hashFiles(outDir)).toEqual(before);
    expect(build().status).toBe(0);
    expect(hashFiles(outDir)).toEqual(before);
    expect(readdirSync(work).sort()).toEqual(['content', 'dist']);
  });

  test('makes pictures and share cards again if the caches are damaged', async () => {
    const caches = ['cards', 'images'].map((name) =>
      join(root, 'node_modules/.cache/dragoman', name),
    );
    const listCaches = () =>
      caches.map((cache) =>
        (existsSync(cache) ? readdirSync(cache) : []).map((name) => join(cache, name)),
      );
    const before = new Set(listCaches().flat());
    // Only this test draws this card and this picture.
    const headline = `A sample headline of process ${String(process.pid)}`;
    writeArticle('en/a.md', `${sampleWith('A sample headline', headline)}\n![A picture](a.png)\n`);
    await sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: `#${randomBytes(3).toString('hex')}`,
      },
    }).toFile(join(content, 'articles/en/a.png'));
    expect(build().status).toBe(0);
    const first = hashFiles(outDir);
    const made = listCaches().map((names) => names.filter((name) => !before.has(name)));
    expect(made.map((names) => names.length > 0)).toEqual([true, true]);
    for (const name of made.flat()) writeFileSync(name, '');
    rmSync(outDir, { recursive: true });
    expect(build().status).toBe(0);
    expect(hashFiles(outDir)).toEqual(first);
    for (const name of made.flat()) rmSync(name, { force: true });
  });

  test('writes into the target of a symbolic link', () => {
    writeArticle('en/sample.md', sample);
    mkdirSync(join(work, 'live'));
    symlinkSync(join(work, 'live'), outDir, 'junction');
    const live = formatFolder(join(work, 'live'));
    const { status, stdout } = build();
    expect({ status, report: stdout.split('\n')[0] }).toEqual({
      status: 0,
      report: `1 article in ${live}`,
    });
    expect(existsSync(join(work, 'live/en/articles/sample/index.html'))).toBe(true);
    expect(readdirSync(work).sort()).toEqual(['content', 'dist', 'live']);
  });

  const commands = [
    '"$0" src/cli/build.ts --outDir "$1"',
    '"$0" src/cli/build.ts --outDir "$1"; exit',
  ];
  test.runIf(process.platform === 'linux').each([
    ['directly', commands[0]],
    ['through a shell', commands[1]],
  ])('ends without publishing if npm, which started it %s, is killed', async (_, command) => {
    writeArticle('en/sample.md', sample);
    const program = `import { spawn } from 'node:child_process';
      const args = ['-c', process.argv[1], process.execPath, process.argv[2]];
      spawn('sh', args, { stdio: 'inherit' });`;
    rmSync(findAstroRoot('dist'), { recursive: true, force: true });
    const npm = spawn(
      process.execPath,
      ['--input-type=module', '-e', program, command ?? '', outDir],
      {
        cwd: root,
        env: { ...process.env, ...environment, npm_lifecycle_event: 'build' },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    // The output is open until the last process that writes to it ends.
    const output = text(npm.stdout);
    const lock = join(findAstroRoot('dist'), 'build.lock');
    await expect.poll(() => existsSync(lock), { interval: 5 }).toBe(true);
    npm.kill('SIGKILL');
    expect(await output).toBe('');
    expect(existsSync(outDir)).toBe(false);
  });

  test('fails with the names of messages that a language lacks', () => {
    // Outside node_modules, where Node doesn't strip types.
    const copy = mkdtempSync(join(tmpdir(), 'dragoman-'));
    for (const part of ['src', 'package.json', 'tsconfig.json', 'astro.config.mjs']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const file = join(copy, 'src/language/ru.ts');
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace(/ {2}skipToContent: .*\n/, '')
        .replace(/ {4}many: .*\n/, ''),
    );
    writeArticle('en/sample.md', sample);
    const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts'], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'Messages in src/language:\nru: "skipToContent" is missing: translate it from en\nru: "articleCount.many" is missing: translate it from en\n',
    );
    rmSync(copy, { recursive: true });
  });
});
