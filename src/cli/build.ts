import { buildAndReport } from './build-and-report.ts';
import { parseBuildOptions, runCommand } from './command.ts';

await runCommand(() => buildAndReport(parseBuildOptions('npm run build')));
