import { getLanguageName, languages, type Language } from '../language/languages.ts';
import { memoize } from '../memoize.ts';
import { absolute, routes, type Taxonomy } from '../routes.ts';
import { site } from '../site.ts';
import {
  fillMessage,
  formatDay,
  formatList,
  formatNames,
  joinSentences,
  type Segment,
} from './segments.ts';
import type { Article, Source, Translator } from './article.ts';
import { termSlug } from './names.ts';

/** A role in the chain, such as author or translator, and who filled it. */
export interface Role {
  label: string;
  value: Segment[];
  /** Set if the value is "not stated". */
  unknown?: true;
}

/** A step of the chain: reporting, original, translation, verification, or publication here. */
export interface Step {
  title: string;
  roles: Role[];
}

/** Credit, notice and chain of an article, in its language. */
export interface Attribution {
  /** The byline at the top: known facts first, then what is not stated. */
  credit: Segment[];
  /** The paragraph that closes the text: translator, disclaimer (verbatim) and address. */
  notice: Segment[];
  /** The list below the notice. */
  chain: Step[];
}

/**
 * Composes credit, notice and chain. No other module decides what is said about the origin of an article. Nothing is
 * inferred: a cited outlet is only cited, and what the frontmatter doesn't state is "not stated".
 */
export const composeAttribution = memoize(
  (article: Article): Attribution => ({
    credit: composeCredit(article),
    notice: composeNotice(article),
    chain: composeChain(article),
  }),
  new WeakMap(),
);

/** Composes the credit line in the caption of an image. */
export function composeImageCredit(credit: string | null, language: Language): Segment[] {
  const words = languages[language].messages.image;
  return credit === null
    ? [{ text: words.creditUnknown }]
    : fillMessage(words.credit, { name: [{ text: credit, name: true }] });
}

function composeCredit({ language, source, translator }: Article): Segment[] {
  const words = languages[language].messages.credit;
  const cited = source.cites?.map(({ name }) => name);
  const isSourceKnown = source.author !== null || source.publication !== null;
  const sourceSentences = composeSourceSentences(source, translator === 'none', language);
  return joinSentences([
    ...(isSourceKnown ? sourceSentences : []),
    ...composeTranslatorSentences(translator, language, words),
    ...(cited ? [fillMessage(words.cites, { names: formatNames(cited, language) })] : []),
    ...(isSourceKnown ? [] : sourceSentences),
  ]);
}

/** Names author and outlet of the source. The missing outlet of an original text is not mentioned: it may have had none. */
function composeSourceSentences(
  { author, publication }: Source,
  isOriginal: boolean,
  language: Language,
): Segment[][] {
  const words = languages[language].messages.credit;
  const authors = author && formatNames(author, language);
  const outlet: Segment[] | null =
    publication === null ? null : [{ text: publication, name: true }];
  if (authors && outlet) return [fillMessage(words.authorAndOutlet, { authors, outlet })];
  if (authors) {
    const by = fillMessage(words.authorOnly, { authors });
    return isOriginal ? [by] : [by, [{ text: words.outletUnknown }]];
  }
  if (outlet) {
    return [fillMessage(words.outletOnly, { outlet }), [{ text: words.authorUnknown }]];
  }
  return [[{ text: isOriginal ? words.authorUnknown : words.neither }]];
}

function composeNotice(article: Article): Segment[] {
  const { language, translator, disclaimer } = article;
  const words = languages[language].messages.notice;
  const address = absolute(routes.article(language, article.slug));
  return joinSentences([
    ...composeTranslatorSentences(translator, language, words),
    ...(disclaimer === null ? [] : [[{ text: disclaimer, name: true as const }]]),
    fillMessage(words.address, { address: linkAddress(address) }),
  ]);
}

function composeChain(article: Article): Step[] {
  const { language, source } = article;
  const words = languages[language].messages.chain;
  const isOriginal = article.translator === 'none';
  const translation = listTranslationRoles(article);
  const steps: Step[] = [
    {
      title: words.steps.reporting,
      roles: createRole(words.citedReporting, language, source.cites, (cites) =>
        formatCites(cites, language),
      ),
    },
    {
      title: words.steps.original,
      roles: [...listOriginalRoles(article), ...(isOriginal ? translation : [])],
    },
    {
      title: words.steps.translation,
      roles: isOriginal ? [] : translation,
    },
    {
      title: words.steps.verification,
      roles: [createUnknownRole(words.verifiedBy, language)],
    },
    {
      title: words.steps.publication,
      roles: listPublicationRoles(article),
    },
  ];
  return steps.filter(({ roles }) => roles.length > 0);
}

/**
 * Lists the roles of the source text. A translation always has author, outlet, language, date and address, even if not
 * stated; an original text has them only if they are known.
 */
