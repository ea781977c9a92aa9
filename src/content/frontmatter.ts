import type { Frontmatter } from '../article/article.ts';
import { findContradictions } from './contradictions.ts';
import type { Diagnostic, Locate } from './diagnostic.ts';
import { frontmatterFields } from './fields.ts';
import { readFields, type Findings } from './read-fields.ts';
import { formatPath, parseYaml } from './yaml.ts';

/**
 * Parses frontmatter: YAML first, then the fields. A draft that lacks fields has neither errors nor frontmatter.
 * @param file the path in the diagnostics
 * @param lines the lines between the two `---`
 */
export function parseFrontmatter(
  file: string,
  lines: readonly string[],
): { frontmatter: Frontmatter; locate: Locate } | { diagnostics: Diagnostic[]; isDraft: boolean } {
  const { value = {}, errors, lostText, locate } = parseYaml(file, lines);
  const isDraft = value['draft'] === true;
  if (errors.length === 0) {
    const findings: Findings = [];
    const frontmatter = readFields(frontmatterFields, value, [], findings);
    findings.push(...findContradictions(value));
    if (findings.length === 0 && lostText.length === 0) {
      return { frontmatter: frontmatter as unknown as Frontmatter, locate };
    }
    for (const [path, finding, isLacking] of findings) {
      if (isDraft && isLacking === true) continue;
      errors.push({ file, ...locate(path), field: formatPath(path), ...finding });
    }
  }
  // Lost text causes the other errors of its line.
  const others = errors.filter(({ line }) => !lostText.some((lost) => lost.line === line));
  return { diagnostics: [...lostText, ...others], isDraft };
}
