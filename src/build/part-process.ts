import type { LoadedArticle } from '../content/reader.ts';
import { Library } from '../library.ts';
import { answerMessage } from '../second-process.ts';
import { makePart } from './make-part.ts';
import { planSite } from './plan.ts';

/** What the second process of a build makes, and from what. */
export interface Part {
  /** The root of Astro. */
  astroRoot: string;
  /** The folder of the files. */
  site: string;
  /** A message has no functions. */
  articles: (Omit<LoadedArticle, 'locate'> & { locate: undefined })[];
  now: Date;
  /** Of the outputs. */
  paths: ReadonlySet<string>;
}

answerMessage(({ articles, now, paths, ...folders }: Part) => {
  const library = new Library(articles as unknown as LoadedArticle[], now);
  return makePart(planSite(library, now), paths, folders);
});
