import type { Frontmatter } from '../article/article.ts';
import { namesOf } from '../article/names.ts';
import { quote, type Finding, type Path } from '../content/diagnostic.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { taxonomies } from '../routes.ts';
import { isMachineName } from './machines.ts';

/** A likely mistake in a field. */
type FieldFinding = [Path, Finding];

/** Finds likely mistakes in the fields of one article. They don't stop the build. */
export function adviseOnFields(frontmatter: Frontmatter): FieldFinding[] {
  return [
    ...adviseOnEntries(frontmatter),
    ...adviseOnReview(frontmatter),
    ...adviseOnLists(frontmatter),
  ];
}

/** Finds names that look like none, which the mapping form accepts as written, and machines named as people. */
function adviseOnEntries({ source, translator, verified }: Frontmatter): FieldFinding[] {
  const find = <T extends { name: string }>(
    path: Path,
    entries: T[] | string | null | undefined,
    isMeant: (entry: T) => boolean,
    expected: string,
    fix: string,
  ) =>
    (Array.isArray(entries) ? entries : []).flatMap((entry, index) =>
      isMeant(entry)
        ? [[[...path, index, 'name'], { found: quote(entry.name), expected, fix }] as FieldFinding]
        : [],
    );
  const isNoName = ({ name }: { name: string }) => findNameStandIn(name) !== undefined;
  const isOutlet = (outlet: { name: string }) => !isNoName(outlet) || isDomain(outlet.name);
  const aName = 'a name, which this looks unlike';
  const noMachine = 'a person or an organization, and this looks like a machine';
  return [
    ...find(
      ['translator'],
      translator,
      isNoName,
      aName,
      'if it is none, write `translator: unknown`, or `translator: withheld` if it is deliberately not given',
    ),
    ...find(
      ['source', 'cites'],
      source.cites,
      (outlet) => !isOutlet(outlet),
      aName,
      'if it is none, write the name of the outlet',
    ),
    ...find(
      ['verified'],
      verified,
      isNoName,
      aName,
      'if it is none, write who verified the content',
    ),
    ...find(
      ['translator'],
      translator,
      ({ type, name }) => type !== 'machine' && isMachineName(name),
      noMachine,
      'if it is a machine, write `type: machine`',
    ),
    ...find(
      ['source', 'author'],
      source.author,
      ({ name }) => isMachineName(name),
      noMachine,
      'if a machine translated the text, name it under `translator` with `type: machine`',
    ),
  ];
}

/** Outlets such as Lenta.ru are named after their domain. */
function isDomain(name: string): boolean {
  return findNameStandIn(name) === 'address' && /^(?!www\.)[\p{L}\p{N}.-]+$/iu.test(name);
}

/** Finds the translations of machines that nobody reviewed. */
function adviseOnReview({ translator }: Frontmatter): FieldFinding[] {
  const entries = Array.isArray(translator) ? translator : [];
  if (entries.some(({ type, work }) => type !== 'machine' && work.includes('reviewed'))) return [];
  return entries.flatMap(({ type, work, name }, index) => {
    const isTranslation = work.includes('translated') || work.includes('summarised');
    if (type !== 'machine' || !isTranslation) return [];
    const finding = {
      found: `${quote(name)}, whose work nobody reviewed`,
      expected: 'a person or an organization with `work: [reviewed]`',
      fix: 'let somebody compare the text with the original, and name them in an entry of their own',
    };
    return [[['translator', index, 'name'], finding] as FieldFinding];
  });
}

/** Separators of lists in several scripts. A slash can be part of a name: HIV/AIDS. */
const SEPARATORS =
  /\s*[،؛;、，；|]\s*|\s\/\s|(?<=[\p{Ll}\p{Lo}])\/(?=\p{L})|, (?=.*, )|(?<=, .*), /u;

/** Finds lists that are written as one topic or one name. */
function adviseOnLists(frontmatter: Frontmatter): FieldFinding[] {
  const { author } = frontmatter.source;
  const authors = (Array.isArray(author) ? author : []).map(({ name }, index) => {
    return { text: name, path: ['source', 'author', index] };
  });
  const names = taxonomies.flatMap((taxonomy) => namesOf(frontmatter, taxonomy));
  return [...names, ...authors].flatMap(({ text, path }) => {
    const parts = text.split(SEPARATORS).filter((part) => part !== '');
    if (parts.length < 2) return [];
    const finding = {
      found: `${quote(text)}, which looks like a list`,
      expected: 'one topic or one name in each entry',
      fix: `if it is a list, write each entry on its own line after a hyphen, or with commas: [${parts.join(', ')}]`,
    };
    return [[path, finding] as FieldFinding];
  });
}
