import { fill } from '../article/segments.ts';
import type { Article } from '../article/article.ts';
import { languages } from '../language/languages.ts';
import { attributedArticle, segmentText } from './attributed-article.ts';

/** What is passed on of an article in a message: its headline and credit, in its language, and its absolute address. */
export interface Shared {
  title: string;
  text: string;
  url: string;
}

/** A place to pass an article on to, as a plain link. */
export interface ShareLink {
  name: string;
  href: string;
}

/** What a sharer passes on. */
export function shared(original: Article): Shared {
  const { article, attribution, address } = attributedArticle(original);
  const { language, title } = article;
  const said = fill(languages[language].messages.share.text, {
    title: [{ text: title }],
    credit: attribution.credit,
  });
  return { title, text: segmentText(said, language), url: address };
}

/** Links that open other sites' own pages for sharing, or a letter; nothing is loaded before one is used. */
export function shareLinks(article: Article): ShareLink[] {
  const { title, text, url } = shared(article);
  const { mail } = languages[article.language].messages.share;
  const [about, words, address] = [title, text, url].map(encodeURIComponent);
  const both = encodeURIComponent(`${text}\n${url}`);
  return [
    {
      name: 'Telegram',
      href: `https://t.me/share/url?url=${String(address)}&text=${String(words)}`,
    },
    { name: 'WhatsApp', href: `https://wa.me/?text=${both}` },
    { name: 'X', href: `https://x.com/intent/post?text=${String(words)}&url=${String(address)}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${String(address)}` },
    { name: mail, href: `mailto:?subject=${String(about)}&body=${both}` },
  ];
}
