import { dev } from 'astro';
import { port, portGiven } from '../site.ts';
import { endWithParent, noArguments, runCommand } from './command.ts';

await runCommand(async () => {
  noArguments('npm run dev');
  process.env['NODE_ENV'] = 'development';
  await dev({
    server: { host: '127.0.0.1', port: port() },
    vite: { server: { strictPort: portGiven() } },
  });
  endWithParent();
});
