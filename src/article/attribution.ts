import { getLanguageName, languages, type Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { fillMessage, formatDay, formatList, formatWorks, joinSentences } from './segments.ts';
import type { Segment } from './segments.ts';
import { works, type Article, type Outlet, type Source } from './article.ts';
import type { Translator, Verification, Work } from './article.ts';
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

/**
 * Composes credit, notice and chain of an article, in its language. No other module decides what is said about the origin of an article. Nothing is
 * inferred: a cited outlet is only cited, and what the frontmatter doesn't state is "not stated".
 */
export const composeAttribution = memoize((article: Article) => {
  const stations = composeStations(article);
  return {
    // The byline at the top, without links: reporting, original, translation. A machine's work comes first.
    credit: joinSentences(stations.map(({ segments }) => segments)).map(removeLink),
    // The same sentences, with links.
    stations,
    // The paragraph that closes the text: translator, disclaimer (verbatim) and address.
    notice: composeNotice(article),
    // The list below the notice.
    chain: composeChain(article),
  };
}, new WeakMap());

function removeLink(segment: Segment): Segment {
  return { ...segment, href: undefined };
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

function composeStations(article: Article): Station[] {
  const { language, source, translator } = article;
  const words = languages[language].messages.credit;
  const isOriginal = translator === 'none';
  const groups = groupContributions(article);
  const count = usesMachine(groups) ? groups.filter((group) => rank(group) < 3).length : 0;
  const missing = composeMissingTranslator(article, words);
  const names = source.cites && formatPeople(source.cites, language, linkName(article, 'sources'));
  const composeWork = (some: Group[]) =>
    composeWorkSentences(some, words, linkName(article, 'translators'));
  const translation = knowledgeOfTranslation(groups);
  const review = isReviewUnknown(groups) ? [[{ text: words.reviewUnknown }]] : [];
  const events: [Segment[][], Event][] = [
    [names ? [fillMessage(words.cites, { names })] : [], { known: 'stated', actor: 'cited' }],
    [
      [...composeSourceSentences(article), ...(isOriginal ? missing : [])],
      { known: knowledgeOfSource(article) },
    ],
    [[...composeWork(groups.slice(0, count)), ...review], { known: translation, actor: 'machine' }],
    [
      [...composeWork(groups.slice(count)), ...(isOriginal ? [] : missing)],
      { known: count > 0 ? 'stated' : translation },
    ],
  ];
  return events
    .map(([sentences, event]) => ({ ...event, segments: joinSentences(sentences) }))
    .filter(({ segments }) => segments.length > 0)
    .map((event, index, { length }) => ({ ...event, isFollowed: index < length - 1 }))
    .sort((a, b) => Number(b.actor === 'machine') - Number(a.actor === 'machine'));
}

/** An original text may have had no outlet. */
function knowledgeOfSource({ source: { author, publication }, translator }: Article): Knowledge {
  const isOutletKnown = publication !== null && publication !== 'withheld';
  if (!Array.isArray(author)) return isOutletKnown ? 'partly' : 'unknown';
  const isComplete = isOutletKnown || (translator === 'none' && publication === null);
  return isComplete ? 'stated' : 'partly';
}

function knowledgeOfTranslation(groups: Group[]): Knowledge {
  if (groups.length === 0) return 'unknown';
  return isTranslated(groups) && !isReviewUnknown(groups) ? 'stated' : 'partly';
}

/** Names author and outlet of the source. The missing outlet of an original text is not mentioned: it may have had none. */
function composeSourceSentences(article: Article): Segment[][] {
  const { language, source, translator } = article;
  const { author, publication } = source;
  const isOriginal = translator === 'none';
  const words = languages[language].messages.credit;
  const authors = Array.isArray(author) && formatPeople(author, language);
  const outlet: Segment[] | false = publication !== null &&
    publication !== 'withheld' && [linkName(article, 'sources')(publication)];
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
  const { language, disclaimer, verified } = article;
  const words = languages[language].messages.notice;
  const address = absolute(routes.article(language, article.slug));
  const verifiers = Array.isArray(verified) && formatPeople(verified, language);
  return joinSentences([
    ...composeWorkSentences(groupContributions(article), words),
    ...composeMissingTranslator(article, words),
    ...(verifiers ? [fillMessage(words.verified, { names: verifiers })] : []),
    ...(verified === 'none' ? [[{ text: words.notVerified }]] : []),
    ...(disclaimer === null ? [] : [[{ text: disclaimer, quoted: true as const }]]),
    fillMessage(words.address, { address: linkAddress(address) }),
  ]);
}

function composeChain(article: Article): Step[] {
  const { language, source, translator, verified } = article;
  const words = languages[language].messages.chain;
  const role = createRoles(language);
  const isOriginal = translator === 'none';
  const translation = listTranslationRoles(article);
  const groups = groupContributions(article);
  const steps: Step[] = [
    {
      title: words.steps.reporting,
      known: 'stated',
      actor: 'cited',
      roles: role(words.citedReporting, source.cites, (cites) => formatCites(cites, article)),
    },
    {
      title: words.steps.original,
      known: knowledgeOfSource(article),
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
      known: verified === undefined ? 'unknown' : 'stated',
      roles: role(words.verifiedBy, verified ?? null, (verified) =>
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
function listOriginalRoles(article: Article): Role[] {
  const { language, source, sourceRevised, translator } = article;
  const { chain: words, nameWithheld } = languages[language].messages;
  const fallback = translator === 'none' ? undefined : null;
  const role = createRoles(language);
  const day = (date: string) => [formatDay(date, language)];
  return [
    ...role(words.author, source.author, (authors) =>
      authors === 'withheld' ? [{ text: nameWithheld }] : formatPeople(authors, language),
    ),
    ...role(words.outlet, source.publication ?? fallback, (outlet) => [
      outlet === 'withheld' ? { text: nameWithheld } : linkName(article, 'sources')(outlet),
    ]),
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
  const role = createRoles(language);
  const checked = role(words.sourceChecked, sourceChecked, (date) => [formatDay(date, language)]);
  if (translator === 'none' || translator === 'withheld') {
    const text = translator === 'none' ? words.notTranslated : nameWithheld;
    return [{ label: words.translation, value: [{ text }] }, ...checked];
  }
  const groups = groupContributions(article);
  const labelWorks = (done: Work[]) => formatWorks(words.works, done, language);
  return [
    ...groups.map((group): Role => ({
      label: isMachineTranslation(group) ? words.translation : labelWorks(group.works),
      value: formatContributors(group, linkName(article, 'translators')),
    })),
    ...(isReviewUnknown(groups) ? role(labelWorks(['reviewed']), null) : []),
    ...(isTranslated(groups) ? [] : role(words.translation, null)),
    ...checked,
  ];
}

function listPublicationRoles(article: Article): Role[] {
  const { language, disclaimer } = article;
  const words = languages[language].messages.chain;
  const role = createRoles(language);
  const month = routes.archive(language, article.published.slice(0, 7));
  return [
    {
      label: article.description === null ? words.headlineOnly : words.headline,
      value: [{ text: words.headlineBy[article.titleBy] }],
    },
    ...role(words.firstPublished, article.canonical, linkAddress),
    {
      label: words.publishedHere,
      value: fillMessage(words.siteAndDate, {
        site: [{ text: site.name, name: true }],
        date: [{ ...formatDay(article.published, language), href: month }],
      }),
    },
    {
      label: words.disclaimer,
      value: [
        disclaimer === null
          ? { text: words.noDisclaimer }
          : { text: words.disclaimerInNotice, href: '#notice' },
      ],
    },
    ...role(words.rights, article.rights, (text) =>
      isLicenceAddress(text) ? linkAddress(text) : [{ text, quoted: true }],
    ),
  ];
}

/** Returns a function that creates a role. Its value is "not stated" for `null`, and there is no role for `undefined`. */
function createRoles(language: Language) {
  const { notStated } = languages[language].messages;
  return <T>(label: string, value: T | null | undefined, format?: (value: T) => Segment[]) => {
    const role: Role =
      value == null || !format
        ? { label, value: [{ text: notStated }], unknown: true }
        : { label, value: format(value) };
    return value === undefined ? [] : [role];
  };
}

/** What one or several translators did alike. */
interface Group {
  language: Language;
  isMachine: boolean;
  works: Work[];
  contributors: Translator[];
}

/**
 * Groups translators by their work, in order of first mention. A machine's translation, a summary and a review with its
 * date are groups of their own, because credits describe them in other words.
 */
function groupContributions({ language, translator }: Article): Group[] {
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
    language,
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
  words: { works: string; machineTranslation: string; summary?: string },
  formatName: FormatName = formatPlainName,
): Segment[][] {
  return groups.map((group) => {
    const { contributors, language } = group;
    if (isMachineTranslation(group)) {
      const names = contributors.map((machine) => [formatName(machine)]);
      return fillMessage(words.machineTranslation, { names: formatList(names, language) });
    }
    const isSummary = group.works[0] === 'summarised';
    const message =
      (isSummary ? words.summary : undefined) ?? formatWorks(words.works, group.works, language);
    return fillMessage(message, { names: formatContributors(group, formatName) });
  });
}

/** Says that the translator is not stated or withheld, or that there is none. */
function composeMissingTranslator(
  article: Article,
  words: Record<'translatorUnknown' | 'translatorWithheld' | 'notTranslated', string>,
): Segment[][] {
  if (article.translator === 'none') return [[{ text: words.notTranslated }]];
  if (article.translator === 'withheld') return [[{ text: words.translatorWithheld }]];
  return isTranslated(groupContributions(article)) ? [] : [[{ text: words.translatorUnknown }]];
}

type FormatName = (named: Outlet & Pick<Notes, 'type'>) => Segment;

function formatContributors(group: Group, formatName: FormatName): Segment[] {
  const { contributors, language } = group;
  const message = isMachineTranslation(group) ? 'machineTranslation' : 'machine';
  return formatPeople(contributors, language, formatName, message);
}

/** What a credit can say beside a name. */
type Notes = Partial<Pick<Translator & Verification, 'pseudonym' | 'date' | 'note'>> & {
  type?: Translator['type'] | undefined;
};

/** Joins names into a list, each with its notes. Marks each machine as one: "a machine (Name)". */
function formatPeople(
  people: readonly (Outlet & Notes)[],
  language: Language,
  formatName: FormatName = formatPlainName,
  machine: 'machine' | 'machineTranslation' = 'machine',
): Segment[] {
  const names = people.map((person) => {
    const name = [formatName(person)];
    return person.type === 'machine'
      ? fillMessage(languages[language].messages[machine], { name })
      : addNotes(name, language, person);
  });
  return formatList(names, language);
}

function formatPlainName({ name }: Outlet): Segment {
  return { text: name, name: true };
}

/** Adds in parentheses that a name is a pen name, a date and a note. */
function addNotes(name: Segment[], language: Language, { pseudonym, date, note }: Notes) {
  const notes: Segment[] = [
    ...(pseudonym ? [{ text: languages[language].messages.penName }] : []),
    ...(date ? [formatDay(date, language)] : []),
    ...(note === undefined ? [] : [{ text: note, quoted: true as const }]),
  ];
  return [...name, ...notes.flatMap((text) => [{ text: ' (' }, text, { text: ')' }])];
}

function formatCites(cites: NonNullable<Source['cites']>, article: Naming): Segment[] {
  const { language } = article;
  const { nameWithLanguage } = languages[language].messages.chain;
  const outlets = cites.map((cited) => {
    const name = [linkName(article, 'sources')(cited)];
    if (cited.lang === undefined) return name;
    const code = [{ text: getLanguageName(cited.lang, language) }];
    return fillMessage(nameWithLanguage, { name, language: code });
  });
  return formatList(outlets, language);
}

type Naming = Pick<Article, 'language' | 'termSlugs'>;

/** Links a name to the list of articles that mention it. */
function linkName(article: Naming, taxonomy: 'sources' | 'translators'): FormatName {
  return ({ name: text, type }) => {
    const name = { text, ...(type === 'machine' && { machine: true as const }) };
    const slug = termSlug(name, taxonomy, article);
    return { text, name: true, href: routes.term(article.language, taxonomy, slug) };
  };
}

/** Links an address, printed as it was written. @throws TypeError for an address that the schema rejects */
function linkAddress(address: string): Segment[] {
  return [{ text: address, href: new URL(address).href }];
}

/** Checks whether a statement of rights is only the address of a licence. */
export function isLicenceAddress(text: string): boolean {
  return /^https?:\/\/[^\s@]+$/i.test(text) && URL.canParse(text);
}
