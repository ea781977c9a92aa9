import leven from 'leven';
import { languageCodes, languages, type Phrase } from '../language/languages.ts';
import { normalizeForSearch } from '../language/normalize.ts';
import type { State } from './fields.ts';

/** What stands where a text or a name is expected. */
export type StandIn = State | 'placeholder' | 'address' | 'sentences';

/** Longer texts are no stand-ins. */
const MAX_LENGTH = 200;

/**
 * Recognizes words that stand for a text: one of the three states, also misspelt, other words for "unknown", and
 * placeholders. Compares whole phrases only.
 */
export function findTextStandIn(text: string): StandIn | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const phrase = normalizePhrase(text);
  if (phrase === '' || placeholders.test(phrase) || template.test(text.trim())) {
    return 'placeholder';
  }
  return findState(phrase) ?? (isPhraseFor.unknown(phrase) ? 'unknown' : undefined);
}

/**
 * Recognizes what stands for a name but is none: also words such as "Anonymous", "Staff reporter" or "name withheld" in
 * every language of the site, addresses, and two sentences.
 */
export function findNameStandIn(text: string): StandIn | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const phrase = normalizePhrase(text).replace(/^(?:by|from) /, '');
  const standIn = findTextStandIn(text) ?? findState(phrase);
  if (standIn !== undefined) return standIn;
  if (namePlaceholders.test(phrase)) return 'placeholder';
  if (/^(?:NA|[Nn]\s*\/\s*[AaDd]\.?)$/.test(text.trim())) return 'unknown';
  if (isAddress(text)) return 'address';
  if (isPhraseFor.withheld(phrase)) return 'withheld';
  if (isPhraseFor.unknown(phrase) || isPhraseFor.unnamed(phrase)) return 'unknown';
  return hasTwoSentences(text) ? 'sentences' : undefined;
}

/** Recognizes one of the three states in any case, and nothing else. */
export function findExactState(text: string): State | undefined {
  return (['unknown', 'withheld', 'none'] as const).find(
    (state) => state === text.trim().toLowerCase(),
  );
}

const wordsForNone = new Set(['none', 'nonee', 'noone', 'no one', 'nobody']);

function findState(phrase: string): State | undefined {
  if (wordsForNone.has(phrase)) return 'none';
  if (phrase === 'n a' || phrase === 'nil') return 'unknown';
  if (phrase.length < 6) return undefined;
  if (leven(phrase, 'unknown') < 3) return 'unknown';
  return phrase.includes('h') && leven(phrase, 'withheld') < 3 ? 'withheld' : undefined;
}

