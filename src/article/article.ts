import type { Language } from '../language/languages.ts';

/**
 * The frontmatter of an article. `null` stands for `unknown`, `withheld` for a name that is deliberately not given, and
 * `undefined` for a field that the file doesn't have. Dates are as written: `2026-11-26` or `2026-11-26T09:30+03:00`.
 */
export interface Frontmatter {
  title: string;
  /** Who wrote the headline and the standfirst. */
  titleBy: 'source' | 'translator' | 'site';
  /** The standfirst. `null` if there is none. */
  description: string | null;
  published: string;
  topics?: string[] | undefined;
  source: Source;
  /** `none` for an original text, which has no translator. */
  translator: Translator[] | 'none' | 'withheld' | null;
  /** The statement that came with the text, verbatim. `null` if none came. */
  disclaimer: string | null;
  rights: string | null;
  /** Who verified the content. `none` if it is known that nobody did. */
  verified?: Verification[] | 'none' | undefined;
  updated?: string | undefined;
  corrections?: Correction[] | undefined;
  /** The same key in every version of a story. */
  translationKey?: string | undefined;
  /** Earlier addresses of the article on this site. */
  aliases?: string[] | undefined;
  draft?: boolean | undefined;
  /** Pins the article as the lead of the front page until a newer one is pinned. */
  lead?: boolean | undefined;
  /** The address that search engines should index instead of ours. */
  canonical?: string | undefined;
  /** `false` asks search engines not to index the article. */
  index?: boolean | undefined;
  sourceChecked?: string | undefined;
  sourceRevised?: string | undefined;
  image?: LeadImage | undefined;
}

/** The text that was translated. */
export interface Source {
  author: Author[] | 'withheld' | null;
  publication: Outlet | 'withheld' | null;
  title?: string | null | undefined;
  url?: string | null | undefined;
  /** BCP 47. */
  lang?: string | null | undefined;
  /** The day printed on the original. */
  published?: string | null | undefined;
  archived?: string | null | undefined;
  /** Outlets whose reporting the text relies on. */
  cites?: CitedOutlet[] | undefined;
}

export interface Author extends Outlet {
  /** Set if the name is a pen name. */
  pseudonym?: true | undefined;
  type?: 'person' | 'organization' | undefined;
}

export interface Outlet {
  name: string;
}

export interface CitedOutlet extends Outlet {
  /** The language in which the outlet reports, BCP 47. */
  lang?: string | undefined;
}

/** What a translator or editor did, in the order in which credits list it. */
export const works = ['translated', 'edited', 'summarised', 'reviewed', 'proofread'] as const;
export type Work = (typeof works)[number];

export interface Translator extends Omit<Author, 'type'> {
  type: 'person' | 'organization' | 'machine';
  work: Work[];
  /** The day of the review. Only for `reviewed`. */
  date?: string | undefined;
}

export interface Verification extends Outlet {
  date?: string | undefined;
  /** What was verified, and how. */
  note?: string | undefined;
}

export interface Correction {
  date: string;
  /** The origin of the mistake. */
  error: 'translation' | 'source' | 'site';
  text: string;
}

export interface LeadImage {
  /** The name of a file beside the article. */
  src: string;
  alt: string;
  credit: string | null;
}

/** An article without its text: what every output receives. */
export interface Article extends Frontmatter {
  language: Language;
  slug: string;
  /** The slugs of names that don't have the slug of their letters, because another name has it. */
  termSlugs?: Readonly<Record<string, string>> | undefined;
}
