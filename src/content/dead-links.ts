import { closestMatch } from 'leven';
import type { Article } from '../article/article.ts';
import { findLinkedArticle } from '../article/links.ts';
import { routes } from '../routes.ts';
import { normalizeAlias } from './aliases.ts';
import { quote, type Position } from './diagnostic.ts';

interface LinkingArticle {
  article: Pick<Article, 'language' | 'slug' | 'aliases'>;
  file: string;
  links: readonly (Position & { url: string })[];
}

/**
 * Finds links to articles and files that don't exist. The check of the finished site finds the others.
 * @param ids of all articles (`en/some-slug`), with those that aren't published
 */
export function findDeadLinks(articles: readonly LinkingArticle[], ids: ReadonlySet<string>) {
  const aliases = new Set(
    articles.flatMap(({ article }) => (article.aliases ?? []).map(normalizeAlias)),
  );
  return articles.flatMap(({ article: { language, slug }, file, links }) =>
    links.flatMap(({ url, ...position }) => {
      // A whole address may lead to another app on the same host.
      if (/^[a-z]+:/i.test(url)) return [];
      const page = routes.article(language, slug);
      const { pathname } = new URL(url, `https://base.invalid${page}`);
      const target = findLinkedArticle(url, language) ?? findLinkedArticle(pathname, language);
      const place = { file, ...position, field: 'body' };
      if (target) {
        const id = `${target.language}/${target.slug}`;
        const isAlias = aliases.has(normalizeAlias(pathname.slice(routes.home().length - 1)));
        if (ids.has(id) || isAlias) return [];
        return {
          ...place,
          found: `a link to an article that doesn't exist: ${quote(url)}`,
          expected: 'the file name of an article, such as other-article.md',
          fix: `correct the name, or write only the words; the most similar name is ${closestMatch(id, [...ids])}.md`,
        };
      }
      if (!pathname.startsWith(page) || pathname === page) return [];
      return {
        ...place,
        found: `a link to a file that the site doesn't have: ${quote(url)}`,
        expected: 'a web address, the file name of an article, or the address of a file in public/',
        fix: 'write the full address with https://; or put the file into public/ and write a slash before its name',
      };
    }),
  );
}
