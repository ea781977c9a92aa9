import { readFileSync } from 'node:fs';
import { parseArticleFile } from '../../src/content/file.ts';
import type { Article, Translator } from '../../src/article/article.ts';
import type { Language } from '../../src/language/languages.ts';
import { site } from '../../src/site.ts';
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
      author: [name],
      publication: name,
      title: name,
      url: `https://example.org/?a="'><script>&]]>`,
      lang: 'ru',
      cites: [{ name: `cited ${name}`, lang: 'ar' }],
    },
    translator: [{ name: `translator ${name}`, type: 'organization', work: 'translated' }],
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
  return { seed: { ...seed, slug: 'seed' }, known, nothing, hostile, elsewhere };
}

/** Lists the facts that metadata may state. Unknown facts are `undefined` or an empty list. */
// eslint-disable-next-line complexity -- Lists every fact.
export function factsOf(article: Article) {
  const { title, source, translator, published, updated, rights, aliases, language, slug } =
    article;
  const address = `https://dragoman.example/${language}/articles/${slug}/`;
  const id = aliases?.[0] ? `https://dragoman.example${aliases[0]}` : address;
  const people = (Array.isArray(translator) ? translator : []).filter(
    ({ type }) => type !== 'machine',
  );
  const namesOf = (...works: Translator['work'][]) =>
    people.filter(({ work }) => works.includes(work)).map(({ name }) => name);
  const isLicence = /^https?:\S+$/.test(rights ?? '');
  return {
    title,
    authors: source.author ?? [],
    translators: namesOf('translated', 'translated and edited'),
    editors: namesOf('edited', 'translated and edited'),
    /** Everybody who worked on the text; `helpers` only edited or summarised it. */
    contributors: people.map(({ name }) => name),
    helpers: [...namesOf('edited'), ...namesOf('summarised')],
    cited: source.cites?.map(({ name }) => name) ?? [],
    publisher: site.name,
    published: published.toISOString(),
    day: published.toISOString().slice(0, 10),
    modified: updated?.toISOString(),
    lastChange: (updated ?? published).toISOString(),
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
