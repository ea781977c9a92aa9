import type { Nodes, Root } from 'mdast';
import { works } from '../article/article.ts';
import { findCreditLines, type CreditLine } from '../article/credit-lines.ts';
import { isMachineName } from '../check/machines.ts';
import { cleanAddress } from '../check/rules/tracking.ts';
import { findNameStandIn } from '../content/stand-ins.ts';
import { hasVisibleCharacter } from '../article/plain-text.ts';
import { takeBlocks } from '../markdown/edges.ts';
import { isLineBreak } from '../markdown/raw-html.ts';
import { walk } from '../markdown/walk.ts';
import { addContributor } from './frontmatter.ts';
import type { Item, Values } from './item.ts';

/** What the opening and closing lines of a text say of its origin. */
export interface Credits {
  /** The lines that became fields, word for word. */
  taken: string[];
  /** Lines that no field can hold, or that contradict one. They stay in the text. */
  open: string[];
}

/** Moves the credits with which a text opens or closes into its fields. */
export function takeCredits(item: Item): Credits {
  const credits: Credits = { taken: [], open: [] };
  const stated = structuredClone(item.values);
  // Without the last lines, those before them are the last.
  for (let count = -1; count < credits.taken.length;) {
    count = credits.taken.length;
    const blocks = item.body.children.filter(({ type }) => type !== 'table');
    const edges = new Set([...takeBlocks(blocks), ...takeBlocks(blocks.toReversed())]);
    credits.open = [];
    for (const block of edges) {
      const isClosing = blocks.indexOf(block) >= blocks.length / 2;
      for (const part of block.type === 'list' ? block.children : [block]) {
        takeFromBlock(part, isClosing, item.values, stated, credits);
      }
    }
    item.body.children = item.body.children.filter(isVisible);
  }
  return credits;
}

/** A piece of text within a block, and the node that has it. */
interface Leaf {
  node: { value: string };
  start: number;
}

/** Returns the text of a block as the detector of credits wants it, with the places of its pieces. */
function readLeaves(block: Nodes): { text: string; leaves: Leaf[] } {
  let text = '';
  const leaves: Leaf[] = [];
  const read = (node: Nodes): void => {
    if (node.type === 'break') text += '\u2028';
    else if (node.type === 'text' || node.type === 'inlineCode') {
      leaves.push({ node, start: text.length });
      text += node.value;
    } else if ('children' in node && node.type !== 'blockquote') {
      const { length } = text;
      node.children.forEach(read);
      if (node.type === 'link' && node.url !== text.slice(length)) text += ` <${node.url}>`;
      if (node.type === 'paragraph' || node.type === 'listItem') text += '\u2029';
    }
  };
  read(block);
  return { text, leaves };
}

function takeFromBlock(
  block: Nodes,
  isClosing: boolean,
  values: Values,
  stated: Values,
  credits: Credits,
): void {
  const { text, leaves } = readLeaves(block);
  const lines = findCreditLines(text);
  if (lines.length === 0) return;
  const ranges: [number, number][] = [];
  const byWords = Map.groupBy(lines, ({ words }) => words);
  const statements: [number, number][] = [];
  for (const [words, said] of byWords) {
    const range = findWords(text, words);
    if (range === undefined) {
      credits.open.push(words);
    } else if (said.some(({ role }) => role === 'statement')) {
      statements.push(range);
    } else if (said.map((line) => applyCredit(line, values, stated)).every(Boolean)) {
      ranges.push(range);
      const line = text.slice(...range).trim();
      if (!credits.taken.at(-1)?.endsWith(line)) credits.taken.push(line);
    } else if (!said.every(isCited)) credits.open.push(words);
  }
  const statement = takeStatement(text, statements, isClosing, values, stated, credits);
  if (statement) ranges.push(statement);
  for (const range of ranges) cut(leaves, range);
  if (ranges.length > 0) trimBlock(block);
}

/** Moves a disclaimer into its field. Returns its place in the text. */
function takeStatement(
  text: string,
  statements: readonly [number, number][],
  isClosing: boolean,
  values: Values,
  stated: Values,
  credits: Credits,
): [number, number] | undefined {
  const [first] = statements;
  if (first === undefined) return undefined;
  // Sentences after the first belong to it at the end of a text.
  const end = isClosing ? text.length : (statements.at(-1)?.[1] ?? first[1]);
  const disclaimer = text
    .slice(first[0], end)
    .replace(/[\u2028\u2029]+/g, '\n')
    .replace(/ <[^>]*>|^\s*[:：]/g, '')
    .trim();
  const [known, before] = [stated['disclaimer'], values['disclaimer']];
  if (known !== undefined && known !== disclaimer) {
    credits.open.push(disclaimer);
    return undefined;
  }
  values['disclaimer'] = typeof before === 'string' ? `${before}\n${disclaimer}` : disclaimer;
  // "Disclaimer:"
  const [label = ''] = /(?:\p{L}+ ?){1,3}$/u.exec(text.slice(0, first[0])) ?? [];
  const isLabelled = /^\s*[:：]/.test(text.slice(first[0]));
  const start = isLabelled ? first[0] - label.length : first[0];
  credits.taken.push(text.slice(start, end).trim());
  return [start, end];
}

