import { directionOf } from '../language/direction.ts';
import { languages } from '../language/languages.ts';
import type { Article } from '../article/article.ts';
import { site, siteUrl } from '../site.ts';
import { attributedArticle } from './attributed-article.ts';
import { cardSize } from './head.ts';

/** What a share card shows, and all that decides its look: two that are equal need be drawn once. */
export interface Card {
  direction: 'ltr' | 'rtl';
  headline: string;
  /** The credit; below it the disclaimer, where there is room for its words. */
  credit: string;
  disclaimer?: string;
  site: string;
  /** What stands in the file beside the picture, for programs: the credit, and the disclaimer word for word. */
  about: { credit: string; disclaimer: string };
}

/** A longer credit is cut off in the drawing, which still has it whole beside the picture. */
const longestCredit = 1_000;

/** The card of an article. */
export function articleCard(original: Article): Card {
  const { article, attribution, credit } = attributedArticle(original);
  const { direction } = languages[article.language];
  const disclaimer = article.disclaimer ?? '';
  return {
    direction,
    headline: article.title,
    // Names keep their own direction (U+2068 and U+2069), as `<bdi>` has them do on a page.
    credit: shortened(
      attribution.credit.map(({ text, name }) => (name ? `\u2068${text}\u2069` : text)).join(''),
      longestCredit,
    ),
    ...(disclaimer !== '' && disclaimer.length <= 240 && { disclaimer }),
    site: site.name,
    about: { credit, disclaimer },
  };
}

/** The card of the site. */
export function siteCard(): Card {
  const { direction, messages } = languages[site.defaultLanguage];
  return {
    direction,
    headline: site.name,
    credit: messages.tagline,
    site: siteUrl().host,
    about: { credit: site.name, disclaimer: '' },
  };
}

/** A node of the drawing, as `@takumi-rs/core` takes it. */
export type Drawing =
  | { type: 'container'; style: Style; children: Drawing[] }
  | { type: 'text'; style: Style; text: string };
type Style = Record<string, string | number>;

/** The colours of the site by day: `styles/tokens.css`. */
const colours = { paper: '#fffdf8', ink: '#211d18', quiet: '#594f43', accent: '#8a1f11' };
const fonts = 'Noto Serif, Noto Naskh Arabic, Noto Serif Hebrew';

/** The sizes that a headline may have, in pixels, the largest first. */
export const headlineSizes = [76, 68, 60, 54, 48, 42, 37, 33, 29, 26, 23, 20];

const margin = 64;
const band = 16;
const gap = 24;

/** What there is room for between the margins, in pixels. */
export const room = {
  width: cardSize.width - 2 * margin,
  height: cardSize.height - 2 * margin - band - gap,
} as const;

/**
 * A card as a drawing of 1200 by 630 pixels.
 * @param size the headline's, in pixels
 */
export function drawing(
  { direction, headline, credit, disclaimer, site: name }: Card,
  size: number,
): Drawing {
  const leading = direction === 'rtl' ? 1.45 : 1.2;
  const text = (value: string, style: Style): Drawing => ({
    type: 'text',
    text: value,
    style: {
      display: 'block',
      direction: directionOf(value) ?? direction,
      textAlign: direction === 'rtl' ? 'right' : 'left',
      lineHeight: leading + 0.15,
      overflowWrap: 'anywhere',
      ...style,
    },
  });
  return {
    type: 'container',
    style: {
      ...cardSize,
      display: 'flex',
      direction,
      flexDirection: 'column',
      justifyContent: 'space-between',
      gap,
      padding: margin,
      borderTop: `${String(band)}px solid ${colours.accent}`,
      backgroundColor: colours.paper,
      color: colours.ink,
      fontFamily: fonts,
    },
    children: [
      text(headline, { fontSize: size, fontWeight: 700, lineHeight: leading }),
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', gap: 12 },
        children: [
          text(credit, { fontSize: creditSize(credit) }),
          ...(disclaimer === undefined
            ? []
            : [text(disclaimer, { fontSize: 22, color: colours.quiet })]),
          text(name, { fontSize: 30, fontWeight: 700, color: colours.accent }),
        ],
      },
    ],
  };
}

/** Many names are set smaller rather than cut: the translator's is among the last. */
function creditSize({ length }: string): number {
  return length > 500 ? 16 : length > 260 ? 20 : length > 130 ? 24 : 30;
}

function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}
