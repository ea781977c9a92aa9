import { parse } from 'yaml';
import { quote } from '../content/diagnostic.ts';
import { frontmatterFields, type Fields, type ListField } from '../content/fields.ts';
import { isMapping, readFields, type Findings } from '../content/read-fields.ts';
import { ImportError } from './item.ts';
import { flattenFields, type Values } from './values.ts';

/**
 * Reads what a batch has in common: `source.publication=Sample Gazette`, `topics=[Syria, Russia]`. A field of a list is one of
 * its entries: `translator.type=person`.
 * @throws ImportError for an unknown field or a value that it doesn't accept
 */
export function parseSettings(settings: readonly string[]): Values {
  const values: Values = {};
  for (const setting of settings) {
    const [, name = '', written = ''] = /^\s*([\w.]+)\s*=(.*)$/s.exec(setting) ?? [];
    if (name === '') throw new ImportError(`--set ${quote(setting)}: expected field=value`);
    const steps = name.split('.');
    const fields = nestSetting(frontmatterFields, steps, readWritten(written.trim()));
    checkFields(frontmatterFields, fields, `--set ${name}`);
    for (const [path, value] of Object.entries(flattenFields(fields))) {
      const known = values[path];
      const isPart = name !== path && Array.isArray(known) && Array.isArray(value);
      if (isPart) Object.assign(known[0] as object, value[0]);
      else values[path] = Array.isArray(value) ? [known ?? [], value].flat() : value;
    }
  }
  return values;
}

function readWritten(written: string): unknown {
  if (!/^[[{]|^(?:true|false)$/.test(written)) return written;
  try {
    return parse(written) as unknown;
  } catch {
    // A text can begin with a bracket.
    return written;
  }
}

/** Returns the fields that have only this value. */
function nestSetting(fields: Fields, steps: readonly string[], value: unknown): Values {
  const [step = '', ...others] = steps;
  const field = Object.hasOwn(fields, step) ? fields[step] : undefined;
  if (others.length === 0) return { [step]: field?.kind === 'list' ? toList(field, value) : value };
  const entry = field?.kind === 'list' ? field.of : field;
  const inner = nestSetting(entry?.kind === 'section' ? entry.fields : {}, others, value);
  return { [step]: field?.kind === 'list' ? [inner] : inner };
}

/** Writes one entry as a list, and a name as an entry. */
function toList({ of, single, states = {} }: ListField, value: unknown): unknown {
  const isState = typeof value === 'string' && Object.hasOwn(states, value);
  if (single === true || isState || Array.isArray(value)) return value;
  return [of.kind === 'section' && !isMapping(value) ? { name: value } : value];
}

/**
 * Checks values, which the text or others can complete.
 * @param place where they were written
 * @throws ImportError
 */
export function checkFields(fields: Fields, values: Values, place: string): void {
  const findings: Findings = [];
  readFields(fields, values, [], findings);
  const [wrong] = findings.filter(([, { found }]) => found !== 'nothing');
  if (wrong === undefined) return;
  const [, { found, expected, fix }] = wrong;
  const hint = found.startsWith('the unknown field') ? fix : `expected ${expected}`;
  throw new ImportError(`${place}: found ${found}; ${hint}`);
}

/** Fills what values lack, also in the entries of lists, with the settings of the batch. */
export function fillValues(values: Values, settings: Values): void {
  for (const [path, setting] of Object.entries(settings)) {
    const value = values[path];
    const entries = [setting].flat().filter(isMapping);
    if (value === undefined || value === 'unknown') {
      // Entries without a name only complete others.
      if (!Array.isArray(setting) || entries.every(({ name }) => name !== undefined))
        values[path] = structuredClone(setting);
    } else if (Array.isArray(value)) {
      for (const entry of value.filter(isMapping)) fillValues(entry, entries[0] ?? {});
    }
  }
}
