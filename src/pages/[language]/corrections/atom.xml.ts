import type { APIRoute } from 'astro';
import { languageCodes, type Language } from '../../../language/languages.ts';
import { publishedArticles } from '../../../library.ts';
import { atom } from '../../../outputs/atom.ts';
import { correctionEntries, correctionsFeed, feedModel } from '../../../outputs/feed.ts';
import { feeds, ownFeedsMade } from '../../../outputs/forms.ts';
import { buildDate, site } from '../../../site.ts';

interface Props {
  language: Language;
}

export function getStaticPaths() {
  if (!ownFeedsMade) return [];
  return languageCodes.map((language) => ({ params: { language }, props: { language } }));
}

export const GET: APIRoute<Props> = async ({ props: { language } }) => {
  const entries = correctionEntries(await publishedArticles(language)).slice(0, site.feedLength);
  const model = feedModel(correctionsFeed(language), entries, buildDate());
  return new Response(atom(model), { headers: { 'Content-Type': feeds['atom.xml'] } });
};