/** Removes case, punctuation and accents, and unifies the forms of letters. */
export function normalizePhrase(text: string): string {
  const words = text
    .replace(/[[\p{Default_Ignorable_Code_Point}]--[\u200C]]/gv, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return normalizeForSearch(words.trim());
}

/** Compiles the phrases of all languages to a function that compares them with a whole text. */
function compile(list: 'wordsForUnknown' | 'wordsForWithheld' | 'wordsForUnnamed') {
  const all = languageCodes.flatMap((code): readonly Phrase[] => languages[code][list]);
  const fixed = compileOne(all.filter((phrase) => typeof phrase === 'string').join('|'));
  const mixed = all.flatMap((phrase) =>
    typeof phrase === 'string'
      ? []
      : { head: compileOne(phrase.heads), word: compileOne(`${phrase.heads}|${phrase.others}`) },
  );
  return (text: string) => {
    const words = text.split(' ');
    const isMixed = mixed.some(
      ({ head, word }) =>
        words.every((one) => word.test(one)) && words.some((one) => head.test(one)),
    );
    return isMixed || fixed.test(text);
  };
}

function compileOne(source: string): RegExp {
  const normalized = source.replace(/[\p{L}\p{M}]+/gu, (word) => normalizeForSearch(word));
  return new RegExp(`^(?:${normalized})$`, 'u');
}

const isPhraseFor = {
  unknown: compile('wordsForUnknown'),
  withheld: compile('wordsForWithheld'),
  unnamed: compile('wordsForUnnamed'),
};

const placeholders =
  /^(?:to ?do|tb[acd]|to be (?:added|confirmed|announced|determined|decided)|(?:tk)+|fix ?me|[xх]{3,}|lorem ipsum.*|placeholder|(?:change|replace|fill) ?(?:me|in|me in)|asdf\w*|foo ?bar)$/;
const namePlaceholders =
  /^(?:j(?:ohn|ane) doe|joe bloggs|(?:first ?name )?last ?name|first last|(?:(?:the|your|insert|enter|add|fill in|placeholder|first|last|full|author|translator|writer|reporter|s) )*(?:(?:sur)?name|(?:insert|enter|add) (?:the )?(?:author|translator|writer|outlet))(?: (?:here|surname|last name|of (?:the )?(?:author|translator|outlet)))?)$/;
/** Places that templates fill: `{{author}}`, `<translator>`. `<script>` may be a topic. */
const template =
  /^(?:<[^<>]*\b(?:author|translator|outlet|publication|here)\b[^<>]*>|\$?\{.*\}|%\w+%|\[\[.*\]\])$/i;

function isAddress(text: string): boolean {
  return (
    /\[email.protected\]|[([]at[)\]]|\S at \S+ dot \S/i.test(text) ||
    /\S@\S+\.\S|(?:^|[\s(])@[\p{L}\p{N}_.]{2,}|:\/\/|\b(?:mailto|https?):|\bwww\.\S/iu.test(text) ||
    // A bare domain, or one with a path. `J.Sample` and `Dr.Sample` are names.
    /^(?:[\p{L}\p{N}-]{2,}\.)+(?:[a-z]{2,24}|[A-Z]{2,3}|Ru|Com|Org|Net|рф)\/?$/u.test(
      text.trim(),
    ) ||
    /(?:^|[\s(])(?:[a-z\d-]+\.)+[a-z]{2,24}\/\S/i.test(text)
  );
}

/** Abbreviations of three letters and more that can stand before a name. Shorter words count as initials. */
const abbreviations =
  /^(?:mrs|mme|mlle|sra|srta|prof|proff|doc|capt|cpt|col|maj|gen|brig|sgt|cpl|adm|lieut|rev|hon|msgr|gov|sen|rep|amb|pres|ing|dipl|mag|inc|ltd|llc|corp|bros|esq|chr|chas|thos|benj|robt|edw|int|intl|natl|assn|univ|geo|theo|jos|alex|dott|drs|проф|акад|доц|канд|докт|ген|полк|кап|свящ|прот|архим|митр|еп|архиеп|иером)$/;

/** Words that name a second role after a name. `findCreditLines` finds those at the start. */
const secondRole =
  /^(?:translat|edit|adapt|summari[sz])ed by |[.,;:!?،؛|()\n–—-]\s*(?:(?:and |и |و)?(?:translat|edit|adapt|summari[sz]|review|report|proofread)(?:ed|ing)?(?: and \p{L}+)? by|(?:translat(?:ion|or)|edit(?:or|ing)|photos?)s?\s*:|перев[её]ла?|перевод(?:чик)?|редакт(?:ор|ура)|фото|ترجم[ةه]|ترجمها|تحرير|تعريب|تصوير)(?!\p{L})|\s(?:translated|edited|adapted) (?:from (?:the )?\p{L}+ )?by |\s(?:is|was) an? (?=\p{Ll})|\p{L} (?:Перевод|перев[её]ла?) \p{Lu}|\p{L} \p{L}+ ترجم[ةه] \p{L}/iu;

function hasTwoSentences(text: string): boolean {
  if (/[。．؟۔]\s*\p{L}|\p{L} \p{L}+[!?] \p{L}+ \p{L}/u.test(text)) return true;
  if (secondRole.test(text)) return true;
  return Array.from(text.matchAll(/([\p{L}\p{M}]+)\.["”»)]?\s+(?=\p{L})/gu)).some(
    ([, word = '']) => {
      const letters = word.replace(/\p{M}/gu, '').toLowerCase();
      return letters.length > 2 && !abbreviations.test(letters);
    },
  );
}
