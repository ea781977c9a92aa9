import { BuildError } from '../build/build-error.ts';
import { buildSite, type BuildOptions } from '../build/build-site.ts';
import { formatAnnotations, formatJson, formatReport } from '../build/report.ts';
import { ContentError, formatDiagnostics, type Diagnostic } from '../content/diagnostic.ts';

/**
 * Builds the site and prints the report: for people, or as one JSON document. On GitHub, also prints annotations. The exit
 * code is 3 if articles have errors and the others are published.
 */
export async function buildAndReport({
  isJson,
  ...options
}: BuildOptions & { isJson: boolean }): Promise<void> {
  try {
    const report = await buildSite(options);
    if (report.errors.length > 0) {
      process.exitCode = 3;
      if (!isJson) console.error(formatDiagnostics(report.errors, options.all));
      annotate(report.errors);
    }
    console.log(isJson ? formatJson(report) : formatReport(report, options.all));
  } catch (error) {
    const isKnown = error instanceof ContentError || error instanceof BuildError;
    const errors = isKnown ? error.diagnostics : [];
    const { message } = error as Error;
    if (isJson) console.log(formatJson({ status: 'failed', message, errors }));
    annotate(errors);
    throw error;
  }
}

function annotate(errors: readonly Diagnostic[]): void {
  if (process.env['GITHUB_ACTIONS'] === undefined) return;
  for (const line of formatAnnotations(errors)) console.error(line);
}
