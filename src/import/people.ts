import { parse } from 'yaml';
import { quote } from '../content/diagnostic.ts';
import { frontmatterFields, type Field, type Fields } from '../content/fields.ts';
import { isMapping } from '../content/read-fields.ts';
import { addContributor } from './contributors.ts';
import { ImportError, type Item } from './item.ts';
import { setField } from './set-field.ts';
import { checkFields } from './settings.ts';

/** Who a signature of another system names. */
interface Person {
  role?: 'author' | 'translator' | 'editor' | 'outlet' | 'nobody';
  name?: string;
  type?: string;
  work?: string[];
}

export type People = ReadonlyMap<string, Person>;

const personFields: Fields = { role: describeRole(), ...findTranslatorFields() };

function describeRole(): Field {
  const words = ['author', 'translator', 'editor', 'outlet', 'nobody'];
  return { kind: 'word', words, help: 'Who they are.', optional: true };
}

function findTranslatorFields(): Fields {
  const { translator } = frontmatterFields;
  return translator.kind === 'list' && translator.of.kind === 'section' ? translator.of.fields : {};
}

/**
 * Reads a map of signatures: `jane: translator`, or `jane: {role: translator, name: Jane Sample, type: person}`.
 * @throws ImportError for a role that it doesn't know
 */
export function parsePeople(yaml: string, file: string): People {
  const entries: unknown = parse(yaml);
  if (!isMapping(entries))
    throw new ImportError(`${file}: expected lines such as jane: translator`);
  const people = Object.entries(entries).map(([key, value]): [string, Person] => {
    const person = isMapping(value) ? value : { role: value };
    checkFields(personFields, person, `${file}: ${key}`);
    return [key, person];
  });
  return new Map(people);
}

/** Writes the signatures of an item into its fields, and full names for short ones, as far as the map knows them. */
export function applyPeople(item: Item, people: People): void {
  const { values, notes, signatures } = item;
  const authors = values['source.author'];
  if (Array.isArray(authors))
    values['source.author'] = authors.map((name: string) => people.get(name)?.name ?? name);
  for (const entry of Array.isArray(values.translator) ? values.translator : []) {
    const { name = entry.name, type = entry.type } = people.get(entry.name) ?? {};
    Object.assign(entry, { name, type });
  }
  for (const names of signatures) {
    const name = names.at(-1) ?? '';
    const person = names.map((one) => people.get(one)).find((one) => one !== undefined);
    if (person?.role !== undefined) applyPerson(item, { name, ...person });
    else {
      notes.push(
        `signed ${quote(name)}: nothing says whether they wrote or translated the text; write it into the fields, or say it for all with --map`,
      );
    }
  }
}

function applyPerson(item: Item, { role, name, type, work }: Person & { name: string }): void {
  if (role === 'author') setField('source.author', [name], item);
  else if (role === 'outlet') setField('source.publication', name, item);
  else if (role !== 'nobody') {
    for (const one of work ?? [role === 'editor' ? 'edited' : 'translated'])
      addContributor(item.values, name, one, type);
  }
}
