import { languageCodes, type Language } from '../language/languages.ts';

export interface EditionProps {
  language: Language;
}

/** Makes one page per edition, as the return value of `getStaticPaths`. */
export function editionPaths(isEnabled = true) {
  return isEnabled
    ? languageCodes.map((language) => ({
        params: { language },
        props: { language } satisfies EditionProps,
      }))
    : [];
}
