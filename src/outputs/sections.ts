import { languages, type Language } from '../language/languages.ts';
import { isTaxonomy, mainSections, routes, type Section } from '../routes.ts';
import { site } from '../site.ts';
import { enabledFeeds } from './formats.ts';

/** Checks that the settings keep a section: `leaveOut` can remove all feeds and the search, `offline: false` the offline list. */
export function hasSection(section: Section): boolean {
  if (section === 'feeds') return enabledFeeds.length > 0;
  if (section === 'search') return !site.leaveOut.includes(section);
  return section !== 'offline' || site.offline;
}

/** Lists the sections that the navigation shows. */
export function listSections(): Section[] {
  return mainSections.filter(hasSection);
}

/** Returns the title and the description of a section. */
export function describeSection(section: Section, language: Language) {
  const { messages } = languages[language];
  return isTaxonomy(section) ? messages.taxonomies[section] : messages[section];
}

/** Returns the properties of a section's index page for its layout. */
export function describeSectionPage(section: Section, language: Language) {
  const { title, description } = describeSection(section, language);
  return {
    title: [{ text: title }],
    description: [{ text: description }],
    address: routes.section(language, section),
    index: listSections().includes(section),
    inEdition: (code: Language) => routes.section(code, section),
  };
}
