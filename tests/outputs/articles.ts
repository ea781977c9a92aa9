import { readFileSync } from 'node:fs';
import { parseArticleFile } from '../../src/content/file.ts';
import type { Article, Translator } from '../../src/article/article.ts';
import type { Language } from '../../src/language/languages.ts';
import { site, toInstant } from '../../src/site.ts';
import { seedFile } from '../site/pages.ts';
import { sampleArticle } from './sample-article.ts';

/** A long name with characters that could break the programs that read an output. */
const hostileText =
  `"'</script><!--]]><b>&amp;&lt;\u202Eoverride\u2066isolate\u0000\u0008\uD800 \u{1F600} ` +
  `{names} \\textbf{x} %20 ${'long '.repeat(44)}end`;

function fileOf(path: string): Article {
  const reading = parseArticleFile(path, readFileSync(new URL(`../../${path}`, import.meta.url)));
  if ('diagnostics' in reading) throw new Error(`${path} has diagnostics`);
  return { ...reading.file.frontmatter, language: 'en', slug: 'sample' };
}

/** Creates the articles that every output is tested with: all facts known, none known, hostile names and others. */
export function articlesIn(language: Language): Record<string, Article> {
  const seed = { ...fileOf(`content/${seedFile}`), language };
  const known = { ...fileOf('tests/fixtures/articles/en/everything.md'), language };
  const published = '2026-11-22';
  const nothing: Article = {
    ...seed,
    slug: 'nothing',
    topics: undefined,
    source: { author: null, publication: null },
    translator: null,
    disclaimer: null,
    rights: null,
    index: false,
  };
  const name = hostileText;
  const hostile: Article = {
    ...known,
    slug: 'hostile',
    title: name,
    description: name,
    topics: [name],
    source: {
      author: [{ name }],
      publication: { name },
      title: name,
      url: `https://example.org/?a="'><script>&]]>`,
      lang: 'ru',
      cites: [{ name: `cited ${name}`, lang: 'ar' }],
    },
    translator: [{ name: `translator ${name}`, type: 'organization', work: ['translated'] }],
    disclaimer: `disclaimer ${name}`,
    rights: name,
    corrections: [{ date: known.published, error: 'site', text: name }],
    image: undefined,
  };
  const elsewhere: Article = {
    ...sampleArticle,
    language,
    slug: 'elsewhere',
    canonical: 'https://elsewhere.example/sample/',
    rights: 'Sample rights',
  };
  const withheld: Article = {
    ...sampleArticle,
    language,
    slug: 'withheld',
    description: null,
    source: { author: 'withheld', publication: 'withheld' },
    translator: 'withheld',
    verified: 'none',
  };
  const machine: Article = {
    ...sampleArticle,
    language,
    slug: 'machine',
    source: {
      author: [
        { name: 'Sample Pen Name', pseudonym: true, type: 'person' },
        { name: 'Staff', type: 'organization' },
      ],
      publication: 'withheld',
    },
    translator: [
      { name: 'Sample Reviewer', type: 'person', work: ['reviewed'], date: published },
      { name: 'Sample Engine', type: 'machine', work: ['translated', 'summarised'] },
      { name: 'Sample Pseudonym', type: 'person', work: ['proofread'], pseudonym: true },
    ],
    verified: [{ name: 'Sample Council', date: published, note: 'Only the dates.' }],
  };
  return {
    seed: { ...seed, slug: 'seed' },
    known,
    nothing,
    hostile,
    elsewhere,
    withheld,
    machine,
  };
}

function nameMachineTranslation(name: string, language: Language): string {
  return {
    en: `machine translation (${name})`,
    ar: `ترجمة آلية (${name}\u200F)`,
    ru: `машинный перевод (${name})`,
  }[language];
}

/** What stands in place of an author where a format requires one. */
const missingAuthors = {
  en: { unknown: 'Author not stated', withheld: "Author's name withheld" },
  ar: { unknown: 'الكاتب غير مذكور', withheld: 'اسم الكاتب محجوب' },
  ru: { unknown: 'Автор не указан', withheld: 'Имя автора не разглашается' },
};

/** Lists the facts that metadata may state. Unknown facts are `undefined` or an empty list. */
// eslint-disable-next-line complexity -- Lists every fact.
export function factsOf(article: Article) {
  const { title, source, translator, published, updated, rights, aliases, language, slug } =
    article;
  const address = `https://dragoman.example/${language}/articles/${slug}/`;
  const id = aliases?.[0] ? `https://dragoman.example${aliases[0]}` : address;
  const named = Array.isArray(translator) ? translator : [];
  const people = named.filter(({ type }) => type !== 'machine');
  const machines = named.filter(({ type }) => type === 'machine');
  const isTranslator = ({ work }: Translator) => work.includes('translated');
  const isLicence = /^https?:\S+$/.test(rights ?? '');
  const authors = Array.isArray(source.author) ? source.author.map(({ name }) => name) : [];
  return {
    title,
    authors,
    byline:
      authors.length > 0
        ? authors
        : [missingAuthors[language][source.author === null ? 'unknown' : 'withheld']],
    translators: people.filter(isTranslator).map(({ name }) => name),
    citedTranslators: [
      ...machines.filter(isTranslator).map(({ name }) => nameMachineTranslation(name, language)),
      ...people.filter(isTranslator).map(({ name }) => name),
    ],
    /** Everybody who worked on the text; `helpers` did not translate it. */
    contributors: [
      ...people.filter(isTranslator),
      ...people.filter((person) => !isTranslator(person)),
    ].map(({ name }) => name),
    /** Styles print an editor in the place of an author. */
    editors: [],
    helpers: people.filter((person) => !isTranslator(person)).map(({ name }) => name),
    cited: source.cites?.map(({ name }) => name) ?? [],
    publisher: site.name,
    published: toInstant(published).toISOString(),
    day: published.slice(0, 10),
    modified: updated && toInstant(updated).toISOString(),
    lastChange: toInstant(updated ?? published).toISOString(),
    address,
    canonical: article.canonical ?? address,
    id,
    isPermaLink: id === address,
    key: `${language}-${slug}`,
    rights: rights ?? undefined,
    licence: isLicence ? rights : undefined,
    statement: isLicence ? undefined : (rights ?? undefined),
    robots: article.index === false ? 'noindex' : undefined,
  };
}
export type Facts = ReturnType<typeof factsOf>;
