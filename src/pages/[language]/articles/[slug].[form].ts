import type { APIRoute } from 'astro';
import { renderCard } from '../../../build/card-image.ts';
import { publishedArticles, type PublishedArticle } from '../../../library.ts';
import { biblatex } from '../../../outputs/biblatex.ts';
import { articleCard } from '../../../outputs/card.ts';
import { cslItem } from '../../../outputs/csl.ts';
import { articleForms, articleFormsMade, type ArticleForm } from '../../../outputs/forms.ts';
import { markdownFile } from '../../../outputs/markdown.ts';
import { plainText } from '../../../outputs/text.ts';
import { site } from '../../../site.ts';

interface Props {
  published: PublishedArticle;
  form: ArticleForm;
}

export async function getStaticPaths() {
  return (await publishedArticles()).flatMap((published) =>
    articleFormsMade.map((form) => {
      const { language, slug } = published.article;
      return { params: { language, slug, form }, props: { published, form } };
    }),
  );
}

const bodies: Record<
  ArticleForm,
  (published: PublishedArticle) => Promise<string | Uint8Array<ArrayBuffer>>
> = {
  txt: async ({ article, text }) => plainText(article, (await text()).absolute),
  md: async ({ article, body }) => markdownFile(article, await body()),
  png: ({ article }) => renderCard(articleCard(article)),
  bib: ({ article }) => Promise.resolve(biblatex(article, site.name)),
  json: ({ article }) =>
    Promise.resolve(`${JSON.stringify([cslItem(article, site.name)], undefined, 1)}\n`),
};

export const GET: APIRoute<Props> = async ({ props: { published, form } }) =>
  new Response(await bodies[form](published), { headers: { 'Content-Type': articleForms[form] } });
