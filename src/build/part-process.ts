import type { LoadedArticle } from '../content/reader.ts';
import { Library } from '../library.ts';
import { answerMessage } from '../second-process.ts';
import { makePart } from './make-part.ts';
import { planSite } from './plan.ts';

/** The message to the second process of a build. */
export interface Part {
  /** The root of Astro. */
  astroRoot: string;
  /** The folder of the files. */
  site: string;
  /** Without functions, which a message can't have. */
  articles: Omit<LoadedArticle, 'locate'>[];
  now: Date;
  /** The paths of the outputs to make. */
  paths: ReadonlySet<string>;
}

answerMessage(({ articles, now, paths, ...folders }: Part) => {
  const locate = () => ({ line: 1, column: 1 });
  const library = new Library(
    articles.map((article) => ({ ...article, locate })),
    now,
  );
  return makePart(planSite(library, now), paths, folders);
});
