import { isLanguage, languageCodes, languages, type Language } from '../language/languages.ts';
import { site } from '../site.ts';
import { ImportError, type Item } from './item.ts';
import { readWords } from './tree.ts';

/**
 * Finds the language of an item: what it says itself, or the one whose letters it has.
 * @throws ImportError if it is in no language of the site
 */
export function findLanguage({ language = '', body, notes }: Item): Language {
  const code = language.toLowerCase().replace(/[-_].*/, '');
  if (isLanguage(code)) return code;
  const known = languageCodes.join(', ');
  if (code !== '') {
    throw new ImportError(
      `its language is ${code}; the site has ${known}: use --lang if one of them is right`,
    );
  }
  const text = readWords(body);
  const counts = languageCodes.map((one) => {
    const { script = 'Latn' } = new Intl.Locale(languages[one].locale).maximize();
    return text.match(new RegExp(`\\p{sc=${script}}`, 'gu'))?.length ?? 0;
  });
  const likeliest = languageCodes.filter((_, index) => counts[index] === Math.max(...counts));
  const result =
    likeliest.length === 1 ? likeliest[0] : likeliest.find((one) => one === site.defaultLanguage);
  if (result === undefined) {
    throw new ImportError(`nothing says its language: use --lang with ${known}`);
  }
  notes.push(`nothing says its language; its letters are those of ${result}`);
  return result;
}
