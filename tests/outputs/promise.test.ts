import { readdirSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { toString } from 'mdast-util-to-string';
import { SaxesParser } from 'saxes';
import { htmlToHast } from 'satteri';
import { afterAll, describe, expect, test } from 'vitest';
import { readArticleFile } from '../../src/article/file.ts';
import { carried } from '../../src/article/plain-text.ts';
import type { Article } from '../../src/article/schema.ts';
import { languageCodes, languages, type Language } from '../../src/language/languages.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { atom } from '../../src/outputs/atom.ts';
import { biblatex } from '../../src/outputs/biblatex.ts';
import { articleCard, drawing, type Drawing } from '../../src/outputs/card.ts';
import { copyOf } from '../../src/outputs/copy.ts';
import { cslItem } from '../../src/outputs/csl.ts';
import {
  articleEntry,
  correctionEntries,
  correctionsFeed,
  editionFeed,
  feedModel,
  type FeedModel,
} from '../../src/outputs/feed.ts';
import { articleHead } from '../../src/outputs/head.ts';
import { headHtml, htmlOf } from '../../src/outputs/html.ts';
import { jsonFeed } from '../../src/outputs/json-feed.ts';
import { articleData, scriptOf } from '../../src/outputs/json-ld.ts';
import { manifest } from '../../src/outputs/manifest.ts';
import { markdownFile } from '../../src/outputs/markdown.ts';
import { quotation } from '../../src/outputs/quotation.ts';
import { redirect } from '../../src/outputs/redirect.ts';
import { reference } from '../../src/outputs/reference.ts';
import { searchHit } from '../../src/outputs/search.ts';
import { shared, shareLinks } from '../../src/outputs/share.ts';
import { rss } from '../../src/outputs/rss.ts';
import { newsSitemap, sitemap, sitemapParts } from '../../src/outputs/sitemap.ts';
import { plainText } from '../../src/outputs/text.ts';
import { absolute } from '../../src/routes.ts';
import { articlesIn } from './articles.ts';

const body = 'A first paragraph, with a [link](https://example.org/).\n\nA second.\n';
const now = new Date('2026-11-22T12:00:00Z');

/** What another program finds in an output. */
interface Found {
  /** All its words for readers. */
  words: string;
  /** Whom it names as authors, and as publishers of the article. */
  authors?: string[];
  translators?: string[];
  publishers?: string[];
}

const textOfHtml = (html: string) => toString(htmlToHast(html, { fragment: true }));
const htmlText = (article: Article) =>
  renderMarkdown(body, {
    language: article.language,
    address: '/en/articles/sample/',
    absolute: true,
  });
const model = (article: Article, feed: 'rss.xml' | 'atom.xml' | 'feed.json') =>
  feedModel(editionFeed(article.language, feed), [articleEntry(article, htmlText(article))], now);

/** XML that a strict parser takes. */
function strict(xml: string): string {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return xml;
}

function inAtom(feed: FeedModel): Found {
  const entry = parseAtomFeed(strict(atom(feed))).entries?.[0];
  return {
    words: textOfHtml(entry?.content?.value ?? ''),
    authors: (entry?.authors ?? []).map(({ name = '' }) => name),
    publishers: [],
  };
}

function drawn(node: Drawing): string {
  return node.type === 'text' ? node.text : node.children.map(drawn).join('\n');
}

const literals = (names: unknown): string[] =>
  ((names ?? []) as { literal?: string; family?: string }[]).map(
    ({ literal, family }) => literal ?? family ?? '',
  );

/** Every output that carries an article's words, by the file that makes it, read as its readers read it. */
const carriers: Record<string, (article: Article) => Found> = {
  html: (article) => ({
    words: textOfHtml(
      htmlOf([
        ...copyOf(article).attribution.credit,
        { text: ' ' },
        ...copyOf(article).attribution.notice,
      ]),
    ),
  }),
  head: (article) => {
    const root = htmlToHast(`<div>${headHtml(articleHead(article))}</div>`, { fragment: true });
    const metas: { key: string; content: string }[] = [];
    const collect = (node: unknown): void => {
      const { properties, children } = node as {
        properties?: Record<string, string>;
        children?: unknown[];
      };
      const { property, name, content } = properties ?? {};
      if (content !== undefined) metas.push({ key: property ?? name ?? '', content });
      children?.forEach(collect);
    };
    collect(root);
    const of = (key: string) =>
      metas.filter((one) => one.key === key).map(({ content }) => content);
    return {
      words: of('og:description').join(' '),
      authors: [
        ...of('DC.creator'),
        ...of('author'),
        ...of('article:author'),
        ...of('citation_author'),
      ],
      translators: of('z:translators'),
      publishers: [...of('DC.source'), ...of('og:site_name'), ...of('DC.publisher')],
    };
  },
  'json-ld': (article) => {
    expect(scriptOf(articleData(article))).not.toContain('<');
    const data = JSON.parse(scriptOf(articleData(article))) as Record<string, unknown>;
    const name = (node: unknown) => (node as { name: string }).name;
    return {
      words: [data['creditText'], data['backstory']].join(' '),
      authors: ((data['author'] as unknown[] | undefined) ?? []).map(name),
      translators: ((data['translator'] as unknown[] | undefined) ?? []).map(name),
      publishers: [name(data['publisher'])],
    };
  },
  rss: (article) => {
    const item = parseRssFeed(strict(rss(model(article, 'rss.xml')))).items?.[0];
    return {
      words: textOfHtml(item?.content?.encoded ?? ''),
      authors: [
        ...(item?.dc?.creators ?? []),
        ...(item?.authors ?? []).map(({ name = '' }) => name),
      ],
      publishers: item?.dc?.publishers ?? [],
    };
  },
  atom: (article) => inAtom(model(article, 'atom.xml')),
  // A correction of the article.
  feed: (article) => {
    const corrections = article.corrections ?? [
      { date: article.published, error: 'site' as const, text: 'A correction.' },
    ];
    const entries = correctionEntries([{ article: { ...article, corrections } }]);
    const found = inAtom(feedModel(correctionsFeed(article.language), entries, now));
    expect(flat(found.words)).toContain(flat(corrections.at(-1)?.text ?? 'none'));
    // Whoever wrote the article did not write its correction.
    expect(found.authors).toEqual([]);
    return { words: found.words };
  },
  reference: (article) => ({ words: textOfHtml(htmlOf(reference(article))) }),
  // The page at an earlier address.
  redirect: (article) => ({ words: textOfHtml(redirect(article)) }),
  'json-feed': (article) => {
    const item = parseJsonFeed(jsonFeed(model(article, 'feed.json'))).items?.[0];
    return {
      words: textOfHtml(item?.content_html ?? ''),
      authors: (item?.authors ?? []).map(({ name = '' }) => name),
      publishers: [],
    };
  },
  text: (article) => ({ words: plainText(article, htmlText(article)) }),
  markdown: (article) => {
    const [, , text = ''] = markdownFile(article, body).split(/^---$/m);
    return { words: toString(parseMarkdown(text)) };
  },
  card: (article) => {
    const card = articleCard(article);
    const { credit, disclaimer } = card.about;
    // What is drawn is the credit's beginning at least.
    expect(flat(drawn(drawing(card, 40)))).toContain(
      Array.from(flat(credit)).slice(0, 800).join(''),
    );
    return { words: `${credit} ${disclaimer}` };
  },
  csl: (article) => {
    const [item] = new Cite(JSON.parse(JSON.stringify([cslItem(article, 'Site')]))).data as Record<
      string,
      unknown
    >[];
    return {
      words: String(item?.['note']),
      authors: literals(item?.['author']),
      translators: literals(item?.['translator']),
      publishers: [String(item?.['container-title'])],
    };
  },
  biblatex: (article) => {
    const [item] = new Cite(biblatex(article, 'Site')).data as Record<string, unknown>[];
    return {
      words: String(item?.['note']),
      authors: literals(item?.['author']),
      translators: literals(item?.['translator']),
      publishers: [String(item?.['container-title'])],
    };
  },
};

/** Outputs that name addresses and headlines alone, and so have nothing to credit. */
const lists: Record<string, (article: Article) => string[]> = {
  sitemap: (article) => [
    strict(sitemap(sitemapParts([article])[0] ?? [])),
    strict(newsSitemap([{ ...article, published: now }], now)),
  ],
};

/** Files of `outputs/` that others are made of. */
const materials = ['copy', 'forms'];

const flat = (text: string) =>
  carried(text)
    .replace(/[\u200E\u200F]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
let cells = 0;

describe.each(languageCodes)('in %s', (language: Language) => {
  const articles = Object.entries(articlesIn(language));

  describe.each(Object.entries(carriers))('%s', (_, read) => {
    test.each(articles)(
      'carries credit and disclaimer, and claims no more: %s',
      (name, article) => {
        cells += 1;
        const found = read(article);
        const words = flat(found.words);
        const { credit } = copyOf(article);
        const { notStated } = languages[language].messages;
        expect(words).toContain(flat(credit));
        if (article.disclaimer !== null) expect(words).toContain(flat(article.disclaimer));
        expect(words).not.toMatch(/\b(null|undefined|unknown)\b|\[object/);
        if (found.authors) {
          expect(found.authors.map(flat)).toEqual((article.source.author ?? []).map(flat));
        }
        if (found.translators) {
          expect(found.translators.map(flat)).toEqual(
            (Array.isArray(article.translator) ? article.translator : [])
              .filter(({ type, work }) => type !== 'machine' && work.startsWith('translated'))
              .map(({ name: who }) => flat(who)),
          );
        }
        const cited = (article.source.cites ?? []).map((cite) => flat(cite.name));
        for (const outlet of found.publishers ?? []) expect(cited).not.toContain(flat(outlet));
        if (name === 'nothing')
          expect(words.toLowerCase()).toMatch(/not stated|غير مذكور|не указан/);
        expect(notStated).not.toBe('');
      },
    );
  });

  describe.each(Object.entries(lists))('%s', (_, read) => {
    test.each(articles)('names the address and claims nothing: %s', (_name, article) => {
      cells += 1;
      for (const xml of read(article)) {
        expect(xml).toContain(copyOf(article).address);
        for (const { name } of article.source.cites ?? []) {
          expect(
            xml.includes('news:') ? xml.replace(/<news:title>.*?<\/news:title>/s, '') : xml,
          ).not.toContain(name);
        }
      }
    });
  });
});

/** What is passed on in a message or found, which leads to the article and its notice: headline, credit and address. */
const messages: Record<string, (article: Article) => string[]> = {
  share: (article) => {
    const { text, url } = shared(article);
    const opened = shareLinks(article).map(({ href }) => decodeURIComponent(href));
    // Facebook takes an address alone, and reads the rest from the page.
    return [`${text} ${url}`, ...opened.filter((href) => !href.includes('facebook'))];
  },
  // The newest articles of an edition that is on a device as a program.
  manifest: (article) => {
    const { shortcuts } = JSON.parse(manifest(article.language, [article])) as {
      shortcuts: { name: string; description: string; url: string }[];
    };
    return shortcuts.map(({ name, description, url }) => `${name} ${description} ${absolute(url)}`);
  },
  search: (article) => {
    const { title, credit, address } = searchHit(article, htmlText(article));
    return [`${title} ${credit} ${absolute(address)}`];
  },
  quotation: (article) => {
    const { text, url, marks } = quotation(article);
    expect(marks).toMatch(/^[“«]\S{3}$/);
    return [`${text} ${url}`];
  },
};

describe.each(languageCodes)('passed on in %s', (language: Language) => {
  describe.each(Object.entries(messages))('%s', (_, read) => {
    test.each(Object.entries(articlesIn(language)))(
      'names headline, credit and address: %s',
      (_name, article) => {
        cells += 1;
        for (const words of read(article)) {
          expect(flat(words)).toContain(flat(copyOf(article).credit));
          expect(flat(words)).toContain(flat(article.title));
          expect(words).toContain(copyOf(article).address);
        }
      },
    );
  });
});

test('every file of outputs has its row', () => {
  const files = readdirSync(new URL('../../src/outputs/', import.meta.url)).map((file) =>
    file.replace(/\.ts$/, ''),
  );
  const rows = [carriers, lists, messages].flatMap(Object.keys).concat(materials);
  expect(files.sort()).toEqual(rows.sort());
});

test.each(languageCodes)('the Markdown of an article is an article file again: %s', (language) => {
  for (const [name, article] of Object.entries(articlesIn(language))) {
    if (name === 'hostile') continue;
    const file = markdownFile(article, body);
    const [, matter = '', text = ''] = file.split(/^---$/m);
    const paragraphs = text.trim().split('\n\n').slice(1, -1);
    const again = `---${matter}---\n${paragraphs.join('\n\n')}\n`;
    const reading = readArticleFile('a.md', new TextEncoder().encode(again));
    if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
    const fields = { ...article, language: undefined, slug: undefined };
    expect(reading.file.frontmatter).toEqual(JSON.parse(JSON.stringify(fields), revived));
    expect(renderMarkdown(reading.file.body, { language })).toBe(
      renderMarkdown(body, { language }),
    );
  }
});

function revived(_: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
    ? new Date(value)
    : value;
}

afterAll(() => {
  console.log(`${String(cells)} cells of the promise`);
});
