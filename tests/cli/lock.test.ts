import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandError } from '../../src/cli/command.ts';
import { withLock } from '../../src/cli/lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-'));
  lock = join(folder, 'a.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('it is there while something runs, and leaves nothing behind', async () => {
  const held = await withLock(lock, () => Promise.resolve(readFileSync(lock, 'utf8')));
  expect(held).toMatch(new RegExp(`^${process.pid} \\d*$`));
  expect(readdirSync(folder)).toEqual([]);
});

test('a second one is told who holds it, and how to be rid of it', async () => {
  await withLock(lock, async () => {
    const second = withLock(lock, () => Promise.resolve());
    await expect(second).rejects.toThrow(CommandError);
    await expect(second).rejects.toThrow(`(process ${process.pid}). If none is, delete ${lock}`);
    expect(existsSync(lock)).toBe(true);
  });
});

test.each([
  ['a process that is gone', `${2 ** 22 + 1} 1`],
  ['one whose number has passed to another', `${process.pid} 1`],
  ['a damaged lock', 'x'],
])('it is taken over from %s', async (_, content) => {
  writeFileSync(lock, content);
  // Where only the number is known, a living process with it must be believed.
  if (process.platform !== 'linux' && content.startsWith(String(process.pid))) return;
  expect(await withLock(lock, () => Promise.resolve('ran'))).toBe('ran');
  expect(readdirSync(folder)).toEqual([]);
});

test('of many that start together on a dead lock, one at a time runs', async () => {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(new URL('../../src/cli/lock.ts', import.meta.url).href)};
    try {
      await withLock(process.argv[1], async () => {
        appendFileSync(process.argv[2], 'in ');
        await new Promise((resolve) => setTimeout(resolve, 300));
        appendFileSync(process.argv[2], 'out ');
      });
    } catch (error) {
      console.log(error.name);
    }`;
  writeFileSync(lock, `${2 ** 22 + 1} 1`);
  const log = join(folder, 'log');
  const ended = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, lock, log]);
      const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
      return said.trim();
    }),
  );
  const runs = ended.filter((said) => said === '').length;
  expect(runs).toBeGreaterThan(0);
  expect(ended.filter((said) => said !== '')).toEqual(Array<string>(4 - runs).fill('CommandError'));
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(runs));
});
