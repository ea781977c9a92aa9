import { quote, type Finding, type Path } from './diagnostic.ts';
import type { Field, Fields, LeafField, ListField, SectionField } from './fields.ts';
import type { StandIn } from './stand-ins.ts';
import { describeLeaf, findNearest } from './values.ts';
import { formatPath } from './yaml.ts';

/** Describes what a field accepts. */
export function describeField(field: Field): string {
  if (field.kind === 'section' && field.short !== true) {
    return 'a section: lines such as `field: text`, indented below it';
  }
  const leaf = field.kind === 'section' ? (field.fields['name'] as LeafField) : field;
  const accepted = leaf.kind === 'list' ? leaf.is : describeLeaf(leaf);
  const states = Object.keys(field.states ?? {});
  if (states.length === 0) return accepted;
  const last = states.pop() ?? '';
  return `${accepted}, or the word ${states.length > 0 ? `${states.join(', ')} or ` : ''}${last}`;
}

/** Describes what was found. */
export function describeValue(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') {
    return `the ${typeof value} ${String(value)}`;
  }
  return 'a section';
}

/** Describes a field that is missing in a section. */
export function describeMissing(field: Field, section: Path, key: string): Finding {
  const [state] = Object.keys(field.states ?? {});
  const alternative = state === undefined ? '' : ` or \`${key}: ${state}\``;
  const line =
    field.kind === 'section' && field.short !== true
      ? `\`${key}:\` and its fields below it`
      : `\`${key}: …\`${alternative}`;
  const place = section.length > 0 ? ` to ${formatPath(section)}` : '';
  return { found: 'nothing', expected: describeField(field), fix: `add ${line}${place}` };
}

/** Describes a field that a section doesn't have. */
export function describeUnknownKey(fields: Fields, key: string, fix: string | undefined): Finding {
  return {
    found: `the unknown field ${quote(key)}`,
    expected: `one of: ${Object.keys(fields).join(', ')}`,
    fix:
      fix ??
      'move what it says to the field that means it; a name belongs in `source.author`, `translator`, `verified` or `image.credit`',
  };
}

/** Suggests what to write instead of a word that stands for a value. */
export function suggestValue(field: LeafField | ListField, standIn: StandIn): string {
  const states = Object.keys(field.states ?? {});
  if (states.length > 1) return `write ${listStates(states, standIn)}`;
  if (states.includes(standIn)) return `write \`${standIn}\``;
  if (field.instead !== undefined) return field.instead;
  if (states.length === 0) {
    return field.kind === 'text' ? `write ${field.is}` : 'leave the field out';
  }
  const value = field.kind === 'list' ? field.is : (field.is ?? describeLeaf(field));
  return `write ${value}, or \`${states.join('` or `')}\``;
}

const stateMeanings: Record<string, string> = {
  unknown: '`unknown` if nobody states it',
  withheld: '`withheld` if the name is deliberately not given',
  none: '`none` if there is none',
};

/** @param first the state that comes first */
function listStates(states: readonly string[], first: string): string {
  const sorted = states.toSorted((a, b) => Number(b === first) - Number(a === first));
  return sorted.map((state) => stateMeanings[state] ?? '').join(', or ');
}

/** Suggests what to write instead of a word that is no name. The likeliest comes first. */
export function suggestName(text: string, standIn: StandIn, isEntry: boolean): string {
  const written = /^(?!(?:null|true|false)$)\p{L}[\p{L}\p{M}\p{N} .’'-]*$/iu.test(text)
    ? text
    : JSON.stringify(text);
  const mapping = `if this is the name, write \`{name: ${written}}\``;
  if (isEntry) {
    return `write the name; if the field names nobody, write \`unknown\` or \`withheld\` for all of it; ${mapping}`;
  }
  const fix = `write ${listStates(['unknown', 'withheld'], standIn)}; ${mapping}`;
  if (standIn === 'sentences') {
    return `write only the name, and name translators and editors under \`translator\`; otherwise ${fix}`;
  }
  return standIn === 'address' ? `write the name without an address; otherwise ${fix}` : fix;
}

/** Suggests how to write a section. */
export function suggestSection({ fields }: SectionField, isEntry: boolean): string {
  return isEntry
    ? `write its fields, the first one after the hyphen: \`- ${Object.keys(fields)[0] ?? ''}: …\``
    : 'write its fields below it, each indented by two spaces';
}

/** Suggests how to write a list. Words that are written as a text are shown as the list. */
export function suggestList({ of, instead }: ListField, input: unknown): string {
  const isYesOrNo =
    typeof input === 'boolean' || (typeof input === 'string' && /^(?:yes|no)$/i.test(input));
  if (isYesOrNo && instead !== undefined) return instead;
  if (of.kind === 'word' && typeof input === 'string') {
    const written = input.split(/[\s,;&+]+|\band\b/).filter((word) => word !== '');
    const words = written.map((word) => findNearest(of.words, word));
    if (!words.includes(undefined)) return `write \`[${[...new Set(words)].join(', ')}]\``;
  }
  const [first = '…', ...others] =
    of.kind === 'section'
      ? Object.entries(of.fields).flatMap(([key, field]) =>
          field.optional ? [] : [`${key}: ${field.kind === 'list' ? '[…]' : '…'}`],
        )
      : [];
  if (others.length === 0) {
    return `write each entry on its own line, after a hyphen: \`- ${first}\``;
  }
  const rest = others.map((line) => `\`${line}\``).join(' and ');
  return `write a list: \`- ${first}\`, and ${rest} below it`;
}
