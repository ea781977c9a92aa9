import { readdirSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Element } from 'hast';
import { toString } from 'mdast-util-to-string';
import { SaxesParser } from 'saxes';
import { htmlToHast } from 'satteri';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseArticleFile } from '../../src/content/file.ts';
import { describeCorrections, describeDates } from '../../src/article/history.ts';
import { stripForbiddenCharacters } from '../../src/article/plain-text.ts';
import type { Article } from '../../src/article/article.ts';
import { formatDate, languageCodes, languages } from '../../src/language/languages.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { renderArticle } from '../../src/markdown/render.ts';
import { toAtom } from '../../src/outputs/atom.ts';
import { toBiblatex } from '../../src/outputs/biblatex.ts';
import { createArticleCard, layOutCard, type CardNode } from '../../src/outputs/card.ts';
import { attributeArticle, segmentsToText } from '../../src/outputs/attributed-article.ts';
import { toCslItem } from '../../src/outputs/csl.ts';
import {
  createArticleEntry,
  createCorrectionEntries,
  describeCorrectionsFeed,
  describeEditionFeed,
  buildFeed,
} from '../../src/outputs/feed.ts';
import type { FeedFormat } from '../../src/outputs/formats.ts';
import { buildArticleHead } from '../../src/outputs/head.ts';
import { headTagsToHtml, segmentsToHtml } from '../../src/outputs/html.ts';
import { toJsonFeed } from '../../src/outputs/json-feed.ts';
import { buildArticleJsonLd, serializeForScript } from '../../src/outputs/json-ld.ts';
import { buildManifest } from '../../src/outputs/manifest.ts';
import { toMarkdownFile } from '../../src/outputs/markdown.ts';
import { prepareQuotation } from '../../src/outputs/quotation.ts';
import { buildRedirect } from '../../src/outputs/redirect.ts';
import { composeReference } from '../../src/outputs/reference.ts';
import { toRss } from '../../src/outputs/rss.ts';
import { createSearchRecord } from '../../src/outputs/search.ts';
import { composeShareMessage, buildShareLinks } from '../../src/outputs/share.ts';
import { buildNewsSitemap, buildSitemap, buildSitemapParts } from '../../src/outputs/sitemap.ts';
import { toPlainText } from '../../src/outputs/text.ts';
import { absolute } from '../../src/routes.ts';
import { toInstant } from '../../src/site.ts';
import { articlesIn, factsOf, type Facts } from './articles.ts';

/*
 * The promise: no output leaves without its credit and its notice, and none claims more than is known. A parser reads each
 * output. All texts and facts are compared, so that an additional sentence fails too.
 */

const body = 'A first paragraph, with a [link](https://example.org/).\n\nA second.\n';
const paragraphs = ['A first paragraph, with a link.', 'A second.'];
const now = new Date('2026-12-01T00:00:00Z');

/** Collects the texts and facts that outputs may contain. */
function expectationsOf(article: Article) {
  const { language } = article;
  const description = article.description ?? undefined;
  const { credit, notice } = attributeArticle(article);
  const disclaimer = article.disclaimer ?? undefined;
  return {
    article,
    messages: languages[language].messages,
    description,
    credit,
    notice,
    labelled: {
      credit: `${languages[language].messages.labels.credit} ${credit}`,
      notice: `${languages[language].messages.labels.notice} ${notice}`,
    },
    disclaimer,
    credited: disclaimer === undefined ? credit : `${credit} ${disclaimer}`,
    dates: segmentsToText(describeDates(article), language),
    ...factsOf(article),
  };
}
type Expectations = ReturnType<typeof expectationsOf>;

interface Content {
  /** All texts for readers, in order. Texts that may be absent are undefined. */
  words: unknown[];
  facts?: { [Fact in keyof Facts]?: unknown };
}

interface Output {
  /** Writes the output and parses it. */
  read: (article: Article) => Content;
  /** Lists the expected texts. */
  words: (expected: Expectations) => unknown[];
}

