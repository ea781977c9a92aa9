import type { APIRoute } from 'astro';
import { buildHostFiles } from '../build/host-files.ts';
import { getArticles } from '../library.ts';

export async function getStaticPaths() {
  const articles = (await getArticles()).map(({ article }) => article);
  return Object.entries(buildHostFiles(articles)).map(([hostFile, text]) => ({
    params: { hostFile },
    props: { text },
  }));
}

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
