import { formatAnnotations, formatJson, formatReport } from '../build/report.ts';
import type { ContentReport } from '../build/report.ts';
import { formatDiagnostics, type ContentError, type Diagnostic } from '../content/diagnostic.ts';

/**
 * Prints the report of a build or a check: for people, or as one JSON document. On GitHub, also prints annotations. If
 * articles have errors, the exit code is 1 for a check, and 3 for a build that publishes the others.
 */
export async function printReport(
  work: Promise<ContentReport>,
  { isJson, all }: { isJson: boolean; all: boolean },
): Promise<void> {
  try {
    const report = await work;
    if (report.errors.length > 0) {
      process.exitCode = report.status === 'checked' ? 1 : 3;
      if (!isJson) console.error(formatDiagnostics(report.errors, all));
      annotate(report.errors);
    }
    console.log(isJson ? formatJson(report) : formatReport(report, all));
  } catch (error) {
    const { message, diagnostics: errors = [] } = error as Error & Partial<ContentError>;
    if (isJson) console.log(formatJson({ status: 'failed', message, errors }));
    annotate(errors);
    throw error;
  }
}

function annotate(errors: readonly Diagnostic[]): void {
  if (process.env['GITHUB_ACTIONS'] === undefined) return;
  for (const line of formatAnnotations(errors)) console.error(line);
}