const textOf = (html: string) => toString(htmlToHast(html, { fragment: true }));
/** Lists the texts of top-level nodes. */
const blocksOf = (html = '') => {
  const root = htmlToHast(html, { fragment: true });
  const texts = 'children' in root ? root.children.map((node) => toString(node)) : [];
  return texts.filter((text) => text.trim() !== '');
};
/** Lists the blocks of an entry's body, and the language and direction of the element around them. */
const entryBlocksOf = (html = '') => {
  const [, language, direction, inner] =
    /^<div lang="(\w+)" dir="(\w+)">(.*)<\/div>$/s.exec(html.trim()) ?? [];
  return [language, direction, ...blocksOf(inner)];
};
const htmlText = ({ language, slug }: Article) =>
  renderArticle(body, { language, address: `/${language}/articles/${slug}/` }).absolute;
const model = (article: Article, feed: FeedFormat) =>
  buildFeed(
    describeEditionFeed(article.language, feed),
    [createArticleEntry(article, htmlText(article))],
    now,
  );
const instant = (date: unknown) =>
  typeof date === 'string' ? new Date(date).toISOString() : undefined;
const listNames = (people: unknown): unknown[] =>
  ((people ?? []) as Record<string, unknown>[]).map(
    ({ name, literal, family }) => name ?? literal ?? family,
  );
const fillPlaceholders = (message: string, places: Record<string, string>) =>
  message.replace(/\{(\w+)\}/g, (_, place: string) => places[place] ?? '');

/** Lists the texts of the elements with a name. @throws for XML that is not well-formed */
function textsIn(xml: string, name = ''): string[] {
  const found: string[] = [];
  let open = false;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    open = tag.name === name;
    if (open) found.push('');
  });
  parser.on('text', (text) => {
    if (open) found.push(`${found.pop() ?? ''}${text}`);
  });
  parser.on('closetag', () => (open = false));
  parser.write(xml).close();
  return found;
}

function checkXml(xml: string): string {
  textsIn(xml);
  return xml;
}

/** Parses a `<head>`. Returns a function that looks up meta elements by name, and links by relation. */
function headOf(html: string): (key: string) => unknown[] {
  const all: { key: unknown; value: unknown }[] = [];
  visit(htmlToHast(html), 'element', ({ tagName, properties }: Element) => {
    const { property, name, content, rel, href } = properties as Record<string, unknown>;
    if (tagName === 'meta') all.push({ key: property ?? name, value: content });
    if (tagName === 'link') all.push({ key: String(rel), value: href });
  });
  return (wanted) => all.filter(({ key }) => key === wanted).map(({ value }) => value);
}

function listCardTexts(node: CardNode): string[] {
  return node.type === 'text' ? [node.text] : node.children.flatMap(listCardTexts);
}

/** Takes off the comma that keeps Zotero from splitting a name. */
const withoutComma = (name: unknown) => String(name).replace(/,$/, '');

