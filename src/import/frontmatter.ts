import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { isMapping } from '../content/read-fields.ts';
import { ImportError } from './item.ts';
import type { Values } from './values.ts';

/** Splits a Markdown file into its fields, in YAML, TOML or JSON, and its text. @throws ImportError if they can't be read */
export function splitFrontmatter(source: string): { fields: Values; text: string } {
  const marks = /^(---|\+\+\+)[^\S\n]*\n([^]*?)^\1[^\S\n]*(?:\n|$)/m.exec(source);
  try {
    if (marks?.index === 0) {
      const [all, mark, block = ''] = marks;
      const fields: unknown = mark === '---' ? parseYaml(block) : parseToml(block);
      // Two lines in a text can look like the marks.
      if (isMapping(fields)) return { fields, text: source.slice(all.length) };
      if (fields === null) return { fields: {}, text: source.slice(all.length) };
    }
    const end = /^\{\s*"/.test(source) ? source.search(/^\}[^\S\n]*$/m) + 1 : 0;
    if (end > 0) {
      return { fields: JSON.parse(source.slice(0, end)) as Values, text: source.slice(end) };
    }
  } catch (error) {
    const [message = ''] = (error as Error).message.split('\n');
    throw new ImportError(`its fields can't be read: ${message}`);
  }
  return { fields: {}, text: source };
}
