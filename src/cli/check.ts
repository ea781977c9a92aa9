import { checkContent } from '../build/check-content.ts';
import { parseCheckOptions, runCommand } from './command.ts';
import { printReport } from './print-report.ts';

await runCommand(() => {
  const options = parseCheckOptions();
  return printReport(checkContent(options.files), options);
});
