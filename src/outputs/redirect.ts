import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { routes } from '../routes.ts';
import { attributeArticle } from './attributed-article.ts';
import { buildArticleHead } from './head.ts';
import { headTagsToHtml, segmentsToHtml } from './html.ts';

/**
 * Writes the page that redirects from an alias of an article, on any static host. It also has credit, notice and metadata for
 * programs that don't follow `refresh`.
 */
export function buildRedirect(original: Article): string {
  const { article, attribution } = attributeArticle(original);
  const { direction, messages } = languages[article.language];
  const address = routes.article(article.language, article.slug);
  const title = segmentsToHtml([{ text: article.title }]);
  const name = segmentsToHtml([{ text: article.title, quoted: true }]);
  return `<!doctype html>
<html lang="${article.language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=${address}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${headTagsToHtml(buildArticleHead(original))}
</head>
<body>
<h1>${name}</h1>
<p>${segmentsToHtml(attribution.credit)}</p>
<p>${messages.moved} <a href="${address}">${name}</a></p>
<p>${segmentsToHtml(attribution.notice)}</p>
</body>
</html>
`;
}
