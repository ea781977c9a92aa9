import { preview } from 'astro';
import { outDirOf, runCommand } from './command.ts';
import { buildSite } from './site-build.ts';
import { siteUrl } from '../site.ts';

await runCommand(async () => {
  const outDir = outDirOf('npm start [-- --outDir path]');
  console.log(await buildSite(outDir));
  const port = Number(process.env['PORT'] ?? 4321);
  const server = await preview({ outDir, logLevel: 'error', server: { host: '127.0.0.1', port } });
  console.log(`Read it at http://127.0.0.1:${String(server.port)}${siteUrl().pathname}`);
});
