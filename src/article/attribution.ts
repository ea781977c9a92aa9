import { languageName, languages, type Language } from '../language/languages.ts';
import { absolute, routes } from '../routes.ts';
import { site } from '../site.ts';
import { dayOf, fill, list, names, sentences, type Part } from './parts.ts';
import type { Article, Translator } from './schema.ts';

/** One role on the way of a text, and who filled it. */
export interface Link {
  role: string;
  value: Part[];
}

/** All that is said about where an article comes from, in the article's language. */
export interface Attribution {
  /** The line at the top, as a byline: what is known first, then what is not stated. */
  credit: Part[];
  /** The paragraph that closes the text: who translated it, the disclaimer word for word, its address. */
  notice: Part[];
  /** How the text reached the reader, role by role. */
  chain: Link[];
}

/**
 * Decides what is said of an article's origin: the only place that does. Nothing is concluded from
 * anything: a cited outlet is cited, not translated, and what the frontmatter doesn't know is "not stated".
 */
export function attribution(article: Article): Attribution {
  return { credit: credit(article), notice: notice(article), chain: chain(article) };
}

function credit({ language, source, translator }: Article): Part[] {
  const words = languages[language].messages.credit;
  const written = fill(
    source.author && source.publication
      ? words.authorAndOutlet
      : source.author
        ? words.authorOnly
        : source.publication
          ? words.outletOnly
          : words.neither,
    {
      authors: names(source.author ?? [], language),
      outlet: [{ text: source.publication ?? '', name: true }],
    },
  );
  const cited = source.cites
    ? [
        fill(words.cites, {
          names: names(
            source.cites.map(({ name }) => name),
            language,
          ),
        }),
      ]
    : [];
  const translated = translatorSentences(translator, language, words);
  const known = source.author !== null || source.publication !== null;
  return sentences(known ? [written, ...translated, ...cited] : [...translated, ...cited, written]);
}

function notice(article: Article): Part[] {
  const { language, translator, disclaimer } = article;
  const words = languages[language].messages.notice;
  const address = absolute(routes.article(language, article.slug));
  return sentences([
    ...translatorSentences(translator, language, words),
    ...(disclaimer === null ? [] : [[{ text: disclaimer }]]),
    fill(words.address, { address: [{ text: address, href: address }] }),
  ]);
}

function chain(article: Article): Link[] {
  const { language, source, disclaimer, rights } = article;
  const { chain: words, notStated } = languages[language].messages;
  const missing: Part[] = [{ text: notStated }];
  const link = (href: string | null | undefined) => (href ? [{ text: href, href }] : undefined);
  const day = (date: Date | null | undefined) => (date ? [dayOf(date, language)] : undefined);
  const optional = (role: string, value: Part[] | undefined): Link[] =>
    value ? [{ role, value }] : [];

  return [
    ...optional(words.cites, source.cites && citedNames(source.cites, language)),
    { role: words.author, value: source.author ? names(source.author, language) : missing },
    {
      role: words.outlet,
      value: source.publication === null ? missing : [{ text: source.publication, name: true }],
    },
    ...optional(words.originalTitle, titleOf(source)),
    {
      role: words.originalLanguage,
      value: source.lang ? [{ text: languageName(source.lang, language) }] : missing,
    },
    { role: words.originalDate, value: day(source.published) ?? missing },
    { role: words.originalAddress, value: link(source.url) ?? missing },
    ...optional(words.archived, link(source.archived)),
    ...optional(words.sourceRevised, day(article.sourceRevised)),
    ...translatorLinks(article),
    ...optional(words.sourceChecked, day(article.sourceChecked)),
    { role: words.headline, value: [{ text: words.headlineBy[article.titleBy] }] },
    { role: words.verification, value: missing },
    {
      role: words.statement,
      value:
        disclaimer === null
          ? [{ text: words.noStatement }]
          : [{ text: words.statementInNotice, href: '#notice' }],
    },
    ...optional(words.firstPublished, link(article.canonical)),
    {
      role: words.publisher,
      value: fill(words.publishedOn, {
        site: [{ text: site.name, name: true }],
        date: [dayOf(article.published, language)],
      }),
    },
    {
      role: words.rights,
      value:
        rights === null ? missing : [{ text: rights, ...(isAddress(rights) && { href: rights }) }],
    },
  ];
}

/** One sentence for each kind of work, with those who did it, in the order in which they are first named. */
function translatorSentences(
  translator: Article['translator'],
  language: Language,
  words: {
    translators: Record<Translator['work'], string>;
    translatorUnknown: string;
    original: string;
  },
): Part[][] {
  if (translator === null) return [[{ text: words.translatorUnknown }]];
  if (translator === 'none') return [[{ text: words.original }]];
  return byWork(translator).map(([work, people]) =>
    fill(words.translators[work], {
      names: list(
        people.map((one) => nameOf(one, language)),
        language,
      ),
    }),
  );
}

function translatorLinks({ translator, language }: Article): Link[] {
  const { chain: words, notStated } = languages[language].messages;
  if (translator === null) return [{ role: words.translation, value: [{ text: notStated }] }];
  if (translator === 'none')
    return [{ role: words.translation, value: [{ text: words.original }] }];
  return byWork(translator).map(([work, people]) => ({
    role: words.translators[work],
    value: list(
      people.map((one) => nameOf(one, language)),
      language,
    ),
  }));
}

function byWork(translator: Translator[]): [Translator['work'], Translator[]][] {
  return [...Map.groupBy(translator, ({ work }) => work)];
}

/** A translator's name; a machine is always called one. */
function nameOf({ name, type }: Translator, language: Language): Part[] {
  const part: Part = { text: name, name: true };
  return type === 'machine'
    ? fill(languages[language].messages.machineTranslation, { name: [part] })
    : [part];
}

function citedNames(
  cites: { name: string; lang?: string | undefined }[],
  language: Language,
): Part[] {
  const { reportsIn } = languages[language].messages.chain;
  return list(
    cites.map(({ name, lang }) => {
      const part: Part = { text: name, name: true };
      return lang === undefined
        ? [part]
        : fill(reportsIn, { name: [part], language: [{ text: languageName(lang, language) }] });
    }),
    language,
  );
}

function titleOf({ title, lang }: Article['source']): Part[] | undefined {
  return title === undefined
    ? undefined
    : [{ text: title, name: true, ...(lang && { language: lang }) }];
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}
