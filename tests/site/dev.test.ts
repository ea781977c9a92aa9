import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { sample } from '../article/sample.ts';

const root = resolve(import.meta.dirname, '../..');

test('npm run dev shows what is saved, and answers no request for a good file with an error', async () => {
  // Vite watches no file in node_modules.
  const work = join(root, '.cache/dev-test');
  rmSync(work, { recursive: true, force: true });
  const file = join(work, 'articles/en/sample.md');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, sample);
  const server = spawn(process.execPath, ['src/cli/dev.ts'], {
    cwd: root,
    // Astro serves no pages where it believes that it runs inside Vitest.
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
  // Its messages must go somewhere.
  server.stdout.resume();
  const statuses = new Set<number>();
  const page = async () => {
    const response = await fetch(`${address}en/articles/sample/`);
    statuses.add(response.status);
    return response.text();
  };
  expect(await page()).toContain('A sample text.');
  writeFileSync(file, sample.replace('A sample text.', 'A new text.'));
  // The text is there at the next request.
  expect(await page()).toContain('A new text.');
  writeFileSync(file, sample.replace('A sample headline', 'A new headline'));
  await expect.poll(page).toContain('A new headline');
  expect([...statuses]).toEqual([200]);
});
