import { port, isPortRequested, siteUrl } from '../site.ts';
import { parseOutDir, runCommand } from './command.ts';
import { buildSite } from '../build/build-site.ts';

await runCommand(async () => {
  const outDir = parseOutDir('npm start [-- --outDir path]');
  const requestedPort = port();
  console.log(await buildSite(outDir));
  const { preview } = await import('astro');
  const server = await preview({
    outDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: requestedPort },
    vite: { preview: { strictPort: isPortRequested() } },
  });
  console.log(`Read it at http://127.0.0.1:${String(server.port)}${siteUrl().pathname}`);
});
