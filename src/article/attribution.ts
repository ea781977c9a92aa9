import { languageName, languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { memoizePerArticle } from './per-article.ts';
import { dayOf, fill, list, names, sentences, type Segment } from './segments.ts';
import type { Article, Translator } from './article.ts';
import { termSlug } from './names.ts';
import type { Taxonomy } from '../routes.ts';

/** A role on the way of a text, and who filled it. */
export interface Role {
  label: string;
  value: Segment[];
  /** Nobody is known to have filled it: the value says "not stated". */
  unknown?: true;
}

/** A station on the way of a text: its reporting, the original, its translation, its verification, this site. */
export interface Step {
  title: string;
  roles: Role[];
}

/** All that is said about where an article comes from, in the article's language. */
export interface Attribution {
  /** The line at the top, as a byline: what is known first, then what is not stated. */
  credit: Segment[];
  /** The paragraph that closes the text: who translated it, the disclaimer word for word, its address. */
  notice: Segment[];
  /** How the text reached the reader, step by step and role by role. */
  chain: Step[];
}

/**
 * Decides what is said of an article's origin: the only place that does. Nothing is concluded from
 * anything: a cited outlet is cited, not translated, and what the frontmatter doesn't know is "not stated".
 */
export const attribution = memoizePerArticle((article): Attribution => ({
  credit: credit(article),
  notice: notice(article),
  chain: chain(article),
}));

/** Builds the caption of a picture from its credit. */
export function pictureCredit(credit: string | null, language: Language): Segment[] {
  const words = languages[language].messages.picture;
  return credit === null
    ? [{ text: words.unknown }]
    : fill(words.credit, { name: [{ text: credit, name: true }] });
}

function credit({ language, source, translator }: Article): Segment[] {
  const words = languages[language].messages.credit;
  const cited = source.cites?.map(({ name }) => name);
  const known = source.author !== null || source.publication !== null;
  const written = writtenSentences(source, translator === 'none', language);
  return sentences([
    ...(known ? written : []),
    ...translatorSentences(translator, language, words),
    ...(cited ? [fill(words.cites, { names: names(cited, language) })] : []),
    ...(known ? [] : written),
  ]);
}

/** Who wrote and published the text; an original text, unlike a translation, need have had no outlet before. */
function writtenSentences(
  { author, publication }: Article['source'],
  original: boolean,
  language: Language,
): Segment[][] {
  const words = languages[language].messages.credit;
  const authors = author && names(author, language);
  const outlet: Segment[] | null =
    publication === null ? null : [{ text: publication, name: true }];
  if (authors && outlet) return [fill(words.authorAndOutlet, { authors, outlet })];
  if (authors) {
    const by = fill(words.authorOnly, { authors });
    return original ? [by] : [by, [{ text: words.outletUnknown }]];
  }
  if (outlet) {
    return [fill(words.outletOnly, { outlet }), [{ text: words.authorUnknown }]];
  }
  return [[{ text: original ? words.authorUnknown : words.neither }]];
}

function notice(article: Article): Segment[] {
  const { language, translator, disclaimer } = article;
  const words = languages[language].messages.notice;
  const address = absolute(routes.article(language, article.slug));
  const statement: Segment[][] = disclaimer === null ? [] : [[{ text: disclaimer, name: true }]];
  return sentences([
    ...translatorSentences(translator, language, words),
    ...statement,
    fill(words.address, { address: [linkTo(address)] }),
  ]);
}

function chain(article: Article): Step[] {
  const { language, source, disclaimer, rights } = article;
  const words = languages[language].messages.chain;
  const original = article.translator === 'none';
  /** What is stated to be unknown is "not stated". */
  const stated = <T>(label: string, value: T | null, say: (known: T) => Segment[]): Role =>
    value === null ? unstated(label, language) : { label, value: say(value) };
  /** What was never stated is absent. */
  const optional = <T>(label: string, value: T | null | undefined, say: (known: T) => Segment[]) =>
    value === undefined ? [] : [stated(label, value, say)];
  /** What every translation has, stated or not, and an original text only where it is known. */
  const ofOriginal = <T>(
    label: string,
    value: T | null | undefined,
    say: (known: T) => Segment[],
  ) => optional(label, original ? (value ?? undefined) : (value ?? null), say);
  const link = (address: string) => [linkTo(address)];
  const day = (date: Date) => [dayOf(date, language)];

  const translation = [
    ...translatorRoles(article),
    ...optional(words.sourceChecked, article.sourceChecked, day),
  ];

  const steps: Step[] = [
    {
      title: words.steps.reporting,
      roles: optional(words.cites, source.cites, (cites) => citedNames(cites, language)),
    },
    {
      title: words.steps.original,
      roles: [
        stated(words.author, source.author, (all) => names(all, language)),
        ...ofOriginal(words.outlet, source.publication, (text) => [
          listed({ text, name: true }, 'sources', language),
        ]),
        ...optional(words.originalTitle, source.title, (text) => [titleOf(text, source.lang)]),
        ...ofOriginal(words.originalLanguage, source.lang, (code) => [
          { text: languageName(code, language) },
        ]),
        ...ofOriginal(words.originalDate, source.published, day),
        ...ofOriginal(words.originalAddress, source.url, link),
        ...optional(words.archived, source.archived, link),
        ...optional(words.sourceRevised, article.sourceRevised, day),
        ...(original ? translation : []),
      ],
    },
    {
      title: words.steps.translation,
      roles: original ? [] : translation,
    },
    {
      title: words.steps.verification,
      roles: [unstated(words.verification, language)],
    },
    {
      title: words.steps.publication,
      roles: [
        { label: words.headline, value: [{ text: words.headlineBy[article.titleBy] }] },
        ...optional(words.firstPublished, article.canonical, link),
        {
          label: words.publisher,
          value: fill(words.publishedOn, {
            site: [{ text: site.name, name: true }],
            date: [dayOf(article.published, language)],
          }),
        },
        {
          label: words.statement,
          value:
            disclaimer === null
              ? [{ text: words.noStatement }]
              : [{ text: words.statementInNotice, href: '#notice' }],
        },
        stated(words.rights, rights, (text) =>
          isAddress(text) ? [linkTo(text)] : [{ text, name: true }],
        ),
      ],
    },
  ];
  return steps.filter(({ roles }) => roles.length > 0);
}

function unstated(label: string, language: Language): Role {
  return { label, value: [{ text: languages[language].messages.notStated }], unknown: true };
}

/** A kind of work, and those who did it, in the order in which they are first named. */
interface Work {
  kind: Translator['work'] | 'machine translation';
  by: Translator[];
}

function works(translator: Translator[]): Work[] {
  const kindOf = ({ type, work }: Translator): Work['kind'] =>
    type === 'machine' && work === 'translated' ? 'machine translation' : work;
  return [...Map.groupBy(translator, kindOf)].map(([kind, by]) => ({ kind, by }));
}

/** Whether any of the work made this text out of another: one that was only edited has a translator too. */
function isTranslated(translator: Translator[]): boolean {
  return translator.some(({ work }) => work !== 'edited');
}

/** One sentence for each kind of work. */
function translatorSentences(
  translator: Article['translator'],
  language: Language,
  words: {
    translators: Record<Translator['work'], string>;
    machineTranslation: string;
    translatorUnknown: string;
    original: string;
  },
): Segment[][] {
  if (translator === 'none') return [[{ text: words.original }]];
  const unknown: Segment[][] = [[{ text: words.translatorUnknown }]];
  if (translator === null) return unknown;
  const known = works(translator).map(({ kind, by }) =>
    kind === 'machine translation'
      ? fill(words.machineTranslation, {
          names: names(
            by.map(({ name }) => name),
            language,
          ),
        })
      : fill(words.translators[kind], { names: workers(by, language) }),
  );
  return isTranslated(translator) ? known : [...known, ...unknown];
}

function translatorRoles({ translator, language }: Article): Role[] {
  const { chain: words, machineTranslation } = languages[language].messages;
  const unknown = unstated(words.translation, language);
  if (translator === null) return [unknown];
  if (translator === 'none')
    return [{ label: words.translation, value: [{ text: words.original }] }];
  const known = works(translator).map(({ kind, by }): Role =>
    kind === 'machine translation'
      ? {
          label: words.translation,
          value: list(
            by.map(({ name }) =>
              fill(machineTranslation, {
                name: [listed({ text: name, name: true }, 'translators', language, true)],
              }),
            ),
            language,
          ),
        }
      : {
          label: words.translators[kind],
          value: workers(by, language, ({ name, type }) =>
            listed({ text: name, name: true }, 'translators', language, type === 'machine'),
          ),
        },
  );
  return isTranslated(translator) ? known : [...known, unknown];
}

/** The names of those who did one kind of work; a machine is always called one. */
function workers(
  by: Translator[],
  language: Language,
  partOf = ({ name }: Translator): Segment => ({ text: name, name: true }),
): Segment[] {
  const { machine } = languages[language].messages;
  return list(
    by.map((worker) => {
      const part = partOf(worker);
      return worker.type === 'machine' ? fill(machine, { name: [part] }) : [part];
    }),
    language,
  );
}

function citedNames(
  cites: { name: string; lang?: string | undefined }[],
  language: Language,
): Segment[] {
  const { reportsIn } = languages[language].messages.chain;
  return list(
    cites.map(({ name, lang }) => {
      const part = listed({ text: name, name: true }, 'sources', language);
      return lang === undefined
        ? [part]
        : fill(reportsIn, { name: [part], language: [{ text: languageName(lang, language) }] });
    }),
    language,
  );
}

/** A name that leads to the other articles which name it. */
function listed(part: Segment, taxonomy: Taxonomy, language: Language, machine = false): Segment {
  const slug = termSlug({ text: part.text, ...(machine && { machine }) });
  return { ...part, href: routes.term(language, taxonomy, slug) };
}

function titleOf(text: string, language: string | null | undefined): Segment {
  return { text, name: true, ...(language && { language }) };
}

/** Links an address as it was written to where browsers take it. @throws TypeError for one that the schema refuses */
function linkTo(address: string): Segment {
  return { text: address, href: new URL(address).href };
}

/** Whether a statement of rights is the address of a licence, and nothing else. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s@]+$/i.test(text) && URL.canParse(text);
}
