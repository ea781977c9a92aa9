import type { APIRoute } from 'astro';
import { renderCard } from '../../../build/card-image.ts';
import { publishedArticles, type PublishedArticle } from '../../../library.ts';
import { toBiblatex } from '../../../outputs/biblatex.ts';
import { createArticleCard } from '../../../outputs/card.ts';
import { toCslItem } from '../../../outputs/csl.ts';
import { articleFormats, enabledFormats, type ArticleFormat } from '../../../outputs/formats.ts';
import { toMarkdownFile } from '../../../outputs/markdown.ts';
import { toPlainText } from '../../../outputs/text.ts';
import { site } from '../../../site.ts';

interface Props {
  published: PublishedArticle;
  form: ArticleFormat;
}

export async function getStaticPaths() {
  return (await publishedArticles()).flatMap((published) =>
    enabledFormats.map((form) => {
      const { language, slug } = published.article;
      return { params: { language, slug, form }, props: { published, form } };
    }),
  );
}

const bodies: Record<
  ArticleFormat,
  (published: PublishedArticle) => Promise<string | Uint8Array<ArrayBuffer>>
> = {
  txt: async ({ article, text }) => toPlainText(article, (await text()).absolute),
  md: async ({ article, body }) => toMarkdownFile(article, await body()),
  png: ({ article }) => renderCard(createArticleCard(article)),
  bib: ({ article }) => Promise.resolve(toBiblatex(article, site.name)),
  json: ({ article }) =>
    Promise.resolve(`${JSON.stringify([toCslItem(article, site.name)], undefined, 1)}\n`),
};

export const GET: APIRoute<Props> = async ({ props: { published, form } }) =>
  new Response(await bodies[form](published), {
    headers: { 'Content-Type': articleFormats[form] },
  });
