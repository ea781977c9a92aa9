import type { Language } from '../language/languages.ts';

/** The frontmatter of an article. `null` stands for `unknown`, `undefined` for a field that the file doesn't have. */
export interface Frontmatter {
  title: string;
  /** Who wrote the headline and the standfirst. */
  titleBy: 'source' | 'translator' | 'site';
  /** The standfirst. */
  description: string;
  published: Date;
  topics?: string[] | undefined;
  source: Source;
  /** `none` for an original text, which has no translator. */
  translator: Translator[] | 'none' | null;
  /** The statement that came with the text, verbatim. `null` if none came. */
  disclaimer: string | null;
  rights: string | null;
  updated?: Date | undefined;
  corrections?: Correction[] | undefined;
  /** The same key in every version of a story. */
  translationKey?: string | undefined;
  /** Earlier addresses of the article on this site. */
  aliases?: string[] | undefined;
  draft?: boolean | undefined;
  /** The address that search engines should index instead of ours. */
  canonical?: string | undefined;
  /** `false` asks search engines not to index the article. */
  index?: boolean | undefined;
  sourceChecked?: Date | undefined;
  sourceRevised?: Date | undefined;
  image?: LeadImage | undefined;
}

/** The text that was translated. */
export interface Source {
  author: string[] | null;
  publication: string | null;
  title?: string | null | undefined;
  url?: string | null | undefined;
  /** BCP 47. */
  lang?: string | null | undefined;
  /** The day printed on the original, at 00:00 UTC. */
  published?: Date | null | undefined;
  archived?: string | null | undefined;
  /** Outlets whose reporting the text relies on. */
  cites?: { name: string; lang?: string | undefined }[] | undefined;
}

export interface Translator {
  name: string;
  type: 'person' | 'organization' | 'machine';
  work: 'translated' | 'edited' | 'translated and edited' | 'summarised';
}

export interface Correction {
  date: Date;
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
}
