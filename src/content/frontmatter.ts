import { closestMatch } from 'leven';
import type { z } from 'astro/zod';
import type { Frontmatter } from '../article/article.ts';
import { quote, type Diagnostic, type Finding, type Locate, type Path } from './diagnostic.ts';
import type { FieldFinding } from './fields.ts';
import { findContradictions, frontmatter as schema, knownKeys } from './schema.ts';
import { formatPath, parseYaml } from './yaml.ts';

/**
 * Parses frontmatter: YAML first, then the schema.
 * @param file the path in the diagnostics
 * @param lines the lines between the two `---`
 */
export function parseFrontmatter(
  file: string,
  lines: readonly string[],
): { frontmatter: Frontmatter; locate: Locate } | { diagnostics: Diagnostic[] } {
  const { value, errors, lostText, locate } = parseYaml(file, lines);
  if (errors.length === 0) {
    const result = schema.safeParse(value, { reportInput: true });
    const issues = result.error?.issues ?? [];
    const findings = [...issues.flatMap(toFindings), ...findContradictions(value)];
    if (result.success && findings.length === 0 && lostText.length === 0) {
      return { frontmatter: result.data, locate };
    }
    for (const [path, finding] of findings) {
      errors.push({ file, ...locate(path), field: formatPath(path), ...finding });
    }
  }
  // Lost text causes the other errors of its line.
  const others = errors.filter(({ line }) => !lostText.some((lost) => lost.line === line));
  return { diagnostics: [...lostText, ...others] };
}

/** Turns an issue of the schema into findings, each with the path of its field. */
function toFindings(issue: z.core.$ZodIssue): [Path, Finding][] {
  const { path } = issue;
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [[...path, key], describeUnknownKey(path, key)])
    : [[path, describeIssue(issue)]];
}

function describeUnknownKey(section: Path, key: string): Finding {
  const keys = knownKeys[section.filter((step) => typeof step !== 'number').join('.')] ?? [];
  const maxDistance = Math.max(1, Math.floor((key.length + 1) / 3));
  const nearest = closestMatch(key.toLowerCase(), keys, { maxDistance });
  const fix =
    key.toLowerCase() === 'slug'
      ? 'remove it: the file name is the slug, so rename the file to change the address'
      : nearest === undefined
        ? 'if it names someone, move the name to one of these fields; otherwise remove it'
        : `rename it to ${quote(nearest)}`;
  return { found: `the unknown field ${quote(key)}`, expected: `one of: ${keys.join(', ')}`, fix };
}

/** Fields of `fields.ts` bring their own findings; the other issues are about sections. */
function describeIssue({ code, input, path, ...issue }: z.core.$ZodIssue): Finding {
  const isMissing = input === undefined || input === null;
  const isEntry = typeof path.at(-1) === 'number';
  const isSection = code !== 'custom';
  const { canBeUnknown, ...finding }: FieldFinding = isSection
    ? {
        expected: 'a section: lines such as `field: text`, indented below it',
        fix: isEntry
          ? 'write its fields, the first one after the hyphen: `- name: …`'
          : 'write its fields below it, each indented by two spaces',
      }
    : ((issue as { params?: unknown }).params as FieldFinding);
  if (isMissing && !isEntry) {
    const name = String(path.at(-1));
    const section = path.length > 1 ? ` to ${formatPath(path.slice(0, -1))}` : '';
    const alternative = canBeUnknown ? ` or \`${name}: unknown\`` : '';
    finding.fix = isSection
      ? `add \`${name}:\` and its fields below it${section}`
      : `add \`${name}: …\`${alternative}${section}`;
  }
  return { found: isMissing ? 'nothing' : describeValue(input), ...finding };
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') {
    return `the ${typeof value} ${String(value)}`;
  }
  return 'a section';
}
