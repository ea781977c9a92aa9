import type { APIRoute } from 'astro';
import { getArticles, getNewestDate } from '../../../library.ts';
import { toAtom } from '../../../outputs/atom.ts';
import {
  createCorrectionEntries,
  describeCorrectionsFeed,
  buildFeed,
} from '../../../outputs/feed.ts';
import { feedFormats, hasListFeeds } from '../../../outputs/formats.ts';
import { site } from '../../../site.ts';
import { editionPaths, type EditionProps } from '../../_edition-paths.ts';

type Props = EditionProps;

export const getStaticPaths = () => editionPaths(hasListFeeds);

export const GET: APIRoute<Props> = async ({ props: { language } }) => {
  const entries = createCorrectionEntries(await getArticles(language)).slice(0, site.feedLength);
  const model = buildFeed(describeCorrectionsFeed(language), entries, await getNewestDate());
  return new Response(toAtom(model), {
    headers: { 'Content-Type': feedFormats['atom.xml'].mediaType },
  });
};
