import { port, isPortRequested } from '../site.ts';
import { refuseArguments, runCommand } from './command.ts';

await runCommand(async () => {
  refuseArguments('npm run dev');
  const server = { host: '127.0.0.1', port: port() };
  process.env['NODE_ENV'] = 'development';
  const { dev } = await import('astro');
  await dev({ server, vite: { server: { strictPort: isPortRequested() } } });
});
