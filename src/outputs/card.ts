import type { Article, Translator } from '../article/article.ts';
import { composeAttribution } from '../article/attribution.ts';
import type { Segment } from '../article/segments.ts';
import { colours } from '../colours.ts';
import { detectOppositeDirection } from '../language/direction.ts';
import { languages, type Language } from '../language/languages.ts';
import { site, siteUrl } from '../site.ts';
import { attributeArticle, type AttributedArticle } from './attributed-article.ts';

/** The content of a share card. Equal cards look the same and are drawn once. */
export interface Card {
  language: Language;
  /** "Translation" or "Machine translation". An original text has none. */
  label?: string;
  headline: string;
  /** The credit, then shorter forms of it for a card that has no room. */
  credits: readonly string[];
  disclaimer?: string;
  site: string;
  /** Set if letters are left out of headline or credit because no font has them. */
  lacksLetters?: true;
  /** The XMP metadata of the file, always complete. */
  metadata: { credit: string; disclaimer: string };
}

/** A longer credit may need a shorter form. */
const MIN_LONG_CREDIT_LENGTH = 150;

/** How many names of one role a shorter credit has, and their maximum length in characters. */
const SHORT_CREDITS = [
  { maxNames: 5, maxLength: 60 },
  { maxNames: 3, maxLength: 60 },
  { maxNames: 1, maxLength: 40 },
];

/** Creates the card of an article. */
export function createArticleCard(original: Article): Card {
  const attributed = attributeArticle(original);
  const { article, attribution, credit } = attributed;
  const label = createLabel(attributed);
  const disclaimer = article.disclaimer ?? '';
  const isLong = credit.length >= MIN_LONG_CREDIT_LENGTH;
  return {
    language: article.language,
    ...(label !== undefined && { label }),
    headline: article.title,
    credits: [
      joinSegments(attribution.credit),
      ...(isLong ? SHORT_CREDITS : []).map((limits) =>
        joinSegments(composeAttribution(shortenNames(article, limits)).credit),
      ),
    ],
    ...(disclaimer !== '' && { disclaimer }),
    site: site.name,
    metadata: { credit, disclaimer },
  };
}

/** Creates the card of the site, for pages other than articles. */
export function createSiteCard(): Card {
  return {
    language: site.defaultLanguage,
    headline: site.name,
    credits: [languages[site.defaultLanguage].messages.tagline],
    site: siteUrl().host,
    metadata: { credit: site.name, disclaimer: '' },
  };
}

function createLabel({ article, machines }: AttributedArticle): string | undefined {
  if (article.translator === 'none') return undefined;
  const { card, chain } = languages[article.language].messages;
  const isMachine = machines.some(({ work }) => work.includes('translated'));
  return isMachine ? card.machineTranslation : chain.translation;
}

/** Isolates the direction of names with U+2068 and U+2069, like `<bdi>` in HTML. */
function joinSegments(segments: readonly Segment[]): string {
  return segments.map(({ text, name }) => (name ? `\u2068${text}\u2069` : text)).join('');
}

/**
 * Shortens names and lists of names, where "…" stands for those who are left out. Author and translator always stay;
 * dates and, in the shortest form, citations don't.
 */
function shortenNames(article: Article, limits: (typeof SHORT_CREDITS)[number]): Article {
  const { source, translator } = article;
  const { author, publication, cites } = source;
  const shorten = <T extends { name: string }>(named: T[]): T[] =>
    named.slice(0, limits.maxNames + 1).map((one, index) => ({
      ...one,
      ...(index === limits.maxNames
        ? { name: '…', pseudonym: undefined }
        : { name: cutText(one.name, limits.maxLength) }),
    }));
  const translators = Array.isArray(translator) ? translator : [];
  const byWork = Map.groupBy(
    translators.map((one): Translator => ({ ...one, date: undefined })),
    ({ type, work }) => [type === 'machine', ...work.toSorted()].join(' '),
  );
  return {
    ...article,
    source: {
      ...source,
      author: Array.isArray(author) ? shorten(author) : author,
      publication:
        publication === null || publication === 'withheld'
          ? publication
          : { name: cutText(publication.name, limits.maxLength) },
      cites: limits.maxNames > 1 && cites ? shorten(cites) : undefined,
    },
    translator: Array.isArray(translator)
      ? [...byWork.values()]
          .flatMap(shorten)
          .toSorted((a, b) => Number(hasTranslated(b)) - Number(hasTranslated(a)))
      : translator,
  };
}

function hasTranslated({ work }: Translator): boolean {
  return work.includes('translated') || work.includes('summarised');
}

const segmenter = new Intl.Segmenter('en');

/** Matches texts in which each code point is a grapheme cluster. */
const SINGLE_CODE_POINTS =
  /^[[\p{L}&&[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Arab}\p{sc=Hani}]]\p{Nd}\p{P}\p{Zs}]*$/v;

