import type { APIRoute } from 'astro';
import { redirectFile } from '../content/aliases.ts';
import type { Article } from '../article/article.ts';
import { getArticles } from '../library.ts';
import { buildRedirect } from '../outputs/redirect.ts';

interface Props {
  article: Article;
}

export async function getStaticPaths() {
  return (await getArticles()).flatMap(({ article }) =>
    (article.aliases ?? [])
      .map(redirectFile)
      .filter((file) => file !== undefined)
      .map((alias) => ({ params: { alias }, props: { article } })),
  );
}

export const GET: APIRoute<Props> = ({ props: { article } }) =>
  new Response(buildRedirect(article), { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
