import { detectDirection } from '../language/direction.ts';
import { languages } from '../language/languages.ts';
import type { Article } from '../article/article.ts';
import { SettingError, site, siteUrl } from '../site.ts';
import { attributeArticle } from './attributed-article.ts';

/** The content of a share card. Equal cards look the same and are drawn once. */
export interface Card {
  direction: 'ltr' | 'rtl';
  headline: string;
  credit: string;
  /** Only a short one: a long disclaimer has no room. */
  disclaimer?: string;
  site: string;
  /** The XMP metadata of the file, always complete. */
  metadata: { credit: string; disclaimer: string };
}

const MAX_CREDIT_LENGTH = 1_000;
const MAX_DISCLAIMER_LENGTH = 240;

/** Creates the card of an article. */
export function createArticleCard(original: Article): Card {
  const { article, attribution, credit } = attributeArticle(original);
  const { direction, locale } = languages[article.language];
  checkCardFont(locale);
  const disclaimer = article.disclaimer ?? '';
  return {
    direction,
    headline: article.title,
    // U+2068 and U+2069 isolate the direction of a name, like `<bdi>` in HTML.
    credit: truncate(
      attribution.credit.map(({ text, name }) => (name ? `\u2068${text}\u2069` : text)).join(''),
      MAX_CREDIT_LENGTH,
    ),
    ...(disclaimer !== '' && disclaimer.length <= MAX_DISCLAIMER_LENGTH && { disclaimer }),
    site: site.name,
    metadata: { credit, disclaimer },
  };
}

/** Creates the card of the site, for pages other than articles. */
export function createSiteCard(): Card {
  const { direction, locale, messages } = languages[site.defaultLanguage];
  checkCardFont(locale);
  return {
    direction,
    headline: site.name,
    credit: messages.tagline,
    site: siteUrl().host,
    metadata: { credit: site.name, disclaimer: '' },
  };
}

/** A node of the layout, in the format of `@takumi-rs/core`. */
export type CardNode =
  | { type: 'container'; style: Style; children: CardNode[] }
  | { type: 'text'; style: Style; text: string };
type Style = Record<string, string | number>;

/** The colours of the light theme, from `styles/tokens.css`. */
const colours = { paper: '#fffdf8', ink: '#211d18', quiet: '#594f43', accent: '#8a1f11' };

/** The font of each script (ISO 15924): the family, the package of Fontsource and the subsets in it. */
export const cardFonts: Readonly<
  Record<string, { family: string; package: string; subsets: readonly string[] }>
> = {
  Latn: { family: 'Noto Serif', package: 'noto-serif', subsets: ['latin', 'latin-ext'] },
  Cyrl: { family: 'Noto Serif', package: 'noto-serif', subsets: ['cyrillic', 'cyrillic-ext'] },
  Grek: { family: 'Noto Serif', package: 'noto-serif', subsets: ['greek'] },
  Arab: { family: 'Noto Naskh Arabic', package: 'noto-naskh-arabic', subsets: ['arabic'] },
  Hebr: { family: 'Noto Serif Hebrew', package: 'noto-serif-hebrew', subsets: ['hebrew'] },
};
const fontFamilies = [...new Set(Object.values(cardFonts).map(({ family }) => family))].join(', ');

/**
 * Checks that share cards have a font for the script of a language.
 * @param locale a BCP 47 tag
 * @throws SettingError without one: letters would be boxes
 */
export function checkCardFont(locale: string): void {
  const { script = '' } = new Intl.Locale(locale).maximize();
  if (Object.hasOwn(cardFonts, script)) return;
  throw new SettingError(
    `Share cards have no font for ${locale} (script ${script}): add one to cardFonts in src/outputs/card.ts, ` +
      'or `png` to leaveOut in src/site.ts',
  );
}

/** The size of every share card, in pixels. */
export const CARD_SIZE_PX = { width: 1200, height: 630 } as const;

/** Font sizes of the headline, largest first. */
export const HEADLINE_SIZES_PX = [76, 68, 60, 54, 48, 42, 37, 33, 29, 26, 23, 20];

const MARGIN_PX = 64;
const BAND_PX = 16;
const GAP_PX = 24;

/** The area for headline, credit, disclaimer and site name. */
export const CONTENT_SIZE_PX = {
  width: CARD_SIZE_PX.width - 2 * MARGIN_PX,
  height: CARD_SIZE_PX.height - 2 * MARGIN_PX - BAND_PX - GAP_PX,
} as const;

/** Lays out a card. @param headlineSize in pixels */
export function layOutCard(
  { direction, headline, credit, disclaimer, site: name }: Card,
  headlineSize: number,
): CardNode {
  const lineHeight = direction === 'rtl' ? 1.45 : 1.2;
  const text = (value: string, style: Style): CardNode => ({
    type: 'text',
    text: value,
    style: {
      display: 'block',
      direction: detectDirection(value) ?? direction,
      textAlign: direction === 'rtl' ? 'right' : 'left',
      lineHeight: lineHeight + 0.15,
      overflowWrap: 'anywhere',
      ...style,
    },
  });
  return {
    type: 'container',
    style: {
      ...CARD_SIZE_PX,
      display: 'flex',
      direction,
      flexDirection: 'column',
      justifyContent: 'space-between',
      gap: GAP_PX,
      padding: MARGIN_PX,
      borderTop: `${String(BAND_PX)}px solid ${colours.accent}`,
      backgroundColor: colours.paper,
      color: colours.ink,
      fontFamily: fontFamilies,
    },
    children: [
      text(headline, { fontSize: headlineSize, fontWeight: 700, lineHeight }),
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', gap: 12 },
        children: [
          text(credit, { fontSize: chooseCreditSize(credit) }),
          ...(disclaimer === undefined
            ? []
            : [text(disclaimer, { fontSize: 22, color: colours.quiet })]),
          text(name, { fontSize: 30, fontWeight: 700, color: colours.accent }),
        ],
      },
    ],
  };
}

/** Chooses a font size that fits a long credit, so that the translator, who comes late in it, is not cut off. */
function chooseCreditSize({ length }: string): number {
  return length > 500 ? 16 : length > 260 ? 20 : length > 130 ? 24 : 30;
}

function truncate(text: string, maxLength: number): string {
  const characters = Array.from(text);
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`;
}
