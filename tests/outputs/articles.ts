import { readFileSync } from 'node:fs';
import { readArticleFile } from '../../src/article/file.ts';
import type { Article } from '../../src/article/schema.ts';
import type { Language } from '../../src/language/languages.ts';
import { seedFile } from '../site/pages.ts';

/** Everything that a text may try on the program that carries it, and the length of a long name. */
export const hostileText =
  `"'</script><!--]]><b>&amp;&lt;\u202Eoverride\u2066isolate\u0000\u0008\uD800 \u{1F600} ` +
  `{names} \\textbf{x} %20 ${'long '.repeat(44)}end`;

function fileOf(path: string): Article {
  const reading = readArticleFile(path, readFileSync(new URL(`../../${path}`, import.meta.url)));
  if ('problems' in reading) throw new Error(`${path} has problems`);
  return { ...reading.file.frontmatter, language: 'en', slug: 'sample' };
}

/** The articles that every output must carry, in a language: by what is known of them. */
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
  return { seed: { ...seed, slug: 'seed' }, known, nothing, hostile };
}
