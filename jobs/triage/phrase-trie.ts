/** What a pattern's `%class` stands for. */
export type WordClass = 'contract' | 'trade' | 'number' | 'handle' | 'name' | 'past';
export type Word = { readonly word: string; readonly classes: readonly WordClass[] };

type Node = {
  readonly words: Map<string, Node>;
  /** Beginnings of words, by their first two letters. */
  readonly beginnings: Map<string, { beginning: string; node: Node }[]>;
  readonly classes: Map<WordClass, Node>;
  any: Node | null;
  /** Families whose pattern ends here. */
  readonly ends: number[];
};
export type PhraseTrie = Node;

const createNode = (): Node => ({
  words: new Map(),
  beginnings: new Map(),
  classes: new Map(),
  any: null,
  ends: [],
});

/**
 * Patterns of words as one tree, so that a text is read once whatever their number: the cost is the text's
 * length times the depth of a pattern (ten words at most), never more.
 * @param families the patterns of each family, `·` between them
 */
export function buildTrie(families: readonly string[]): PhraseTrie {
  const root = createNode();
  families.forEach((patterns, family) => {
    for (const pattern of patterns.split('·')) {
      const slots = pattern.trim().split(/\s+/).filter(Boolean);
      if (slots.length > 0) insert(root, slots, family);
    }
  });
  return root;
}

function insert(node: Node, slots: readonly string[], family: number): void {
  const [slot, ...rest] = slots;
  if (slot === undefined) {
    if (!node.ends.includes(family)) node.ends.push(family);
    return;
  }
  if (slot === '~') {
    insert(node, rest, family);
    node.any ??= createNode();
    insert(node.any, rest, family);
    return;
  }
  const optional = slot.startsWith('?') && slot.length > 1;
  if (optional) insert(node, rest, family);
  for (const choice of (optional ? slot.slice(1) : slot).split('|'))
    insert(child(node, choice), rest, family);
}

function child(node: Node, choice: string): Node {
  if (choice.startsWith('%')) return under(node.classes, choice.slice(1) as WordClass);
  if (!choice.endsWith('*')) return under(node.words, choice);
  const beginning = choice.slice(0, -1);
  const shelf = node.beginnings.get(beginning.slice(0, 2)) ?? [];
  node.beginnings.set(beginning.slice(0, 2), shelf);
  const known = shelf.find((one) => one.beginning === beginning);
  if (known) return known.node;
  const fresh = createNode();
  shelf.push({ beginning, node: fresh });
  return fresh;
}

function under<K>(children: Map<K, Node>, key: K): Node {
  const known = children.get(key);
  if (known) return known;
  const fresh = createNode();
  children.set(key, fresh);
  return fresh;
}

/**
 * How many places of the text each family matches at, written into `counts`.
 * @returns the steps taken, which grow with the number of words only
 */
export function countPhrases(trie: PhraseTrie, words: readonly Word[], counts: Uint8Array): number {
  const found = new Set<number>();
  let steps = 0;
  for (let at = 0; at < words.length; at += 1) {
    found.clear();
    steps += walk(trie, words, at, found);
    for (const family of found) counts[family] = Math.min(255, (counts[family] ?? 0) + 1);
  }
  return steps;
}

function walk(node: Node, words: readonly Word[], at: number, found: Set<number>): number {
  for (const family of node.ends) found.add(family);
  const next = words[at];
  if (!next) return 1;
  let steps = 1;
  const exact = node.words.get(next.word);
  if (exact) steps += walk(exact, words, at + 1, found);
  if (node.beginnings.size > 0)
    for (const { beginning, node: below } of node.beginnings.get(next.word.slice(0, 2)) ?? [])
      if (next.word.startsWith(beginning)) steps += walk(below, words, at + 1, found);
  if (node.classes.size > 0)
    for (const one of next.classes) {
      const below = node.classes.get(one);
      if (below) steps += walk(below, words, at + 1, found);
    }
  if (node.any) steps += walk(node.any, words, at + 1, found);
  return steps;
}

/** Where each pattern of one family stands, as the words from `from` to `to`, the latter not included. */
export function placesOf(trie: PhraseTrie, words: readonly Word[], family: number): [number, number][] {
  const places: [number, number][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const ends = endsOf(trie, words, at, family);
    if (ends > at) places.push([at, ends]);
  }
  return places;
}

/** The end of the longest pattern of a family that begins with this word, or -1. */
function endsOf(node: Node, words: readonly Word[], at: number, family: number): number {
  const here = node.ends.includes(family) ? at : -1;
  const next = words[at];
  if (!next) return here;
  const below = [node.words.get(next.word), node.any, ...next.classes.map((one) => node.classes.get(one))];
  for (const { beginning, node: one } of node.beginnings.get(next.word.slice(0, 2)) ?? [])
    if (next.word.startsWith(beginning)) below.push(one);
  return Math.max(here, ...below.map((one) => (one ? endsOf(one, words, at + 1, family) : -1)));
}
