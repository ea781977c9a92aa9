import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { sample } from '../article/sample.ts';

const root = resolve(import.meta.dirname, '../..');

test('npm run dev shows saved changes and never answers a request for a valid file with an error', async () => {
  // Vite doesn't watch node_modules.
  const work = join(root, '.cache/dev-test');
  rmSync(work, { recursive: true, force: true });
  const file = join(work, 'articles/en/sample.md');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sample);
  const server = spawn(process.execPath, ['src/cli/dev.ts'], {
    cwd: root,
    // Astro serves no pages if this variable is set.
    env: { ...process.env, VITEST: undefined, CONTENT_DIR: work, PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });
  let address = '';
  for await (const line of createInterface(server.stdout)) {
    [address = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? [];
    if (address !== '') break;
  }
  // An unread pipe would block the server.
  server.stdout.resume();
  const statuses = new Set<number>();
  const page = async () => {
    const response = await fetch(`${address}en/articles/sample/`);
    statuses.add(response.status);
    return response.text();
  };
  expect(await page()).toContain('A sample text.');
  writeFileSync(file, sample.replace('A sample text.', 'A new text.'));
  expect(await page()).toContain('A new text.');
  writeFileSync(file, sample.replace('A sample headline', 'A new headline'));
  await expect.poll(page).toContain('A new headline');
  expect([...statuses]).toEqual([200]);
});
