import { port, portGiven, siteUrl } from '../site.ts';
import { endWithParent, outDirOf, runCommand } from './command.ts';
import { buildSite } from '../build/build-site.ts';

await runCommand(async () => {
  const outDir = outDirOf('npm start [-- --outDir path]');
  const wanted = port();
  console.log(await buildSite(outDir));
  const { preview } = await import('astro');
  const server = await preview({
    outDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: wanted },
    vite: { preview: { strictPort: portGiven() } },
  });
  endWithParent();
  console.log(`Read it at http://127.0.0.1:${String(server.port)}${siteUrl().pathname}`);
});
