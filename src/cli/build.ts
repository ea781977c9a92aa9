import { buildSite } from '../build/build-site.ts';
import { parseBuildOptions, runCommand } from './command.ts';
import { printReport } from './print-report.ts';

await runCommand(() => {
  const options = parseBuildOptions('npm run build');
  return printReport(buildSite(options), options);
});
