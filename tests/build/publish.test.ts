import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashFile, listPaths } from '../../src/build/output-manifest.ts';
import {
  comparePublication,
  listMovedNames,
  publish,
  refuseRemovals,
} from '../../src/build/publish.ts';

let folder: string;
let site: string;
let outDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  site = join(folder, 'site');
  outDir = join(folder, 'dist');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Files = Record<string, string>;

function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Reads all files of a folder except the manifest. @throws Error for an empty folder, which only a killed build leaves */
function readFiles(root: string, wasKilled = false): Files {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const isFolder = (path: string) => lstatSync(join(root, path)).isDirectory();
  for (const path of wasKilled ? [] : paths.filter(isFolder))
    expect(readdirSync(join(root, path)), path).not.toEqual([]);
  return Object.fromEntries(
    paths
      .filter((path) => path !== '.dragoman.json' && lstatSync(join(root, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
  );
}

/** Lists the files of the site with their hashes. */
function listFiles(key?: string) {
  return new Map(
    listPaths(site).map((path) => {
      return [path, { sha256: hashFile(join(site, path)), ...(key !== undefined && { key }) }];
    }),
  );
}

/** Publishes files as a build would. */
function publishFiles(files: Files): void {
  rmSync(site, { recursive: true, force: true });
  writeFiles(site, files);
  publish(site, outDir, comparePublication(listFiles(), outDir));
}

/** Compares files with the output folder. */
function compare(files: Files) {
  rmSync(site, { recursive: true, force: true });
  writeFiles(site, files);
  return comparePublication(listFiles(), outDir);
}

const readManifest = () => readFileSync(join(outDir, '.dragoman.json'), 'utf8');

const page = (script: string) => `<script src="/_astro/${script}"></script>`;

const oldSite: Files = {
  '404.html': page('old.js'),
  '_astro/old.js': 'old',
  '_astro/same.js': 'same',
  'en/articles/gone/index.html': page('old.js'),
  'en/articles/gone.txt': 'gone',
  'en/articles/one/index.html': page('old.js'),
  'en/articles/same/index.html': page('same.js'),
  'en/index.html': page('old.js'),
  'en/search/pagefind-entry.json': 'old',
  'en/topics/index.html': page('old.js'),
  'worker.js': 'old',
};

const newSite: Files = {
  '404.html': page('new.js'),
  '_astro/new.js': 'new',
  _redirects: 'new',
  '_astro/same.js': 'same',
  'en/articles/new/index.html': page('new.js'),
  'en/articles/new.txt': 'new',
  'en/articles/new.png': 'new',
  'en/articles/one/index.html': page('new.js'),
  'en/articles/same/index.html': page('same.js'),
  'en/index.html': page('new.js'),
  'en/rss.xml': 'new',
  'en/search/pagefind-entry.json': 'new',
  'en/search/index/en_1.pf_index': 'new',
  'en/topics/index.html': page('new.js'),
  'worker.js': 'new',
};

const foreign: Files = {
  '.git/config': 'of the repository',
  CNAME: 'news.example',
  'en/articles/gone/notes.txt': 'of somebody else',
};

describe('publishing', () => {
  test('writes a manifest with the hash of each file, sorted by path', () => {
    publishFiles({ 'b.txt': 'b\n', 'a/index.html': 'a\n', 'a.txt': '' });
    // The hashes were made with sha256sum.
    expect(readManifest()).toBe(`{"files": {
"a.txt": {"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
"a/index.html": {"sha256":"87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"},
"b.txt": {"sha256":"0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f"}
}}
`);
    expect(JSON.parse(readManifest())).toHaveProperty('files');
  });

  test('replaces and deletes only what a build wrote', () => {
    publishFiles(oldSite);
    writeFiles(outDir, foreign);
    publishFiles(newSite);
    expect(readFiles(outDir)).toEqual({ ...newSite, ...foreign });
    expect(Object.keys((JSON.parse(readManifest()) as { files: object }).files)).toEqual(
      Object.keys(newSite).sort(),
    );
    expect(readdirSync(folder).sort()).toEqual(['dist', 'site']);
  });

  test('has an order in which each file follows those that it loads or links to', () => {
    publishFiles(oldSite);
    const { changed, removed } = compare(newSite);
    expect(changed).toEqual([
      '_astro/new.js',
      'en/search/index/en_1.pf_index',
      'en/articles/new.png',
      'en/articles/new.txt',
      'en/articles/new/index.html',
      'en/articles/one/index.html',
      'en/search/pagefind-entry.json',
      '404.html',
      '_redirects',
      'en/index.html',
      'en/rss.xml',
      'en/topics/index.html',
      'worker.js',
    ]);
    expect(removed).toEqual([
      'en/articles/gone/index.html',
      'en/articles/gone.txt',
      '_astro/old.js',
    ]);
  });

  test('leaves unchanged files as they are, with their time', () => {
    publishFiles(oldSite);
    const time = new Date('2026-01-01');
    for (const path of [...Object.keys(oldSite), '.dragoman.json'])
      utimesSync(join(outDir, path), time, time);
    publishFiles(oldSite);
    for (const path of [...Object.keys(oldSite), '.dragoman.json'])
      expect(statSync(join(outDir, path)).mtime, path).toEqual(time);
    publishFiles({ ...oldSite, 'en/index.html': 'new' });
    const touched = Object.keys(oldSite).filter(
      (path) => statSync(join(outDir, path)).mtime.getTime() !== time.getTime(),
    );
    expect(touched).toEqual(['en/index.html']);
  });

  test('repairs files that were damaged or deleted since', () => {
    publishFiles(oldSite);
    writeFileSync(join(outDir, 'worker.js'), '');
    rmSync(join(outDir, 'en'), { recursive: true });
    publishFiles(oldSite);
    expect(readFiles(outDir)).toEqual(oldSite);
  });

  test('deletes empty folders, and none that holds a file of somebody else', () => {
    publishFiles({ 'a/b/c.txt': '', 'd/e.txt': '' });
    writeFileSync(join(outDir, 'd/notes.txt'), '');
    publishFiles({ 'f.txt': '' });
    expect(readdirSync(outDir).sort()).toEqual(['.dragoman.json', 'd', 'f.txt']);
  });
});

describe('files that no build wrote', () => {
  test.each<[string, Files, Files, string]>([
    ['a file', { 'a.txt': '' }, { 'a.txt': '' }, '"a.txt"'],
    ['a folder', { a: '' }, { 'a/b/c.txt': '' }, '"a"'],
    ['a file in place of a folder', { 'a/b/c.txt': '' }, { a: '' }, '"a"'],
    [
      'many files',
      { a: '', b: '', c: '', d: '', e: '' },
      { a: '', b: '', c: '', d: '', e: '' },
      '"a", "b", "c" and 2 more',
    ],
  ])('are not replaced: %s', (_, files, existing, names) => {
    publishFiles({ 'first.txt': '' });
    writeFiles(outDir, existing);
    const before = readManifest();
    expect(() => {
      publishFiles(files);
    }).toThrow(`${outDir}
  found     what a build can’t replace, where the site has its own files: ${names}
  expected  nothing but files that builds wrote at the paths of the site
  fix       move them elsewhere; a file that belongs to the site goes into public/
`);
    expect(readFiles(outDir)).toEqual({ 'first.txt': '', ...existing });
    expect(readManifest()).toBe(before);
  });

  test.each<[string, Files, Files]>([
    ['a file by a folder', { a: '' }, { 'a/b.txt': '' }],
    ['a folder by a file', { 'a/b.txt': '' }, { a: '' }],
  ])(
    'and files that builds wrote don’t change places until the old one is gone: %s',
    (_, old, files) => {
      publishFiles(old);
      expect(() => {
        publishFiles(files);
      }).toThrow('"a"');
      expect(readFiles(outDir)).toEqual(old);
      rmSync(join(outDir, 'a'), { recursive: true });
      publishFiles(files);
      expect(readFiles(outDir)).toEqual(files);
    },
  );

  test('are not replaced in a folder that a symbolic link leads to', () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFiles(elsewhere, { 'index.html': 'of somebody else' });
    publishFiles({ 'en/index.html': 'old', 'ru/index.html': 'old' });
    rmSync(join(outDir, 'en'), { recursive: true });
    symlinkSync(elsewhere, join(outDir, 'en'), 'junction');
    expect(() => {
      publishFiles({ 'en/index.html': 'new', 'ru/index.html': 'new' });
    }).toThrow('"en"');
    publishFiles({ 'ru/index.html': 'new' });
    expect(readFiles(elsewhere)).toEqual({ 'index.html': 'of somebody else' });
    expect(lstatSync(join(outDir, 'en')).isSymbolicLink()).toBe(true);
  });

  test('are not replaced through a symbolic link in place of a file', () => {
    writeFileSync(join(folder, 'target'), 'of somebody else');
    publishFiles({ 'a.txt': 'old', 'b.txt': 'old' });
    for (const name of ['a.txt', 'b.txt']) {
      rmSync(join(outDir, name));
      symlinkSync(join(folder, 'target'), join(outDir, name));
    }
    publishFiles({ 'a.txt': 'new' });
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('of somebody else');
    expect(readFiles(outDir)).toEqual({ 'a.txt': 'new' });
  });

  test.each([
    ['cut off', '{"files": {'],
    ['empty', ''],
    ['of another form', '{"files": ["a.txt"]}'],
    ['with a path outside', '{"files": {"../target": {"sha256": "0"}}}'],
    ['with an absolute path', `{"files": {"/tmp/target": {"sha256": "0"}}}`],
    ['with a path through the parent', '{"files": {"a/../../target": {"sha256": "0"}}}'],
  ])('are safe from a manifest %s', (_, manifest) => {
    publishFiles({ 'a.txt': 'old' });
    writeFileSync(join(folder, 'target'), '');
    writeFileSync(join(outDir, '.dragoman.json'), manifest);
    expect(() => {
      publishFiles({ 'a.txt': 'new' });
    }).toThrow('found     a damaged list of the files that earlier builds wrote');
    expect(existsSync(join(folder, 'target'))).toBe(true);
    expect(readFiles(outDir)).toEqual({ 'a.txt': 'old' });
  });
});

/**
 * Publishes `site` in another process, which is killed before its n-th change of the file system.
 * @returns whether it was killed
 * @throws Error if it fails
 */
function publishAndKill(operation: number, user: { uid?: number } = {}): boolean {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import { hashFile, listPaths } from ${JSON.stringify(new URL('../../src/build/output-manifest.ts', import.meta.url).href)};
    import { comparePublication, publish } from ${JSON.stringify(new URL('../../src/build/publish.ts', import.meta.url).href)};
    const [site, outDir, last] = process.argv.slice(1);
    const made = new Map(listPaths(site).map((path) => [path, { sha256: hashFile(site + '/' + path) }]));
    const publication = comparePublication(made, outDir);
    let count = 0;
    for (const name of Object.keys(fs)) {
      if (!/^(?:copyFile|mkdir|rename|rm|rmdir|unlink|writeFile)Sync$/.test(name)) continue;
      const run = fs[name];
      fs[name] = (...parameters) => {
        count += 1;
        if (count === Number(last)) process.kill(process.pid, 'SIGKILL');
        return run(...parameters);
      };
    }
    syncBuiltinESMExports();
    publish(site, outDir, publication);`;
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program, site, outDir, String(operation)],
    { ...user, encoding: 'utf8' },
  );
  if (signal === null && status !== 0) throw new Error(stderr);
  return signal === 'SIGKILL';
}

/** Checks that a reader finds every page whole and with its script, and that the manifest lists all files. */
function checkSite(files: Files, label: string): void {
  const { files: listed } = JSON.parse(readManifest()) as { files: object };
  for (const [path, content] of Object.entries(files)) {
    if (path.startsWith('.dragoman-staging/')) continue;
    expect(listed, label).toHaveProperty([path]);
    expect([oldSite[path], newSite[path]], `${label}: ${path}`).toContain(content);
    const [, script] = /src="\/(.*?)"/.exec(content) ?? [];
    if (script !== undefined) expect(Object.keys(files), `${label}: ${path}`).toContain(script);
  }
  const inBoth = Object.keys(oldSite).filter((path) => path in newSite);
  expect(Object.keys(files), label).toEqual(expect.arrayContaining(inBoth));
}

test('a build that is killed at any moment leaves a whole site, and the next build completes it', () => {
  let operation = 1;
  for (; ; operation += 1) {
    rmSync(outDir, { recursive: true, force: true });
    publishFiles(oldSite);
    writeFiles(outDir, foreign);
    rmSync(site, { recursive: true });
    writeFiles(site, newSite);
    const wasKilled = publishAndKill(operation);
    const files = readFiles(outDir, true);
    expect(files).toMatchObject(foreign);
    for (const path of Object.keys(foreign)) Reflect.deleteProperty(files, path);
    checkSite(files, `killed before change ${String(operation)}`);
    publishFiles(newSite);
    expect(readFiles(outDir)).toEqual({ ...newSite, ...foreign });
    if (!wasKilled) break;
  }
  // One rename for each file alone.
  expect(operation).toBeGreaterThan(Object.keys(newSite).length);
});

test('after a build that is killed while it publishes, no file has the key of an output of the old site', () => {
  for (let operation = 1; ; operation += 1) {
    rmSync(outDir, { recursive: true, force: true });
    rmSync(site, { recursive: true, force: true });
    writeFiles(site, { 'shard/a': '1', 'shard/b': '1' });
    publish(site, outDir, comparePublication(listFiles('old key'), outDir));
    const old = readManifest();
    expect(old).toContain('old key');
    rmSync(site, { recursive: true, force: true });
    writeFiles(site, { 'shard/a': '2', 'shard/c': '2' });
    const wasKilled = publishAndKill(operation);
    if (readManifest() !== old) expect(readManifest()).not.toContain('old key');
    if (!wasKilled) break;
  }
});

test('a first build that is killed at any moment is completed by the next', () => {
  const firstSite = { 'en/index.html': page('new.js'), '_astro/new.js': 'new' };
  for (let operation = 1; ; operation += 1) {
    rmSync(outDir, { recursive: true, force: true });
    rmSync(site, { recursive: true, force: true });
    writeFiles(site, firstSite);
    const wasKilled = publishAndKill(operation);
    publishFiles(firstSite);
    expect(readFiles(outDir)).toEqual(firstSite);
    if (!wasKilled) break;
  }
});

describe('a build that removes articles', () => {
  const siteOf = (count: number): Files => ({
    'index.html': '',
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `en/articles/sample-${String(index + 1).padStart(2, '0')}/index.html`,
        '',
      ]),
    ),
  });

  test.each([
    [1, 1],
    [2, 1],
    [19, 18],
    [20, 18],
    [30, 27],
    [30, 40],
    [0, 5],
    [0, 0],
  ])('may leave %i published articles as %i', (before, after) => {
    publishFiles(siteOf(before));
    expect(() => {
      refuseRemovals(outDir, compare(siteOf(after)));
    }).not.toThrow();
  });

  test.each([
    [1, 0],
    [2, 0],
    [19, 17],
    [20, 17],
    [30, 26],
    [30, 0],
  ])('is refused if it would leave %i published articles as %i', (before, after) => {
    publishFiles(siteOf(before));
    expect(() => {
      refuseRemovals(outDir, compare(siteOf(after)));
    }).toThrow(`found     ${before - after} of ${before} published articles would be removed: `);
  });

  test('is told some of the addresses, and how to go on', () => {
    publishFiles(siteOf(30));
    expect(() => {
      refuseRemovals(outDir, compare(siteOf(20)));
    }).toThrow(
      /sample-21\/", .*sample-22\/", .*sample-23\/" and 7 more\n(?:.*\n)*.*-- --allow-removals/,
    );
  });

  test('counts no article that keeps a redirect at its earlier address', () => {
    publishFiles(siteOf(2));
    const files = { ...siteOf(2), 'en/articles/sample-01/index.html': 'a redirect' };
    expect(() => {
      refuseRemovals(outDir, compare(files));
    }).not.toThrow();
  });
});

/** Mounts a disk of one megabyte, which only root can do, for the time of a function. */
function withSmallDisk(mountPoint: string, run: () => void): void {
  mkdirSync(mountPoint);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mountPoint]);
  try {
    run();
  } finally {
    execFileSync('umount', [mountPoint]);
  }
}

test.skipIf(process.platform === 'win32')(
  'nothing is published if one of the folders may not be written to',
  () => {
    publishFiles({ 'a.txt': 'old', 'en/index.html': 'old' });
    rmSync(site, { recursive: true });
    writeFiles(site, { 'a.txt': 'new', 'en/index.html': 'new' });
    for (const path of [folder, outDir, site, join(site, 'en')]) chmodSync(path, 0o777);
    chmodSync(join(outDir, 'en'), 0o555);
    // Root may write everywhere.
    const user = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    expect(() => publishAndKill(0, user)).toThrow(
      `EACCES: permission denied, access '${join(outDir, 'en')}'`,
    );
    chmodSync(join(outDir, 'en'), 0o755);
    expect(readFiles(outDir)).toEqual({ 'a.txt': 'old', 'en/index.html': 'old' });
  },
);

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!canMount)(
  'an output folder that is a disk of its own (needs root on Linux)',
  () => {
    test('is published into', () => {
      withSmallDisk(outDir, () => {
        publishFiles(oldSite);
        publishFiles(newSite);
        expect(readFiles(outDir)).toEqual(newSite);
      });
    });

    test('stays as it was if it has no space for the new files', () => {
      withSmallDisk(outDir, () => {
        publishFiles(oldSite);
        const before = readManifest();
        expect(() => {
          publishFiles({ ...newSite, 'large.txt': 'x'.repeat(2 ** 21) });
        }).toThrow('ENOSPC');
        expect(readFiles(outDir)).toEqual(oldSite);
        expect(readManifest()).toBe(before);
      });
    });
  },
);

test('pages of names that get or lose a suffix are listed as changed addresses', () => {
  const manifest = (...paths: string[]) =>
    new Map(paths.map((path) => [`${path}index.html`, { sha256: '' }]));
  const list = (before: string[], now: string[]) =>
    listMovedNames({ published: manifest(...before), files: manifest(...now) });
  const [plain, suffixed] = ['en/topics/c/', 'en/topics/c-1234abcd/'];
  expect(list([plain], [plain, suffixed])).toEqual([`/${suffixed} instead of /${plain}`]);
  expect(list([plain, suffixed], [plain])).toEqual([`/${plain} instead of /${suffixed}`]);
  expect(list([plain, suffixed], [plain, suffixed])).toEqual([]);
  expect(list([], [plain, suffixed])).toEqual([]);
  expect(list(['en/articles/a/'], ['en/articles/a/', 'en/articles/a-1234abcd/'])).toEqual([]);
});