/** Finds the words of a credit in a text, with the marks around them. */
function findWords(text: string, words: string): [number, number] | undefined {
  const letters = words.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const pattern = new RegExp(
    `[^\\p{L}\\p{N}\\u2028\\u2029\\n.!?؟。…;؛]*?(?<![\\p{L}\\p{N}])${letters.join('\\s+')}(?![\\p{L}\\p{N}])[.!?؟。…;؛]?["”»')\\]*_]*[^\\S\\u2028\\u2029]*`,
    'u',
  );
  const match = pattern.exec(text);
  return match ? [match.index, match.index + match[0].length] : undefined;
}

function cut(leaves: readonly Leaf[], [from, to]: [number, number]): void {
  for (const { node, start } of leaves) {
    const length = node.value.length;
    // Letters that go are replaced by a character that no text has, so that other places stay.
    const [first, last] = [Math.max(0, from - start), Math.min(length, to - start)];
    if (first >= last) continue;
    node.value =
      node.value.slice(0, first) + '\uFFFF'.repeat(last - first) + node.value.slice(last);
  }
}

/** Removes what was cut, and what is left empty. */
function trimBlock(block: Nodes): void {
  walk<Nodes>(block, {
    enter(node) {
      if ('value' in node) node.value = node.value.replace(/\uFFFF+/g, '');
    },
    leave(node) {
      if ('value' in node) return node.value === '' ? [] : undefined;
      return 'children' in node && !isVisible(node) ? [] : undefined;
    },
  });
  if (!('children' in block)) return;
  const isEdge = (node: Nodes | undefined) =>
    node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  const children: Nodes[] = block.children;
  while (isEdge(children[0])) children.shift();
  while (isEdge(children.at(-1))) children.pop();
  const [first] = children;
  if (first?.type === 'text') first.value = first.value.trimStart();
}

/** Checks that a node has something that readers see. */
export function isVisible(node: Nodes): boolean {
  if (node.type === 'thematicBreak' || node.type === 'image' || node.type === 'definition')
    return true;
  if ('value' in node) return hasVisibleCharacter(node.value);
  return 'children' in node ? node.children.some(isVisible) : node.type !== 'break';
}

/**
 * Writes a credit into the fields.
 * @param stated the fields of the file, which a line can only confirm
 * @returns whether fields now say all that it says
 */
function applyCredit(line: CreditLine, values: Values, stated: Values): boolean {
  const { role, names, words } = line;
  const work = works.find((one) => one === role);
  if (work !== undefined || role === 'machine') {
    return applyWork(values, work ?? 'translated', names, stated['translator'], role === 'machine');
  }
  const source = sectionOf(values);
  const { author, publication } = sectionOf(stated);
  const [name = ''] = names;
  switch (role) {
    case 'author':
      return applyNames(source, 'author', names, author);
    case 'outlet':
      return applyNames(source, 'publication', names, publication);
    case 'original':
      return applyOriginal(line, values, publication);
    case 'verifier':
      if (names.length > 0) values['verified'] ??= names.map((one) => ({ name: one }));
      return names.length > 0;
    case 'copyright':
      return applyText(values, 'rights', words);
    case 'address':
      return applyText(values, 'canonical', name);
    default:
      return false;
  }
}

/** Writes where the original is, or who published it. */
function applyOriginal({ role, names, words }: CreditLine, values: Values, stated: unknown) {
  const source = sectionOf(values);
  const [name = ''] = names;
  if (/permission|разрешени|ب[اإ]ذن/i.test(words)) return applyText(values, 'rights', words);
  if (!isAddress(name)) return applyNames(source, 'publication', names, stated);
  const isOutlet = (one: CreditLine) => one.role === role && !isAddress(one.names[0] ?? '');
  const outlet = findCreditLines(words.replace(/<[^>]*>|https?:\S+/g, '')).find(isOutlet);
  if (outlet) applyNames(source, 'publication', outlet.names, stated);
  return applyText(source, 'url', cleanAddress(name) ?? name);
}

function sectionOf(values: Values): Values {
  return (values['source'] ??= {}) as Values;
}

function isAddress(text: string): boolean {
  return /^https?:/.test(text);
}

/** Reads names, or the word that stands for them. Returns nothing for what is neither. */
function readSubject(names: readonly string[]): readonly string[] | string | undefined {
  const states = names.map(findNameStandIn);
  if (states.every((state) => state === undefined)) return names.length > 0 ? names : undefined;
  const [state] = states;
  const isState = state === 'unknown' || state === 'withheld';
  return isState && states.every((one) => one === state) ? state : undefined;
}

