import { buildSite, type BuildOptions } from '../build/build-site.ts';
import { formatReport } from '../build/report.ts';
import { formatDiagnostics } from '../content/diagnostic.ts';

/** Builds the site and prints the report. The exit code is 3 if articles have errors and the others are published. */
export async function buildAndReport(options: BuildOptions): Promise<void> {
  const report = await buildSite(options);
  if (report.errors.length > 0) {
    process.exitCode = 3;
    console.error(formatDiagnostics(report.errors, options.all));
  }
  console.log(formatReport(report, options.all));
}
