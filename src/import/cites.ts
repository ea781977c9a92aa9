import { findCreditLines } from '../article/credit-lines.ts';
import { findNameStandIn } from '../content/stand-ins.ts';

/** Phrases with which a text names an outlet whose reporting it relies on. Their first group is its name. */
const CITATIONS = [
  /\b[Aa]ccording to (?:the )?(?:[A-Z]?[a-z]+ ){0,2}(?:daily|newspaper|outlet|agency|magazine|website|channel) ((?:\p{Lu}[\p{L}\d-]* ?)+)/gu,
  /(?:^|[.!?”] )((?:\p{Lu}[\p{L}\d-]* ?){1,3})(?:also |later |earlier )?(?:reported|reports|wrote)(?: that| on|,)/gmu,
  /(?:[Сс]ообщает|[Сс]ообщила?|[Пп]ишет|[Пп]ередает|[Пп]ередаёт|[Пп]о данным|со ссылкой на) (?:газеты?|агентств[оа]|издани[ея]|телеканала?) («[^»]+»|(?:\p{Lu}[\p{L}\d-]* ?)+)/gu,
  /(?:[Сс]ообщает|[Пп]ишет|[Пп]ередает|со ссылкой на) («[^»]+»)/gu,
  /(?:وفقا?ً? ل|بحسب |حسب |نقلا?ً? عن |ذكرت |أفادت )(?:صحيفة|وكالة|موقع|مجلة|قناة) («[^»]+»|"[^"]+"|“[^”]+”|\p{L}+)/gu,
];

/** Lists outlets that a text seems to cite. */
export function proposeCites(text: string): string[] {
  const lines = text.split('\n').flatMap(findCreditLines);
  const named = lines.flatMap(({ role, names }) => (role === 'cited' ? names : []));
  const quoted = CITATIONS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name.replace(/^[«"“]|[»"”]$/g, '').trim()),
  );
  return [...new Set([...named, ...quoted])].filter(
    (name) => name.length > 2 && findNameStandIn(name) === undefined,
  );
}
