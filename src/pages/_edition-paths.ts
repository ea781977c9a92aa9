import { languageCodes, type Language } from '../language/languages.ts';

export interface EditionProps {
  language: Language;
}

/** Creates one page for each edition. Pages export it as `getStaticPaths`. */
export function editionPaths(isEnabled = true) {
  return isEnabled
    ? languageCodes.map((language) => ({
        params: { language },
        props: { language } satisfies EditionProps,
      }))
    : [];
}
