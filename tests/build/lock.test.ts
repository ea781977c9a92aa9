import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BuildError } from '../../src/build/build-error.ts';
import { withLock } from '../../src/build/lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  lock = join(folder, 'a.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the lock exists while the function runs and is removed afterwards', async () => {
  const held = await withLock(lock, () => Promise.resolve(readFileSync(lock, 'utf8')));
  expect(held).toMatch(new RegExp(`^${process.pid} \\d*$`));
  expect(readdirSync(folder)).toEqual([]);
});

test('a second process reports who holds the lock and how to remove it', async () => {
  await withLock(lock, async () => {
    const second = withLock(lock, () => Promise.resolve());
    await expect(second).rejects.toThrow(BuildError);
    await expect(second).rejects.toThrow(
      `(process ${process.pid}). If none is running, delete ${lock}`,
    );
    expect(existsSync(lock)).toBe(true);
  });
});

test.each([
  ['an ended process', `${2 ** 22 + 1} 1`],
  ['a process whose id was reused', `${process.pid} 1`],
  ['a damaged lock', 'x'],
])('the lock is taken over from %s', async (_, content) => {
  writeFileSync(lock, content);
  // Outside Linux only the process id is known, and this process runs.
  if (process.platform !== 'linux' && content.startsWith(String(process.pid))) return;
  expect(await withLock(lock, () => Promise.resolve('ran'))).toBe('ran');
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock that another process took over in the meantime stays', async () => {
  await withLock(lock, () => {
    writeFileSync(lock, 'another process');
    return Promise.resolve();
  });
  expect(readFileSync(lock, 'utf8')).toBe('another process');
});

test('if several processes find the lock of an ended process, one runs and the others are refused', async () => {
  const program = `
    import { once } from 'node:events';
    import { withLock } from ${JSON.stringify(new URL('../../src/build/lock.ts', import.meta.url).href)};
    try {
      await withLock(process.argv[1], () => {
        console.log('runs');
        return once(process.stdin.resume(), 'end');
      });
    } catch (error) {
      console.log(error.name);
    }`;
  writeFileSync(lock, `${2 ** 22 + 1} 1`);
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program, lock]),
  );
  const ends = children.map((child) => once(child, 'exit'));
  // The process that runs holds the lock until all have printed a line.
  const lines = children.map(async ({ stdout }) => {
    await once(stdout, 'readable');
    return String(stdout.read()).trim();
  });
  const printed = await Promise.all(lines);
  expect(printed.sort()).toEqual(['BuildError', 'BuildError', 'BuildError', 'runs']);
  for (const { stdin } of children) stdin.end();
  await Promise.all(ends);
  expect(readdirSync(folder)).toEqual([]);
});
