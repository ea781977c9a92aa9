import { dev } from 'astro';
import { runCommand } from './command.ts';

await runCommand(async () => {
  await dev({ server: { host: '127.0.0.1' } });
});
