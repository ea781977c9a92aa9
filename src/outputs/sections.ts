import { languages, type Language } from '../language/languages.ts';
import { isTaxonomy, routes, sectionNames, sections, type Section } from '../routes.ts';
import { site } from '../site.ts';
import { enabledFeeds } from './formats.ts';

/** Whether the site has a section: `leaveOut` can remove all feeds, and `offline` the offline copies. */
export function hasSection(section: Section): boolean {
  if (section === 'feeds') return enabledFeeds.length > 0;
  return section !== 'offline' || site.offline;
}

/** Lists the site's sections that the navigation or the sitemap names. */
export function sectionsIn(place: 'inNavigation' | 'inSitemap'): Section[] {
  return sectionNames.filter((section) => sections[section][place] && hasSection(section));
}

/** Returns the title and the description of a section. */
export function sectionWords(
  section: Section,
  language: Language,
): { title: string; description: string } {
  const { messages } = languages[language];
  return isTaxonomy(section) ? messages.taxonomies[section] : messages[section];
}

/** Returns what the layout of a section's index page needs; every edition has such a page. */
export function sectionPage(section: Section, language: Language) {
  const { title, description } = sectionWords(section, language);
  return {
    title: [{ text: title }],
    description: [{ text: description }],
    address: routes.section(language, section),
    inEdition: (code: Language) => routes.section(code, section),
  };
}
