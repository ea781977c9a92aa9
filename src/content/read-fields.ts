import { formatCount, quote, type Finding, type Path } from './diagnostic.ts';
import {
  describeField,
  describeMissing,
  describeUnknownKey,
  describeValue,
  suggestList,
  suggestName,
  suggestSection,
  suggestValue,
} from './field-messages.ts';
import type { Field, Fields, LeafField, ListField, SectionField } from './fields.ts';
import { explainForeignKey } from './foreign-keys.ts';
import { findExactState, findNameStandIn, findTextStandIn, type StandIn } from './stand-ins.ts';
import { findNearest, readLeaf, type Result } from './values.ts';

/** What is wrong, and whether a required field of the whole file is missing, which a draft may lack. */
export type Findings = [Path, Finding, isLacking?: boolean][];

/** There may be thousands in a section. */
const MAX_UNKNOWN_KEYS = 20;

/**
 * Reads the fields of a section. The result is complete only if nothing was found.
 * @param findings receives what is wrong, each with its path
 */
export function readFields(fields: Fields, input: Mapping, path: Path, findings: Findings) {
  const missing = new Set(Object.keys(fields).filter((key) => !Object.hasOwn(input, key)));
  for (const [key, finding, meant] of findUnknownKeys(fields, input, path, missing)) {
    findings.push([[...path, key], finding]);
    // A misspelt field is not missing too.
    missing.delete(meant);
  }
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const isWritten = Object.hasOwn(input, key);
    const value = isWritten ? input[key] : null;
    if (value !== null) {
      values[key] = readField(field, value, [...path, key], findings);
    } else if (isWritten || (missing.has(key) && field.optional !== true)) {
      const isLacking = !isWritten && path.length === 0 && key !== 'title';
      findings.push([[...path, key], describeMissing(field, path, key), isLacking]);
    }
  }
  return values;
}

/** Finds keys that a section doesn't have, each with the field that may be meant. */
function findUnknownKeys(
  fields: Fields,
  input: object,
  path: Path,
  missing: ReadonlySet<string>,
): [string, Finding, string][] {
  const unknown = Object.keys(input).filter((key) => !Object.hasOwn(fields, key));
  return unknown.slice(0, MAX_UNKNOWN_KEYS).map((key) => {
    const foreign = explainForeignKey(key, fields, path);
    const nearest = findNearest([...missing], key) ?? findNearest(Object.keys(fields), key);
    const fix = foreign?.fix ?? (nearest && `rename it to ${quote(nearest)}`);
    return [key, describeUnknownKey(fields, key, fix), foreign?.field ?? nearest ?? ''];
  });
}

function readField(field: Field, input: unknown, path: Path, findings: Findings): unknown {
  const { states = {} } = field;
  if (typeof input === 'string' && Object.hasOwn(states, input)) {
    return states[input as keyof typeof states];
  }
  if (field.kind === 'section' && isMapping(input)) {
    return readFields(field.fields, input, path, findings);
  }
  if (field.kind === 'list' && Array.isArray(input) && input.length > 0) {
    return readEntries(field, input, path, findings);
  }
  if (field.kind === 'list' && field.single === true && isMapping(input)) {
    return [readField(field.of, input, path, findings)];
  }
  const result = readSingle(field, input, typeof path.at(-1) === 'number');
  if ('value' in result) return result.value;
  const { found = describeValue(input), fix } = result;
  findings.push([path, { found, expected: describeField(field), fix }]);
  return undefined;
}

type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(input: unknown): input is Mapping {
  return input !== null && typeof input === 'object' && !Array.isArray(input);
}

function readEntries(field: ListField, entries: unknown[], path: Path, findings: Findings) {
  if (entries.length > field.maxItems) {
    const found = `${formatCount(entries.length)} entries`;
    const expected = `at most ${formatCount(field.maxItems)}`;
    findings.push([path, { found, expected, fix: field.shorten }]);
    return [];
  }
  return entries.map((entry, index) => {
    if (field.of.kind !== 'word' || entries.indexOf(entry) === index) {
      return readField(field.of, entry, [...path, index], findings);
    }
    const found = `${describeValue(entry)}, which is already in the list`;
    const finding = { found, expected: 'each word once', fix: 'keep only one of the two' };
    findings.push([[...path, index], finding]);
    return undefined;
  });
}

/** Reads a value that is neither a section nor a list as it should be. */
function readSingle(field: Field, input: unknown, isEntry: boolean): Result {
  if (field.kind === 'section') {
    return field.short === true
      ? readShortName(field, input, isEntry)
      : { fix: suggestSection(field, isEntry) };
  }
  if (field.kind === 'list' && field.single === true && !Array.isArray(input)) {
    const result = readSingle(field.of, input, isEntry);
    return 'value' in result ? { value: [result.value] } : result;
  }
  const text = field.kind === 'text' ? readLeaf(field, input) : undefined;
  if (text !== undefined && !('value' in text)) return text;
  const standIn = typeof input === 'string' ? findStandIn(field, input) : undefined;
  if (standIn !== undefined) return { fix: suggestValue(field, standIn) };
  return field.kind === 'list' ? { fix: suggestList(field, input) } : readLeaf(field, input);
}

function findStandIn(field: Exclude<Field, SectionField>, input: string): StandIn | undefined {
  const refuses = field.kind === 'text' ? field.refuses : undefined;
  if (refuses === 'nothing') return undefined;
  if (refuses === 'states' || field.kind === 'key') return findExactState(input);
  if (field.states?.withheld !== undefined) return findNameStandIn(input);
  const isChecked = field.kind === 'text' || field.kind === 'list' || field.states !== undefined;
  return isChecked ? findTextStandIn(input) : undefined;
}

/** Reads a name without a section. In the section, the name is taken as written. */
function readShortName(field: SectionField, input: unknown, isEntry: boolean): Result {
  const result = readLeaf(field.fields['name'] as LeafField, input);
  if (!('value' in result)) return result;
  const standIn = findNameStandIn(String(input));
  return standIn === undefined
    ? { value: { name: result.value } }
    : { fix: suggestName(String(result.value), standIn, isEntry) };
}
