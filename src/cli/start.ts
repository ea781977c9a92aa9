import { port, isPortRequested, siteUrl } from '../site.ts';
import { parseBuildOptions, runCommand } from './command.ts';

await runCommand(async () => {
  const options = parseBuildOptions('npm start');
  const requestedPort = port();
  // Loading the code of the build takes longer than an answer to a wrong argument should.
  const { buildSite } = await import('../build/build-site.ts');
  const { printReport } = await import('./print-report.ts');
  await printReport(buildSite(options), options);
  const { preview } = await import('astro');
  const server = await preview({
    outDir: options.outDir,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: requestedPort },
    vite: { preview: { strictPort: isPortRequested() } },
  });
  const print = options.isJson ? console.error : console.log;
  print(`Read it at http://127.0.0.1:${String(server.port)}${siteUrl().pathname}`);
});