function listOriginalRoles({ language, source, sourceRevised, translator }: Article): Role[] {
  const words = languages[language].messages.chain;
  const fallback = translator === 'none' ? undefined : null;
  const role = <T>(label: string, value: T | null | undefined, format: (value: T) => Segment[]) =>
    createRole(label, language, value, format);
  const day = (date: Date) => [formatDay(date, language)];
  return [
    ...role(words.author, source.author, (names) => formatNames(names, language)),
    ...role(words.outlet, source.publication ?? fallback, (name) => [
      linkName(name, 'sources', language),
    ]),
    ...role(words.originalTitle, source.title, (text) => [
      { text, name: true, ...(source.lang && { language: source.lang }) },
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
  const { chain: words, machineTranslation } = languages[language].messages;
  const checked = createRole(words.sourceChecked, language, sourceChecked, (date) => [
    formatDay(date, language),
  ]);
  const unknown = createUnknownRole(words.translation, language);
  if (translator === null) return [unknown, ...checked];
  if (translator === 'none') {
    return [{ label: words.translation, value: [{ text: words.notTranslated }] }, ...checked];
  }
  const link = ({ name, type }: Translator) =>
    linkName(name, 'translators', language, type === 'machine');
  const known = groupByWork(translator).map(([work, workers]): Role =>
    work === 'machine translation'
      ? {
          label: words.translation,
          value: formatList(
            workers.map((worker) => fillMessage(machineTranslation, { name: [link(worker)] })),
            language,
          ),
        }
      : { label: words.translators[work], value: formatWorkers(workers, language, link) },
  );
  return [...known, ...(isTranslated(translator) ? [] : [unknown]), ...checked];
}

function listPublicationRoles(article: Article): Role[] {
  const { language, disclaimer, rights } = article;
  const words = languages[language].messages.chain;
  return [
    { label: words.headline, value: [{ text: words.headlineBy[article.titleBy] }] },
    ...createRole(words.firstPublished, language, article.canonical, linkAddress),
    {
      label: words.publishedHere,
      value: fillMessage(words.siteAndDate, {
        site: [{ text: site.name, name: true }],
        date: [formatDay(article.published, language)],
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
      isLicenceAddress(text) ? linkAddress(text) : [{ text, name: true }],
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

type Work = Translator['work'] | 'machine translation';

/** Groups translators by their work, in order of first mention. Machine translation is a kind of work of its own. */
function groupByWork(translators: Translator[]): [Work, Translator[]][] {
  const groups = Map.groupBy(translators, ({ type, work }): Work =>
    type === 'machine' && work === 'translated' ? 'machine translation' : work,
  );
  return [...groups];
}

/** Checks whether somebody is named who translated or summarised the text. An editor alone leaves the translator unknown. */
function isTranslated(translators: Translator[]): boolean {
  return translators.some(({ work }) => work !== 'edited');
}

/** Composes one sentence for each kind of work. */
function composeTranslatorSentences(
  translator: Article['translator'],
  language: Language,
  words: {
    translators: Record<Translator['work'], string>;
    machineTranslation: string;
    translatorUnknown: string;
    notTranslated: string;
  },
): Segment[][] {
  if (translator === 'none') return [[{ text: words.notTranslated }]];
  const unknown: Segment[][] = [[{ text: words.translatorUnknown }]];
  if (translator === null) return unknown;
  const known = groupByWork(translator).map(([work, workers]) => {
    if (work !== 'machine translation') {
      return fillMessage(words.translators[work], { names: formatWorkers(workers, language) });
    }
    const names = workers.map(({ name }) => name);
    return fillMessage(words.machineTranslation, { names: formatNames(names, language) });
  });
  return isTranslated(translator) ? known : [...known, ...unknown];
}

/** Joins the names of translators into a list. Marks each machine as one: "a machine (Name)". */
function formatWorkers(
  workers: Translator[],
  language: Language,
  formatName = ({ name }: Translator): Segment => ({ text: name, name: true }),
): Segment[] {
  const { machine } = languages[language].messages;
  return formatList(
    workers.map((worker) => {
      const name = [formatName(worker)];
      return worker.type === 'machine' ? fillMessage(machine, { name }) : name;
    }),
    language,
  );
}

function formatCites(cites: NonNullable<Source['cites']>, language: Language): Segment[] {
  const { nameWithLanguage } = languages[language].messages.chain;
  return formatList(
    cites.map(({ name, lang }) => {
      const outlet = [linkName(name, 'sources', language)];
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

/** Links a name to the list of articles that mention it. */
function linkName(text: string, taxonomy: Taxonomy, language: Language, machine = false): Segment {
  const slug = termSlug({ text, ...(machine && { machine }) });
  return { text, name: true, href: routes.term(language, taxonomy, slug) };
}

/** Links an address, printed as it was written. @throws TypeError for an address that the schema rejects */
function linkAddress(address: string): Segment[] {
  return [{ text: address, href: new URL(address).href }];
}

/** Checks whether a statement of rights is only the address of a licence. */
export function isLicenceAddress(text: string): boolean {
  return /^https?:\/\/[^\s@]+$/i.test(text) && URL.canParse(text);
}
