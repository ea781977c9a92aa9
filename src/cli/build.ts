import { parseBuildOptions, runCommand } from './command.ts';

await runCommand(async () => {
  const options = parseBuildOptions('npm run build');
  // Loading the code of the build takes longer than an answer to a wrong argument should.
  const { buildSite } = await import('../build/build-site.ts');
  const { printReport } = await import('./print-report.ts');
  return printReport(buildSite(options), options);
});
