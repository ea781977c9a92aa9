import { getLanguageName, languages, type Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import {
  fillMessage,
  formatDay,
  formatList,
  formatWorks,
  joinSentences,
  type Segment,
} from './segments.ts';
import {
  works,
  type Article,
  type Outlet,
  type Source,
  type Translator,
  type Work,
} from './article.ts';
import { termSlug } from './names.ts';

/** A role in the chain, such as author or translator, and who filled it. */
export interface Role {
  label: string;
  value: Segment[];
  /** Set if the value is "not stated". */
  unknown?: true;
}

/** How much is known of an event: all of it, a part, or nothing, because it is not stated or withheld. */
export type Knowledge = 'stated' | 'partly' | 'unknown';

/** An event on the way from the reporting to the reader. */
interface Event {
  known: Knowledge;
  /** Set for an outlet that is only cited, and for a machine. */
  actor?: 'cited' | 'machine';
}

/** The sentences of the credit about one event. */
export interface Station extends Event {
  segments: Segment[];
  /** Whether another station follows in the order of events. */
  isFollowed: boolean;
}

/** A step of the chain. */
export interface Step extends Event {
  title: string;
  roles: Role[];
}

/** Credit, notice and chain of an article, in its language. */
export interface Attribution {
  /** The byline at the top, without links: reporting, original, translation. A machine's work comes first. */
  credit: Segment[];
  /** The same sentences, with links. */
  stations: Station[];
  /** The paragraph that closes the text: translator, disclaimer (verbatim) and address. */
  notice: Segment[];
  /** The list below the notice. */
  chain: Step[];
}

/**
 * Composes credit, notice and chain. No other module decides what is said about the origin of an article. Nothing is
 * inferred: a cited outlet is only cited, and what the frontmatter doesn't state is "not stated".
 */
export const composeAttribution = memoize((article: Article): Attribution => {
  const stations = composeStations(article);
  return {
    credit: joinSentences(stations.map(({ segments }) => segments.map(removeLink))),
    stations,
    notice: composeNotice(article),
    chain: composeChain(article),
  };
}, new WeakMap());

function removeLink(segment: Segment): Segment {
  const words = { ...segment };
  delete words.href;
  return words;
}

/**
 * Puts a label before the credit or notice ("Credit: …"), which tells it from the text of the article where there is no
 * layout. It begins in the article's own script, by which feed readers choose the direction.
 */
export function labelAttribution(article: Article, part: 'credit' | 'notice'): Segment[] {
  const text = languages[article.language].messages.labels[part];
  return [{ text, label: true }, { text: ' ' }, ...composeAttribution(article)[part]];
}

/** Composes the credit line in the caption of an image. */
export function composeImageCredit(credit: string | null, language: Language): Segment[] {
  const words = languages[language].messages.image;
  return credit === null
    ? [{ text: words.creditUnknown }]
    : fillMessage(words.credit, { name: [{ text: credit, name: true }] });
}

function composeStations({ language, source, translator }: Article): Station[] {
  const words = languages[language].messages.credit;
  const isOriginal = translator === 'none';
  const groups = groupContributions(translator);
  const count = usesMachine(groups) ? groups.filter((group) => rank(group) < 3).length : 0;
  const [machines, others] = [groups.slice(0, count), groups.slice(count)];
  const missing = composeMissingTranslator(translator, words);
  const events: Omit<Station, 'isFollowed'>[] = [
    {
      actor: 'cited',
      known: 'stated',
      segments: source.cites
        ? fillMessage(words.cites, {
            names: formatPeople(source.cites, language, linkOutlet(language)),
          })
        : [],
    },
    {
      known: knowledgeOfSource(source, isOriginal),
      segments: joinSentences([
        ...composeSourceSentences(source, isOriginal, language),
        ...(isOriginal ? missing : []),
      ]),
    },
    {
      actor: 'machine',
      known: knowledgeOfTranslation(groups),
      segments: joinSentences([
        ...composeWorkSentences(machines, language, words, linkTranslator(language)),
        ...(isReviewUnknown(groups) ? [[{ text: words.reviewUnknown }]] : []),
      ]),
    },
    {
      known: count > 0 ? 'stated' : knowledgeOfTranslation(groups),
      segments: joinSentences([
        ...composeWorkSentences(others, language, words, linkTranslator(language)),
        ...(isOriginal ? [] : missing),
      ]),
    },
  ];
  return events
    .filter(({ segments }) => segments.length > 0)
    .map((event, index, { length }) => ({ ...event, isFollowed: index < length - 1 }))
    .sort((a, b) => Number(b.actor === 'machine') - Number(a.actor === 'machine'));
}

/** An original text may have had no outlet. */
function knowledgeOfSource({ author, publication }: Source, isOriginal: boolean): Knowledge {
  const isOutletKnown = publication !== null && publication !== 'withheld';
  if (Array.isArray(author)) {
    return isOutletKnown || (isOriginal && publication === null) ? 'stated' : 'partly';
  }
  return isOutletKnown ? 'partly' : 'unknown';
}

function knowledgeOfTranslation(groups: Group[]): Knowledge {
  if (groups.length === 0) return 'unknown';
  return isTranslated(groups) && !isReviewUnknown(groups) ? 'stated' : 'partly';
}

/** Names author and outlet of the source. The missing outlet of an original text is not mentioned: it may have had none. */
function composeSourceSentences(
  { author, publication }: Source,
  isOriginal: boolean,
  language: Language,
): Segment[][] {
  const words = languages[language].messages.credit;
  const authors = Array.isArray(author) && formatPeople(author, language);
  const outlet: Segment[] | false = publication !== null &&
    publication !== 'withheld' && [linkOutlet(language)(publication)];
  if (authors && outlet) return [fillMessage(words.authorAndOutlet, { authors, outlet })];
  if (author === null && publication === null) {
    return [[{ text: isOriginal ? words.authorUnknown : words.neither }]];
  }
  const authorSentence = authors
    ? fillMessage(words.authorOnly, { authors })
    : [{ text: author === null ? words.authorUnknown : words.authorWithheld }];
  if (outlet) return [fillMessage(words.outletOnly, { outlet }), authorSentence];
  if (publication === 'withheld') return [authorSentence, [{ text: words.outletWithheld }]];
  return isOriginal ? [authorSentence] : [authorSentence, [{ text: words.outletUnknown }]];
}

function composeNotice(article: Article): Segment[] {
  const { language, translator, disclaimer, verified } = article;
  const words = languages[language].messages.notice;
  const address = absolute(routes.article(language, article.slug));
  const verifiers = Array.isArray(verified) && formatPeople(verified, language);
  return joinSentences([
    ...composeWorkSentences(groupContributions(translator), language, words),
    ...composeMissingTranslator(translator, words),
    ...(verifiers ? [fillMessage(words.verified, { names: verifiers })] : []),
    ...(verified === 'none' ? [[{ text: words.notVerified }]] : []),
    ...(disclaimer === null ? [] : [[{ text: disclaimer, quoted: true as const }]]),
    fillMessage(words.address, { address: linkAddress(address) }),
  ]);
}

function composeChain(article: Article): Step[] {
  const { language, source, translator, verified } = article;
  const words = languages[language].messages.chain;
  const isOriginal = translator === 'none';
  const translation = listTranslationRoles(article);
  const groups = groupContributions(translator);
  const steps: Step[] = [
    {
      title: words.steps.reporting,
      known: 'stated',
      actor: 'cited',
      roles: createRole(words.citedReporting, language, source.cites, (cites) =>
        formatCites(cites, language),
      ),
    },
    {
      title: words.steps.original,
      known: knowledgeOfSource(source, isOriginal),
      roles: [...listOriginalRoles(article), ...(isOriginal ? translation : [])],
    },
    {
      title: words.steps.translation,
      known: knowledgeOfTranslation(groups),
      ...(usesMachine(groups) && { actor: 'machine' }),
      roles: isOriginal ? [] : translation,
    },
    {
      title: words.steps.verification,
      known: Array.isArray(verified) || verified === 'none' ? 'stated' : 'unknown',
      roles: createRole(words.verifiedBy, language, verified ?? null, (verified) =>
        verified === 'none' ? [{ text: words.notVerified }] : formatPeople(verified, language),
      ),
    },
    { title: words.steps.publication, known: 'stated', roles: listPublicationRoles(article) },
  ];
  return steps.filter(({ roles }) => roles.length > 0);
}

/**
 * Lists the roles of the source text. A translation always has author, outlet, language, date and address, even if not
 * stated; an original text has them only if they are known.
 */
function listOriginalRoles({ language, source, sourceRevised, translator }: Article): Role[] {
  const { chain: words, nameWithheld } = languages[language].messages;
  const fallback = translator === 'none' ? undefined : null;
  const role = <T>(label: string, value: T | null | undefined, format: (value: T) => Segment[]) =>
    createRole(label, language, value, format);
  const day = (date: string) => [formatDay(date, language)];
  return [
    ...role(words.author, source.author, (authors) =>
      authors === 'withheld' ? [{ text: nameWithheld }] : formatPeople(authors, language),
    ),
    ...role(words.outlet, source.publication ?? fallback, (outlet) =>
      outlet === 'withheld' ? [{ text: nameWithheld }] : [linkOutlet(language)(outlet)],
    ),
    ...role(words.originalTitle, source.title, (text) => [
      { text, quoted: true, ...(source.lang && { language: source.lang }) },
    ]),
    ...role(words.originalLanguage, source.lang ?? fallback, (code) => [
      { text: getLanguageName(code, language) },
    ]),
    ...role(words.originalDate, source.published ?? fallback, day),
    ...role(words.originalAddress, source.url ?? fallback, linkAddress),
    ...role(words.archivedCopy, source.archived, linkAddress),
    ...role(words.sourceRevised, sourceRevised, day),
  ];
}

function listTranslationRoles(article: Article): Role[] {
  const { language, translator, sourceChecked } = article;
  const { chain: words, nameWithheld } = languages[language].messages;
  const checked = createRole(words.sourceChecked, language, sourceChecked, (date) => [
    formatDay(date, language),
  ]);
  if (translator === 'none' || translator === 'withheld') {
    const text = translator === 'none' ? words.notTranslated : nameWithheld;
    return [{ label: words.translation, value: [{ text }] }, ...checked];
  }
  const groups = groupContributions(translator);
  const known = groups.map((group): Role => {
    const isTranslation = isMachineTranslation(group);
    return {
      label: isTranslation ? words.translation : formatWorks(words.works, group.works, language),
      value: formatContributors(group, language, linkTranslator(language)),
    };
  });
  return [
    ...known,
    ...(isReviewUnknown(groups)
      ? [createUnknownRole(formatWorks(words.works, ['reviewed'], language), language)]
      : []),
    ...(isTranslated(groups) ? [] : [createUnknownRole(words.translation, language)]),
    ...checked,
  ];
}

function listPublicationRoles(article: Article): Role[] {
  const { language, disclaimer, rights } = article;
  const words = languages[language].messages.chain;
  const month = routes.archive(language, article.published.slice(0, 7));
  return [
    {
      label: article.description === null ? words.headlineOnly : words.headline,
      value: [{ text: words.headlineBy[article.titleBy] }],
    },
    ...createRole(words.firstPublished, language, article.canonical, linkAddress),
    {
      label: words.publishedHere,
      value: fillMessage(words.siteAndDate, {
        site: [{ text: site.name, name: true }],
        date: [{ ...formatDay(article.published, language), href: month }],
      }),
    },
    {
      label: words.disclaimer,
      value:
        disclaimer === null
          ? [{ text: words.noDisclaimer }]
          : [{ text: words.disclaimerInNotice, href: '#notice' }],
    },
    ...createRole(words.rights, language, rights, (text) =>
      isLicenceAddress(text) ? linkAddress(text) : [{ text, quoted: true }],
    ),
  ];
}

/** Creates a role whose value is "not stated" for `null`. Returns no role for `undefined`. */
function createRole<T>(
  label: string,
  language: Language,
  value: T | null | undefined,
  format: (value: T) => Segment[],
): Role[] {
  if (value === undefined) return [];
  return [value === null ? createUnknownRole(label, language) : { label, value: format(value) }];
}

function createUnknownRole(label: string, language: Language): Role {
  return { label, value: [{ text: languages[language].messages.notStated }], unknown: true };
}

/** What one or several translators did alike. */
interface Group {
  isMachine: boolean;
  works: Work[];
  contributors: Translator[];
}

/**
 * Groups translators by their work, in order of first mention. A machine's translation, a summary and a review with its
 * date are groups of their own, because credits describe them in other words.
 */
function groupContributions(translator: Article['translator']): Group[] {
  if (!Array.isArray(translator)) return [];
  const shares = translator.flatMap(({ date, ...contributor }) => {
    const isApart = (work: Work) =>
      work === 'summarised' ||
      (work === 'translated' && contributor.type === 'machine') ||
      (work === 'reviewed' && date !== undefined);
    const done = works.filter((work) => contributor.work.includes(work));
    const apart = done.filter(isApart).map((work) => [work]);
    return [done.filter((work) => !isApart(work)), ...apart]
      .filter((works) => works.length > 0)
      .map((works) => ({
        works,
        contributor: works.includes('reviewed') ? { ...contributor, date } : contributor,
      }));
  });
  const groups = [
    ...Map.groupBy(shares, ({ contributor, works }) =>
      [contributor.type === 'machine', ...works].join(' '),
    ).values(),
  ].map((group) => ({
    isMachine: group.some(({ contributor }) => contributor.type === 'machine'),
    works: group[0]?.works ?? [],
    contributors: group.map(({ contributor }) => contributor),
  }));
  return usesMachine(groups) ? groups.toSorted((a, b) => rank(a) - rank(b)) : groups;
}

/** Ranks work on a machine's text: readers first learn of the machine, then of its review (EU AI Act, Article 50(4)). */
function rank(group: Group): number {
  if (isMachineTranslation(group)) return 0;
  if (group.isMachine) return 1;
  return group.works.includes('reviewed') ? 2 : 3;
}

function isMachineTranslation({ isMachine, works }: Group): boolean {
  return isMachine && works.includes('translated');
}

/** Checks whether a machine translated or summarised the text. */
function usesMachine(groups: Group[]): boolean {
  return isTranslated(groups.filter(({ isMachine }) => isMachine));
}

/** Checks whether the text is a machine's and nobody is named who reviewed it. */
function isReviewUnknown(groups: Group[]): boolean {
  return usesMachine(groups) && !groups.some(({ works }) => works.includes('reviewed'));
}

/** Checks whether somebody is named who translated or summarised the text. An editor alone leaves the translator unknown. */
function isTranslated(groups: Group[]): boolean {
  return groups.some(({ works }) => works.includes('translated') || works.includes('summarised'));
}

/** Composes one sentence for each kind of work. */
function composeWorkSentences(
  groups: Group[],
  language: Language,
  words: { works: string; machineTranslation: string; summary?: string },
  formatName: (translator: Translator) => Segment = formatPlainName,
): Segment[][] {
  return groups.map((group) => {
    if (isMachineTranslation(group)) {
      return fillMessage(words.machineTranslation, {
        names: formatList(
          group.contributors.map((machine) => [formatName(machine)]),
          language,
        ),
      });
    }
    const message =
      group.works[0] === 'summarised' && words.summary !== undefined
        ? words.summary
        : formatWorks(words.works, group.works, language);
    return fillMessage(message, { names: formatContributors(group, language, formatName) });
  });
}

/** Says that the translator is not stated or withheld, or that there is none. */
function composeMissingTranslator(
  translator: Article['translator'],
  words: Record<'translatorUnknown' | 'translatorWithheld' | 'notTranslated', string>,
): Segment[][] {
  if (translator === 'none') return [[{ text: words.notTranslated }]];
  if (translator === 'withheld') return [[{ text: words.translatorWithheld }]];
  return isTranslated(groupContributions(translator)) ? [] : [[{ text: words.translatorUnknown }]];
}

/** Joins the names of a group into a list. Marks each machine as one: "a machine (Name)". */
function formatContributors(
  group: Group,
  language: Language,
  formatName: (translator: Translator) => Segment = formatPlainName,
): Segment[] {
  const { machine, machineTranslation } = languages[language].messages;
  const message = isMachineTranslation(group) ? machineTranslation : machine;
  return formatList(
    group.contributors.map((contributor) => {
      const name = [formatName(contributor)];
      return contributor.type === 'machine'
        ? fillMessage(message, { name })
        : addNotes(name, language, contributor);
    }),
    language,
  );
}

/** What a credit can say beside a name. */
interface Notes {
  pseudonym?: true | undefined;
  date?: string | undefined;
  note?: string | undefined;
}

/** Joins names into a list, each with its notes. */
function formatPeople(
  people: readonly (Outlet & Notes)[],
  language: Language,
  formatName = formatPlainName,
): Segment[] {
  return formatList(
    people.map((person) => addNotes([formatName(person)], language, person)),
    language,
  );
}

function formatPlainName({ name }: Outlet): Segment {
  return { text: name, name: true };
}

/** Adds in parentheses that a name is a pen name, a date and a note. */
function addNotes(
  name: Segment[],
  language: Language,
  { pseudonym, date, note }: Notes,
): Segment[] {
  const notes: Segment[] = [
    ...(pseudonym ? [{ text: languages[language].messages.penName }] : []),
    ...(date ? [formatDay(date, language)] : []),
    ...(note === undefined ? [] : [{ text: note, quoted: true as const }]),
  ];
  return [...name, ...notes.flatMap((text) => [{ text: ' (' }, text, { text: ')' }])];
}

function formatCites(cites: NonNullable<Source['cites']>, language: Language): Segment[] {
  const { nameWithLanguage } = languages[language].messages.chain;
  return formatList(
    cites.map(({ lang, ...cited }) => {
      const outlet = [linkOutlet(language)(cited)];
      return lang === undefined
        ? outlet
        : fillMessage(nameWithLanguage, {
            name: outlet,
            language: [{ text: getLanguageName(lang, language) }],
          });
    }),
    language,
  );
}

/** Links an outlet to the list of articles that mention it. */
function linkOutlet(language: Language): (outlet: Outlet) => Segment {
  return ({ name: text }) => ({
    ...{ text, name: true },
    href: routes.term(language, 'sources', termSlug({ text })),
  });
}

/** Links a translator to the list of articles that mention it. */
function linkTranslator(language: Language): (translator: Translator) => Segment {
  return ({ name: text, type }) => ({
    ...{ text, name: true },
    href: routes.term(
      language,
      'translators',
      termSlug({ text, ...(type === 'machine' && { machine: true }) }),
    ),
  });
}

/** Links an address, printed as it was written. @throws TypeError for an address that the schema rejects */
function linkAddress(address: string): Segment[] {
  return [{ text: address, href: new URL(address).href }];
}

/** Checks whether a statement of rights is only the address of a licence. */
export function isLicenceAddress(text: string): boolean {
  return /^https?:\/\/[^\s@]+$/i.test(text) && URL.canParse(text);
}
