import { works } from '../article/article.ts';
import { isMachineName } from '../check/machines.ts';
import type { Contributor, Values } from './values.ts';

/** Adds a person or an outlet to the translators, or a work to the one of this name. */
export function addContributor(values: Values, name: string, part: string, type?: string): void {
  const known = Array.isArray(values.translator) ? values.translator : [];
  const work = works.find((one) => one === part) ?? 'translated';
  const same = known.find((one) => one.name === name);
  values.translator = same
    ? known
    : [...known, { name, type: type ?? describeType(name), work: [work] }];
  if (same?.work?.includes(work) === false) same.work.push(work);
}

/** Completes what a translator's entry lacks. Returns what nobody knows. */
export function completeContributor(one: Contributor): string[] {
  one.work ??= ['translated'];
  if (one.type !== undefined) return [];
  one.type = 'person';
  return [
    `translator: nothing says whether ${one.name} is a person; correct type if not, or use --set translator.type=person`,
  ];
}

/** Words that only names of organizations have. */
const ORGANIZATION =
  /^(?:the|ال?وكالة|صحيفة|موقع|فريق|مركز|شبكة|مجلة|جريدة|قناة|مؤسسة|منظمة|هيئة|دار|агентство|редакция|издание|газета|журнал|команда|центр|проект|бюро)(?:\s|$)|(?:^|[^\p{L}])(?:agency|bureau|center|centre|collective|desk|foundation|gazette|group|institute|institution|journal|magazine|media|network|news|newspaper|observer|organi[sz]ation|press|project|radio|society|studio|team|times|translations|translators|tribune|university|агентство|центр|новости|редакция|фонд|институт|университет)(?:[^\p{L}]|$)|\.(?:com|org|net|ru|info)$/iu;

/** Says what a name names, if the name itself shows it. */
export function describeType(name: string): string | undefined {
  if (isMachineName(name)) return 'machine';
  return ORGANIZATION.test(name) ? 'organization' : undefined;
}
