import type { APIRoute } from 'astro';
import { renderCard } from '../../../build/card-image.ts';
import { getArticles, type PublishedArticle } from '../../../library.ts';
import { articleFormats, enabledFormats, type ArticleFormat } from '../../../outputs/formats.ts';

interface Props {
  published: PublishedArticle;
  format: ArticleFormat;
}

export async function getStaticPaths() {
  return (await getArticles()).flatMap((published) =>
    enabledFormats.map((format) => {
      const { language, slug } = published.article;
      return { params: { language, slug, format }, props: { published, format } };
    }),
  );
}

export const GET: APIRoute<Props> = async ({ props: { published, format } }) => {
  const { mediaType, write } = articleFormats[format];
  const file = await write(published);
  return new Response(typeof file === 'string' ? file : await renderCard(file), {
    headers: { 'Content-Type': mediaType },
  });
};