/** Parses a citation. Takes off what keeps citeproc-js from reading tags, and pandoc from reading fields. */
function parseCitation(data: string): Content {
  const text = data.replaceAll('< b>', '<b>').replace(/("note":")[\u200E\u200F]/, '$1');
  const [item = {}] = new Cite(text).data as Record<string, unknown>[];
  const { 'date-parts': [date = []] = [] } = item['issued'] as { 'date-parts'?: number[][] };
  return {
    words: [item['title'], item['note'], item['abstract'], item['container-title']],
    facts: {
      authors: listNames(item['author']),
      citedTranslators: listNames(item['translator']),
      editors: listNames(item['editor']),
      day: date.map((number) => String(number).padStart(2, '0')).join('-'),
      address: item['URL'],
      key: item['id'] ?? item['citation-key'],
    },
  };
}
const citationWords = ({ title, credited, description }: Expectations) => [
  title,
  credited,
  description,
  'Sample Site',
];

const messageWords = ({ messages, title, credit, address }: Expectations) => [
  title,
  fillPlaceholders(messages.share.text, { title, credit }),
  address,
];

/** Adds a correction if the article has none. */
const addCorrection = (article: Article): Article => ({
  ...article,
  corrections: article.corrections ?? [
    { date: article.published, error: 'site', text: 'A correction.' },
  ],
});
const feedWords = ({ article, title, credit, description, labelled }: Expectations) => [
  title,
  `${credit} ${description ?? ''}`,
  ...[article.language, article.language === 'ar' ? 'rtl' : 'ltr'],
  labelled.credit,
  ...paragraphs,
  labelled.notice,
];

/** Every output, by its file in `src/outputs`. */
const outputs: Record<string, Output> = {
  html: {
    read: (article) => {
      const { credit, notice } = attributeArticle(article).attribution;
      return { words: [textOf(segmentsToHtml(credit)), textOf(segmentsToHtml(notice))] };
    },
    words: ({ credit, notice }) => [credit, notice],
  },
  head: {
    read: (article) => {
      const all = headOf(headTagsToHtml(buildArticleHead(article)));
      const one = (key: string) => all(key)[0];
      return {
        words: ['og:title', 'description', 'og:description', 'og:image:alt'].flatMap(all),
        facts: {
          authors: ['DC.creator', 'author', 'article:author', 'citation_author', 'DC.contributor']
            .flatMap(all)
            .map(withoutComma),
          citedTranslators: all('z:translators').map(withoutComma),
          helpers: all('bib:contributors').map(withoutComma),
          publisher: one('DC.source'),
          published: instant(one('article:published_time')),
          day: one('DC.date'),
          modified: instant(one('article:modified_time')),
          address: one('og:url'),
          canonical: one('canonical'),
          rights: one('DC.rights'),
          licence: one('license'),
          robots: one('robots'),
        },
      };
    },
    words: ({ title, credit, description, disclaimer = '' }) => [
      title,
      description ?? credit,
      `${credit} ${description ?? ''} ${disclaimer}`,
      `${title}. ${credit}`,
    ],
  },
  'json-ld': {
    read: (article) => {
      const script = serializeForScript(buildArticleJsonLd(article));
      expect(script).not.toContain('<');
      const data = JSON.parse(script) as Record<string, unknown>;
      return {
        words: [data['headline'], data['description'], data['creditText'], data['backstory']],
        facts: {
          authors: listNames(data['author']),
          translators: listNames(data['translator']),
          helpers: listNames(data['contributor']),
          cited: listNames(data['citation']),
          publisher: listNames([data['publisher']])[0],
          published: instant(data['datePublished']),
          modified: instant(data['dateModified']),
          address: data['mainEntityOfPage'],
          licence: data['license'],
          statement: data['copyrightNotice'],
        },
      };
    },
    words: ({ title, description, credit, disclaimer }) => [title, description, credit, disclaimer],
  },
  rss: {
    // eslint-disable-next-line complexity -- Reads every field of the format.
    read: (article) => {
      const [item] = parseRssFeed(checkXml(toRss(model(article, 'rss.xml')))).items ?? [];
      return {
        words: [
          item?.title,
          textOf(item?.description ?? ''),
          ...entryBlocksOf(item?.content?.encoded),
        ],
        facts: {
          authors: [...(item?.dc?.creators ?? []), ...listNames(item?.authors)],
          contributors: item?.dc?.contributors ?? [],
          published: instant(item?.pubDate),
          modified: item?.dcterms?.modified?.[0],
          address: item?.link,
          id: item?.guid?.value,
          isPermaLink: item?.guid?.isPermaLink,
          rights: item?.dc?.rights?.[0],
        },
      };
    },
    words: feedWords,
  },
  atom: {
    // eslint-disable-next-line complexity -- Reads every element of the format.
    read: (article) => {
      const feed = parseAtomFeed(checkXml(toAtom(model(article, 'atom.xml'))));
      // Entries without an author would inherit it.
      expect(feed.authors).toBeUndefined();
      const [entry] = feed.entries ?? [];
      return {
        words: [
          entry?.title?.value,
          entry?.summary?.value,
          ...entryBlocksOf(entry?.content?.value),
        ],
        facts: {
          byline: listNames(entry?.authors),
          contributors: listNames(entry?.contributors),
          published: entry?.published,
          lastChange: entry?.updated,
          address: entry?.links?.find(({ rel }) => rel === 'alternate')?.href,
          id: entry?.id,
          rights: entry?.rights?.value,
        },
      };
    },
    words: feedWords,
  },
  'json-feed': {
    read: (article) => {
      const json = toJsonFeed(model(article, 'feed.json'));
      const [item] = parseJsonFeed(json).items ?? [];
      const { items } = JSON.parse(json) as { items: { _attribution: Record<string, unknown> }[] };
      const { credit, notice, disclaimer, translators } = items[0]?._attribution ?? {};
      return {
        words: [
          ...[item?.title, item?.summary, ...entryBlocksOf(item?.content_html)],
          ...[credit, notice, disclaimer, translators],
        ],
        facts: {
          authors: listNames(item?.authors),
          published: item?.date_published,
          modified: item?.date_modified,
          address: item?.url,
          id: item?.id,
        },
      };
    },
    words: (expected) => {
      const { article, credit, notice, disclaimer } = expected;
      // Dates become text.
      const translators = Array.isArray(article.translator)
        ? (JSON.parse(JSON.stringify(article.translator)) as unknown)
        : undefined;
      return [...feedWords(expected), credit, notice, disclaimer, translators];
    },
  },
  // Entries of corrections, which this site wrote.
  feed: {
    read: (article) => {
      const entries = createCorrectionEntries([{ article: addCorrection(article) }]);
      const xml = checkXml(
        toAtom(buildFeed(describeCorrectionsFeed(article.language), entries, now)),
      );
      return {
        words: (parseAtomFeed(xml).entries ?? []).flatMap((entry) => [
          entry.id,
          entry.title?.value,
          entry.summary?.value,
          ...entryBlocksOf(entry.content?.value),
          ...listNames(entry.authors),
          ...listNames(entry.contributors),
          entry.updated,
        ]),
      };
    },
    words: ({ article, id, title, credit, labelled }) =>
      describeCorrections(addCorrection(article)).flatMap(({ id: place, date, when, text }) => [
        `${id}#${place}`,
        `${title} (${segmentsToText(when, article.language)})`,
        `${credit} ${text}`,
        ...[article.language, article.language === 'ar' ? 'rtl' : 'ltr'],
        labelled.credit,
        segmentsToText(when, article.language),
        text,
        labelled.notice,
        'Dragoman',
        toInstant(date).toISOString(),
      ]),
  },
  reference: {
    read: (article) => ({ words: [textOf(segmentsToHtml(composeReference(article)))] }),
    words: ({ article, messages, title, credited, address }) => [
      fillPlaceholders(messages.cite.reference, {
        title,
        credit: credited,
        site: 'Dragoman',
        date: formatDate(article.published, article.language),
        address,
      }),
    ],
  },
  // The redirect page at an alias.
  redirect: {
    read: (article) => {
      const html = buildRedirect(article);
      const one = (key: string) => headOf(html)(key)[0];
      return {
        words: blocksOf(/<body>(.*)<\/body>/s.exec(html)?.[1]),
        facts: { canonical: one('canonical'), robots: one('robots'), licence: one('license') },
      };
    },
    words: ({ messages, title, credit, notice }) => [
      title,
      credit,
      `${messages.moved} ${title}`,
      notice,
    ],
  },
  text: {
    read: (article) => ({ words: toPlainText(article, htmlText(article)).split('\n\n') }),
    words: ({ messages, title, description, dates, labelled }) => [
      `\uFEFF${title}`,
      ...(description === undefined ? [] : [description]),
      labelled.credit,
      dates,
      'A first paragraph, with a link [1].',
      'A second.',
      `${messages.formats.links} [1] https://example.org/`,
      labelled.notice,
    ],
  },
  markdown: {
    read: (article) => {
      const [, matter = '', text = ''] = toMarkdownFile(article, body).split(/^---$/m);
      const fields = parse(matter) as Record<string, unknown>;
      return {
        words: parseMarkdown(text).children.map((node) => toString(node)),
        facts: {
          published: instant(fields['published']),
          modified: instant(fields['updated']),
          rights: fields['rights'] === 'unknown' ? undefined : fields['rights'],
          robots: fields['index'] === false ? 'noindex' : undefined,
        },
      };
    },
    words: ({ labelled }) => [labelled.credit, ...paragraphs, labelled.notice],
  },
  card: {
    read: (article) => {
      const card = createArticleCard(article);
      const { credit, disclaimer } = card.metadata;
      const texts = { headline: card.headline, headlineSize: 40, isShortened: false };
      // Shorter credits, and cards without room for the disclaimer, are tested in card.test.ts.
      const layout = layOutCard(card, {
        ...texts,
        credit: card.credits[0] ?? '',
        showsDisclaimer: true,
      });
      return { words: [credit, disclaimer, ...listCardTexts(layout)] };
    },
    words: ({ article, messages, title, credit, disclaimer = '' }) => [
      credit,
      disclaimer,
      ...(article.translator === 'none'
        ? []
        : [
            credit.startsWith(messages.card.machineTranslation)
              ? messages.card.machineTranslation
              : messages.chain.translation,
          ]),
      'Dragoman',
      title,
      credit,
      ...(disclaimer === '' ? [] : [disclaimer]),
    ],
  },
  csl: {
    read: (article) => parseCitation(JSON.stringify([toCslItem(article, 'Sample Site')])),
    words: citationWords,
  },
  biblatex: {
    read: (article) => parseCitation(toBiblatex(article, 'Sample Site')),
    words: citationWords,
  },
  // Sitemaps contain only addresses, headlines and dates, and only of indexed articles.
  sitemap: {
    read: (article) => {
      const pages = buildSitemap([...buildSitemapParts([], [article]).values()].flat());
      const news = buildNewsSitemap([article], toInstant(article.published));
      const addresses = textsIn(pages, 'loc').filter((address) => address.includes('/articles/'));
      return {
        words: [
          ...addresses,
          ...textsIn(pages, 'lastmod'),
          ...['loc', 'news:name', 'news:title', 'news:publication_date'].flatMap((name) =>
            news === undefined ? [] : textsIn(news, name),
          ),
        ],
      };
    },
    words: ({ article, address, title, lastChange, published }) =>
      article.index === false || article.canonical !== undefined
        ? []
        : [address, lastChange, address, 'Dragoman', title, published],
  },
  share: {
    read: (article) => {
      const { title, text, url } = composeShareMessage(article);
      const links = buildShareLinks(article).flatMap(({ href }) => [...new URL(href).searchParams]);
      return { words: [title, text, url, ...links.flat()] };
    },
    words: (expected) => {
      const [title, text = '', address = ''] = messageWords(expected);
      return [
        ...[title, text, address],
        // Telegram, WhatsApp, X, Facebook, e-mail.
        ...['url', address, 'text', text],
        ...['text', `${text} ${address}`],
        ...['text', text, 'url', address],
        ...['u', address],
        ...['subject', title, 'body', `${text} ${address}`],
      ];
    },
  },
  // The shortcuts of an installed app.
  manifest: {
    read: (article) => {
      const { shortcuts } = JSON.parse(buildManifest(article.language, [article])) as {
        shortcuts: { name: string; description: string; url: string }[];
      };
      return {
        words: shortcuts.flatMap(({ name, description, url }) => [
          name,
          description,
          absolute(url),
        ]),
      };
    },
    words: ({ title, credit, address }) => [title, credit, address],
  },
  search: {
    read: (article) => {
      const { title, text, credit, dates, address, published } = createSearchRecord(
        article,
        htmlText(article),
      );
      return {
        words: [title, text, credit, dates],
        facts: { address: absolute(address), published },
      };
    },
    words: ({ title, description, credit, dates }) => [
      title,
      `${description ?? ''} ${paragraphs.join(' ')}`,
      credit,
      dates,
    ],
  },
  quotation: {
    read: (article) => {
      const { title, text, url, marks, disclaimer } = prepareQuotation(article);
      expect(marks).toMatch(/^[“«]\S{3}$/);
      return { words: [title, text, url, disclaimer] };
    },
    words: (expected) => {
      const { messages, address, disclaimer } = expected;
      const words =
        (disclaimer?.length ?? 0) > 240 && stripForbiddenCharacters(disclaimer ?? '').length > 240
          ? `${address}#notice`
          : disclaimer;
      return [
        ...messageWords(expected),
        words && messages.quote.disclaimer.replace('{disclaimer}', () => words),
      ];
    },
  },
};

/** Files in `src/outputs` that write no output of their own. */
const sharedFiles = ['attributed-article', 'csp', 'formats', 'image', 'sections'];

/** Strips forbidden characters and direction marks, and normalizes whitespace, in every string of a value. */
function flatten<T>(value: T): T {
  if (Array.isArray(value)) return value.map(flatten) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, flatten(one)])) as T;
  }
  if (typeof value !== 'string') return value;
  return stripForbiddenCharacters(value)
    .replace(/[\u200E\u200F\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim() as T;
}
let cells = 0;

describe.each(languageCodes)('in %s', (language) => {
  describe.each(Object.entries(articlesIn(language)))('%s', (_, article) => {
    const expected = expectationsOf(article);
    test.each(Object.entries(outputs))(
      '%s states what is known, and nothing else',
      (_output, output) => {
        cells += 1;
        const { words, facts = {} } = output.read(article);
        expect(flatten(words)).toEqual(flatten(output.words(expected)));
        for (const [fact, value] of Object.entries(facts)) {
          expect(flatten(value), fact).toEqual(flatten(expected[fact as keyof typeof facts]));
        }
      },
    );
  });
});

test('the credit of an article without known facts says so', () => {
  const credits = languageCodes.map((language) => {
    const { nothing } = articlesIn(language);
    return nothing && attributeArticle(nothing).credit;
  });
  expect(credits).toEqual([
    'Author and original outlet not stated. Translator not stated.',
    'الكاتب والناشر الأصلي غير مذكورين. المترجم غير مذكور.',
    'Автор и место публикации оригинала не указаны. Переводчик не указан.',
  ]);
});

test('every file in src/outputs has a row', () => {
  const files = readdirSync(new URL('../../src/outputs/', import.meta.url)).map((file) =>
    file.replace(/\.ts$/, ''),
  );
  expect(files.sort()).toEqual([...Object.keys(outputs), ...sharedFiles].sort());
});

test.each(languageCodes)('the Markdown output can be read as an article file: %s', (language) => {
  for (const [name, article] of Object.entries(articlesIn(language))) {
    if (name === 'hostile') continue;
    const file = toMarkdownFile(article, body);
    const [, matter = '', text = ''] = file.split(/^---$/m);
    const written = text.trim().split('\n\n').slice(1, -1);
    const again = `---${matter}---\n${written.join('\n\n')}\n`;
    const reading = parseArticleFile('a.md', new TextEncoder().encode(again));
    if ('diagnostics' in reading) throw new Error(JSON.stringify(reading.diagnostics));
    const fields = { ...article, language: undefined, slug: undefined };
    expect(reading.file.frontmatter).toEqual(JSON.parse(JSON.stringify(fields)));
    expect(renderArticle(reading.file.body, { language })).toEqual(
      renderArticle(body, { language }),
    );
  }
});

afterAll(() => {
  console.log(`${String(cells)} cells of the promise`);
});
