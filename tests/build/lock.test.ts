import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BuildError } from '../../src/build/build-error.ts';
import { withLock } from '../../src/build/lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  lock = join(folder, 'locks/a.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a second build is refused while the first runs, and runs afterwards', async () => {
  await withLock(lock, async () => {
    const second = withLock(lock, () => Promise.resolve());
    await expect(second).rejects.toThrow(BuildError);
    await expect(second).rejects.toThrow('Another build into this folder is running');
  });
  expect(await withLock(lock, () => Promise.resolve('ran'))).toBe('ran');
});

test('an error of the function passes and releases the lock', async () => {
  const failing = withLock(lock, () => Promise.reject(new Error('a sample error')));
  await expect(failing).rejects.toThrow('a sample error');
  expect(await withLock(lock, () => Promise.resolve('ran'))).toBe('ran');
});

test('of several processes, one runs until it is killed; then another can', async () => {
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
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(ends);
  expect(await withLock(lock, () => Promise.resolve('ran'))).toBe('ran');
});