function applyWork(
  values: Values,
  work: string,
  names: readonly string[],
  stated: unknown,
  isMachine: boolean,
): boolean {
  const subject = readSubject(names);
  if (subject === undefined || typeof stated === 'string')
    return subject !== undefined && subject === stated;
  if (typeof subject === 'string') return (values['translator'] ??= subject) === subject;
  const known = [stated ?? []].flat() as { name: string; work: string[] }[];
  const others = known.filter((one) => one.work.includes(work));
  if (others.length > 0) return subject.every((name) => others.some((one) => one.name === name));
  if (typeof values['translator'] === 'string') delete values['translator'];
  for (const name of subject) {
    addContributor(values, name, work, isMachine ? 'machine' : describeType(name));
  }
  return true;
}

function applyNames(source: Values, field: string, names: readonly string[], stated: unknown) {
  const subject = readSubject(names);
  const known = [stated ?? (field === 'publication' ? source[field] : undefined) ?? []].flat();
  if (subject === undefined || (field === 'publication' && names.length > 1)) return false;
  if (known.length > 0) return [subject].flat().every((name) => known.includes(name));
  source[field] = [...new Set([source[field] ?? [], subject].flat())];
  return true;
}

function applyText(values: Values, field: string, text: string): boolean {
  if (values[field] === 'unknown') values[field] = undefined;
  return (values[field] ??= text) === text;
}

/** Words that only names of organizations have. */
const ORGANIZATION =
  /^(?:the|ال?وكالة|صحيفة|موقع|فريق|مركز|شبكة|مجلة|جريدة|قناة|مؤسسة|منظمة|هيئة|دار|агентство|редакция|издание|газета|журнал|команда|центр|проект|бюро)(?:\s|$)|(?:^|[^\p{L}])(?:agency|bureau|center|centre|collective|desk|foundation|gazette|group|institute|institution|journal|magazine|media|network|news|newspaper|observer|organi[sz]ation|press|project|radio|society|studio|team|times|translations|translators|tribune|university|агентство|центр|новости|редакция|фонд|институт|университет)(?:[^\p{L}]|$)|\.(?:com|org|net|ru|info)$/iu;

/** Says what a name names, if the name itself shows it. */
export function describeType(name: string): string | undefined {
  if (isMachineName(name)) return 'machine';
  return ORGANIZATION.test(name) ? 'organization' : undefined;
}

/** Phrases with which a text names an outlet whose reporting it relies on. Their first group is its name. */
const CITATIONS = [
  /\b[Aa]ccording to (?:the )?(?:[A-Z]?[a-z]+ ){0,2}(?:daily|newspaper|outlet|agency|magazine|website|channel) ((?:\p{Lu}[\p{L}\d-]* ?)+)/gu,
  /(?:^|[.!?”] )((?:\p{Lu}[\p{L}\d-]* ?){1,3})(?:also |later |earlier )?(?:reported|reports|wrote)(?: that| on|,)/gmu,
  /(?:[Сс]ообщает|[Сс]ообщила?|[Пп]ишет|[Пп]ередает|[Пп]ередаёт|[Пп]о данным|со ссылкой на) (?:газеты?|агентств[оа]|издани[ея]|телеканала?) («[^»]+»|(?:\p{Lu}[\p{L}\d-]* ?)+)/gu,
  /(?:[Сс]ообщает|[Пп]ишет|[Пп]ередает|со ссылкой на) («[^»]+»)/gu,
  /(?:وفقا?ً? ل|بحسب |حسب |نقلا?ً? عن |ذكرت |أفادت )(?:صحيفة|وكالة|موقع|مجلة|قناة) («[^»]+»|"[^"]+"|“[^”]+”|\p{L}+)/gu,
];

function isCited({ role }: CreditLine): boolean {
  return role === 'cited';
}

/** Lists outlets that a text seems to cite. */
export function proposeCites(text: string): string[] {
  const lines = text.split('\n').flatMap((line) => findCreditLines(line).filter(isCited));
  const quoted = CITATIONS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name.replace(/^[«"“]|[»"”]$/g, '').trim()),
  );
  return [...new Set([...lines.flatMap(({ names }) => names), ...quoted])].filter(
    (name) => name.length > 2 && findNameStandIn(name) === undefined,
  );
}

/** Returns the words of a tree, block by block. */
export function readWords(tree: Root): string {
  let text = '';
  const read = (node: Nodes): void => {
    if (node.type === 'html') text += isLineBreak(node) ? '\n' : '';
    else if ('value' in node) text += node.value;
    if (node.type === 'image') text += ` ${node.title ?? ''} `;
    if ('children' in node) node.children.forEach(read);
    const isInline = ['text', 'emphasis', 'strong', 'delete', 'link', 'inlineCode'].includes(
      node.type,
    );
    if (!isInline) text += '\n';
  };
  read(tree);
  return text;
}
