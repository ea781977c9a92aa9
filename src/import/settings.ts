import { parse } from 'yaml';
import { works } from '../article/article.ts';
import { quote } from '../content/diagnostic.ts';
import { describeField } from '../content/field-messages.ts';
import { frontmatterFields, type Field, type Fields } from '../content/fields.ts';
import { isMapping, readFields, type Findings } from '../content/read-fields.ts';
import { findNearest } from '../content/values.ts';
import { addContributor } from './frontmatter.ts';
import { ImportError, type Item, type Values } from './item.ts';

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
    const last = steps.pop() ?? '';
    let fields: Fields = frontmatterFields;
    let target = values;
    for (const step of steps) {
      const field = findField(fields, step, name);
      const entry = field.kind === 'list' ? field.of : field;
      fields = entry.kind === 'section' ? entry.fields : {};
      const inner = (target[step] ??= field.kind === 'list' ? [{}] : {});
      target = [inner].flat()[0] as Values;
    }
    setValue(target, last, findField(fields, last, name), written.trim(), name);
  }
  return values;
}

function findField(fields: Fields, step: string, name: string): Field {
  const field = Object.hasOwn(fields, step) ? fields[step] : undefined;
  if (field !== undefined) return field;
  const names = Object.keys(fields);
  const nearest = findNearest(names, step);
  const hint =
    nearest === undefined ? `expected one of: ${names.join(', ')}` : `did you mean ${nearest}?`;
  throw new ImportError(`--set ${name}: there is no field ${quote(step)}; ${hint}`);
}

function setValue(target: Values, key: string, field: Field, written: string, name: string): void {
  let value: unknown = written;
  if (/^[[{]|^(?:true|false)$/.test(written)) {
    try {
      value = parse(written);
    } catch {
      // A text can begin with a bracket.
    }
  }
  const isState = typeof value === 'string' && Object.hasOwn(field.states ?? {}, value);
  if (field.kind === 'list' && !isState && !Array.isArray(value)) {
    const isName = field.of.kind === 'section' && !isMapping(value) && field.single !== true;
    value = [target[key] ?? [], isName ? { name: value } : value].flat();
  }
  const findings: Findings = [];
  readFields({ [key]: field }, { [key]: value }, [], findings);
  // An entry can be completed by the text.
  const [wrong] = findings.filter(([, { found }]) => found !== 'nothing');
  if (wrong) {
    throw new ImportError(
      `--set ${name}: found ${wrong[1].found}; expected ${describeField(field)}`,
    );
  }
  target[key] = value;
}

/** Fills what values lack, also in the entries of lists, with the settings of the batch. */
export function fillValues(values: Values, settings: Values): void {
  for (const [key, setting] of Object.entries(settings)) {
    const value = values[key];
    const entries = [setting].flat().filter(isMapping);
    if (value === undefined || value === 'unknown') {
      // Entries without a name only complete others.
      if (!Array.isArray(setting) || entries.every(({ name }) => name !== undefined))
        values[key] = structuredClone(setting);
    } else if (isMapping(value) && isMapping(setting)) fillValues(value, setting);
    else if (Array.isArray(value)) {
      const [first = {}] = entries;
      for (const entry of value.filter(isMapping)) fillValues(entry, first);
    }
  }
}

/** Who a signature of another system names. */
interface Person {
  role?: string;
  name?: string;
  type?: string;
  work?: string[];
}

export type People = ReadonlyMap<string, Person>;

const ROLES = ['author', 'translator', 'editor', 'outlet', 'nobody'];

/**
 * Reads a map of signatures: `jane: translator`, or `jane: {role: translator, name: Jane Sample, type: person}`.
 * @throws ImportError for a role that it doesn't know
 */
export function parsePeople(yaml: string, file: string): People {
  const entries: unknown = parse(yaml);
  if (!isMapping(entries))
    throw new ImportError(`${file}: expected lines such as jane: translator`);
  const people = Object.entries(entries).map(([key, value]): [string, Person] => {
    const person: Values = isMapping(value) ? value : { role: value };
    for (const [property, isRight] of Object.entries(PERSON)) {
      const said = person[property];
      if (said === undefined || isRight(said)) continue;
      throw new ImportError(
        `${file}: ${key}: expected a role (${ROLES.join(', ')}), or {role: …, name: …, type: …, work: […]}`,
      );
    }
    return [key, person];
  });
  return new Map(people);
}

const PERSON: Record<keyof Person, (said: unknown) => boolean> = {
  role: (said) => ROLES.some((role) => role === said),
  name: (said) => typeof said === 'string',
  type: (said) => said === 'person' || said === 'organization' || said === 'machine',
  work: (said) => Array.isArray(said) && said.every((one) => works.some((work) => work === one)),
};

/** Writes the signatures of an item into its fields, if the map knows them. */
export function applySignatures({ values, notes, signatures = [] }: Item, people: People): void {
  for (const names of signatures) {
    const person = names.map((name) => people.get(name)).find((one) => one !== undefined);
    const name = names.at(-1) ?? '';
    if (person?.role !== undefined) applyPerson(values, { name, ...person });
    else {
      notes?.push(
        `signed ${quote(name)}: nothing says whether they wrote or translated the text; write it into the fields, or say it for all with --map`,
      );
    }
  }
}

/** Replaces names in the fields, which other systems shorten, by those of the map. */
export function renamePeople({ values }: Item, people: People): void {
  const source = (values['source'] ??= {}) as Values;
  if (Array.isArray(source['author'])) {
    source['author'] = source['author'].map((name: string) => people.get(name)?.name ?? name);
  }
  if (!Array.isArray(values['translator'])) return;
  for (const entry of values['translator'] as { name: string; type?: string }[]) {
    const { name = entry.name, type = entry.type } = people.get(entry.name) ?? {};
    Object.assign(entry, { name }, type === undefined ? {} : { type });
  }
}

function applyPerson(values: Values, { role, name, type, work }: Person & { name: string }): void {
  const source = (values['source'] ??= {}) as Values;
  if (role === 'author') source['author'] = [source['author'] ?? [], name].flat();
  else if (role === 'outlet') source['publication'] ??= name;
  else if (role !== 'nobody') {
    for (const one of work ?? [role === 'editor' ? 'edited' : 'translated']) {
      addContributor(values, name, one, type);
    }
  }
}