/** Splits a text into grapheme clusters, which are what readers see as characters. */
export function splitCharacters(text: string): string[] {
  // Most texts, and much faster.
  if (SINGLE_CODE_POINTS.test(text)) return Array.from(text);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Cuts a text off after a number of characters, and marks it with "…". */
export function cutText(text: string, length: number): string {
  const characters = splitCharacters(text);
  if (characters.length <= length) return text;
  const start = characters.slice(0, length).join('').trimEnd();
  const isIsolateOpen = start.lastIndexOf('\u2068') > start.lastIndexOf('\u2069');
  return `${start}…${isIsolateOpen ? '\u2069' : ''}`;
}

/** A node of the layout, in the format of `@takumi-rs/core`. */
export type CardNode =
  | { type: 'container'; style: Style; children: CardNode[] }
  | { type: 'text'; style: Style; text: string };
type Style = Record<string, string | number>;

const { light } = colours;

/** The size of every share card, in pixels. */
export const CARD_SIZE_PX = { width: 1200, height: 630 } as const;

/** Font sizes of the headline, largest first. */
export const HEADLINE_SIZES_PX = [76, 68, 60, 54, 48, 44, 40, 36];

/** Messengers show a card 300 pixels wide, where these letters are 9 and 7 pixels. */
const CREDIT_SIZE_PX = 36;
const NOTE_SIZE_PX = 28;

const MARGIN_PX = 56;
const BAND_PX = 16;
const GAP_PX = 24;

/** The area for all texts, without the gap between the upper and the lower ones. */
export const CONTENT_SIZE_PX = {
  width: CARD_SIZE_PX.width - 2 * MARGIN_PX,
  height: CARD_SIZE_PX.height - 2 * MARGIN_PX - BAND_PX - GAP_PX,
} as const;

/** The texts of a card that depend on the room there is. */
export interface CardTexts {
  headline: string;
  /** In pixels. */
  headlineSize: number;
  credit: string;
  /** Whether the credit is a shorter one. The card then says where everything is in full. */
  isShortened: boolean;
  /** Without the disclaimer, the card says where the notice is. */
  showsDisclaimer: boolean;
}

/** Lays out a card. */
export function layOutCard(card: Card, texts: CardTexts): CardNode {
  const { direction } = languages[card.language];
  const { credit, note } = composeStatements(card, texts);
  const column = { direction, flexDirection: 'column' };
  const mark = { fontSize: 30, fontWeight: 700, color: light.accent };
  const text = (value: string | undefined, style: Style) =>
    value === undefined ? [] : [createText(value, direction, style)];
  return createBox(
    {
      ...CARD_SIZE_PX,
      ...column,
      justifyContent: 'space-between',
      gap: GAP_PX,
      padding: MARGIN_PX,
      borderTop: `${String(BAND_PX)}px solid ${light.accent}`,
      backgroundColor: light.paper,
      color: light.ink,
    },
    createBox(
      { ...column, gap: 16 },
      createBox(
        { direction, justifyContent: 'space-between', gap: GAP_PX },
        ...text(card.label, { ...mark, flexShrink: 0 }),
        ...text(card.site, { ...mark, color: light['ink-quiet'] }),
      ),
      ...text(texts.headline, {
        fontSize: texts.headlineSize,
        fontWeight: 700,
        lineHeight: direction === 'rtl' ? 1.45 : 1.2,
      }),
    ),
    createBox(
      { ...column, gap: 12 },
      ...text(credit, { fontSize: CREDIT_SIZE_PX }),
      ...text(note, { fontSize: NOTE_SIZE_PX, color: light['ink-quiet'] }),
    ),
  );
}

/** Composes credit and disclaimer. Says where to read what is left out. */
function composeStatements(card: Card, texts: CardTexts) {
  const { inFull, notice } = languages[card.language].messages.card;
  const disclaimer = texts.showsDisclaimer ? card.disclaimer : undefined;
  const isIncomplete = texts.isShortened || card.lacksLetters;
  const note = disclaimer ?? (isIncomplete || card.metadata.disclaimer === '' ? undefined : notice);
  return { credit: isIncomplete ? `${texts.credit} ${inFull}` : texts.credit, note };
}

function createBox(style: Style, ...children: CardNode[]): CardNode {
  return { type: 'container', style: { display: 'flex', ...style }, children };
}

function createText(text: string, direction: 'ltr' | 'rtl', style: Style): CardNode {
  return {
    type: 'text',
    text,
    style: {
      display: 'block',
      direction: detectOppositeDirection(direction, text) ?? direction,
      textAlign: direction === 'rtl' ? 'right' : 'left',
      lineHeight: direction === 'rtl' ? 1.55 : 1.3,
      overflowWrap: 'anywhere',
      ...style,
    },
  };
}
