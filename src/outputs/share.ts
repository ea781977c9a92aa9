import { fillMessage } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributeArticle, segmentsToText } from './attributed-article.ts';

/** Composes the message that shares an article: headline and credit in its language, and its absolute address. */
export function composeShareMessage(original: Article) {
  const { article, attribution, address } = attributeArticle(original);
  const { language, title } = article;
  const message = fillMessage(languages[language].messages.share.text, {
    title: [{ text: title }],
    credit: attribution.credit,
  });
  return { title, text: segmentsToText(message, language), url: address };
}

/** Builds plain links to the share pages of other sites and to e-mail. They load nothing until they are used. */
export function buildShareLinks(article: Article) {
  const { title, text, url } = composeShareMessage(article);
  const { email } = languages[article.language].messages.share;
  const [subject, body, address] = [title, text, url].map(encodeURIComponent);
  const both = encodeURIComponent(`${text}\n${url}`);
  return [
    {
      name: 'Telegram',
      href: `https://t.me/share/url?url=${String(address)}&text=${String(body)}`,
    },
    { name: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'X', href: `https://x.com/intent/post?text=${String(body)}&url=${String(address)}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${String(address)}` },
    { name: email, href: `mailto:?subject=${String(subject)}&body=${both}` },
  ];
}
