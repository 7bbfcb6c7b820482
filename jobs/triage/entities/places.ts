import { COMMUNES, LANDS } from '../lexicon/places.ts';
import { fold, type Token } from '../normalise.ts';
import { contractOf, tradeHead } from '../words.ts';

const spelt = (name: string): string =>
  fold(name)
    .replace(/[-'’]/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\s+/g, ' ')
    .trim();

/** The listed names, and their first words: most words begin none, and are done with at once. */
type Gazetteer = { readonly names: ReadonlySet<string>; readonly firsts: ReadonlySet<string> };
let known: Gazetteer | null = null;
const gazetteer = (): Gazetteer => {
  if (known) return known;
  const names = new Set(`${COMMUNES};${LANDS}`.split(/[;\n]/).filter(Boolean).map(spelt));
  known = { names, firsts: new Set([...names].map((name) => name.replace(/ .*/s, ''))) };
  return known;
};

const LONGEST = 9;
/** Words after which a name that nobody listed is still a place. */
const LEADS = new Set([
  'a',
  'sur',
  'vers',
  'pres',
  'secteur',
  'cote',
  'autour',
  'bassin',
  'region',
  'around',
  'near',
  'basee',
  'base',
  'departement',
  'dept',
  'aux',
]);
const BETWEEN = new Set(['de', 'd', 'du', "'", 'des', 'le', 'la', '#', 'l']);
const SEPARATORS = new Set([',', '/', 'ou', 'et', 'puis', 'or', 'and']);
/** Names of communes that are also words of every day: they need a sign that a place comes. */
const COMMON = new Set(
  'nice tours sens gap orange die lens vienne dole agen le la bar mer pont lure riom lunel bondy vanves cannes europe talence blois foix'.split(
    ' ',
  ),
);
const NO_PLACE = new Set(
  'bac bts dut but cap cdi cdd vie rh drh rt cv twitter linkedin noel merci bonjour mp dm tl pme anglais je un une le la les des mon ma qui vous nous et ou si on tu c ce cette pour en rtt caces ssiap covid smic ehpad chu asso france internet france-travail pole excel python java php sql seo ux ui tig rgpd help sos ok saone'.split(
    ' ',
  ),
);

type Name = { readonly written: string; readonly end: number; readonly listed: boolean };

/** Every place of the post, as written and without `#`; « au Havre » gives Le Havre. */
export function placesIn(tokens: readonly Token[], text: string): string[] {
  const shouted = text === text.toUpperCase();
  const found: string[] = [];
  let open = false;
  for (let at = 0; at < tokens.length; ) {
    const number = departmentAt(tokens, at);
    if (number) {
      found.push(number);
      at += 1;
      continue;
    }
    const name = nameAt(tokens, at, text);
    const before = tokens[at - 1];
    const isTag = before?.text === '#';
    const led = leads(tokens, at) || (open && before !== undefined && SEPARATORS.has(before.word));
    const starts =
      at === 0 || /^[.!?:»…|]$|\p{Extended_Pictographic}/u.test(before?.text ?? '') || (isTag && at < 2);
    const capital = /^\p{Lu}/u.test(tokens[at]?.text ?? '');
    if (name && (capital || (led && name.listed))) {
      const first = tokens[at]?.word ?? '';
      const after = tokens[name.end]?.text ?? '';
      const alone =
        (starts || before?.text === ',' || before?.text === '/') && /^([,./|)]|ou|et|)$/.test(after);
      const taken = name.listed
        ? led || isTag || alone || !COMMON.has(first) || /\p{Extended_Pictographic}/u.test(before?.text ?? '')
        : !shouted &&
          !NO_PLACE.has(first) &&
          !/-\p{Ll}+$/u.test(name.written) &&
          (led || (before?.text === ',' && /^([,./(]|et|ou)$/.test(after)));
      if (taken && !before?.text.startsWith('@')) {
        found.push(withArticle(tokens, at, name.written));
        at = name.end;
        open = true;
        continue;
      }
    }
    const word = tokens[at]?.word ?? '';
    if (!SEPARATORS.has(word) && !BETWEEN.has(word)) open = false;
    at += 1;
  }
  return [...new Set(found)];
}

/** The longest listed name that begins here, else a capitalised word with what hyphens join to it. */
function nameAt(tokens: readonly Token[], at: number, text: string): Name | null {
  const first = tokens[at];
  if (!first || !/^\p{L}/u.test(first.text)) return null;
  const longest = gazetteer().firsts.has(spelt(first.text)) ? LONGEST : 0;
  for (let end = Math.min(tokens.length, at + longest); end > at; end -= 1) {
    const last = tokens[end - 1];
    if (!last || !/^\p{L}/u.test(last.text)) continue;
    const written = text.slice(first.start, last.end);
    if (gazetteer().names.has(spelt(written))) return { written, end, listed: true };
  }
  if (!/^\p{Lu}[\p{Ll}]{2,}/u.test(first.text) || contractOf(first) || tradeHead(first.word) === 'broad')
    return null;
  let end = at + 1;
  while (
    tokens[end]?.text === '-' &&
    /^\p{L}/u.test(tokens[end + 1]?.text ?? '') &&
    tokens[end]?.start === tokens[end - 1]?.end
  )
    end += 2;
  if (/^(Saint|Sainte|Les|Le|La|St|Ste)$/.test(first.text) && end === at + 1) {
    if (!/^\p{Lu}/u.test(tokens[end]?.text ?? '')) return null;
    end += 1;
  }
  return { written: text.slice(first.start, tokens[end - 1]?.end), end, listed: false };
}

function leads(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1) {
    const word = tokens[back]?.word ?? '';
    if (LEADS.has(word) || (word === 'en' && back === at - 1) || (word === 'au' && back === at - 1))
      return true;
    if (!BETWEEN.has(word)) return false;
  }
  return false;
}

function withArticle(tokens: readonly Token[], at: number, written: string): string {
  const before = tokens[at - 1]?.word;
  const article = before === 'au' || before === 'du' ? 'Le' : before === 'aux' ? 'Les' : null;
  return article && gazetteer().names.has(spelt(`${article} ${written}`)) ? `${article} ${written}` : written;
}

const DEPARTMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-6])$/;

function departmentAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (!token || !DEPARTMENT.test(token.word)) return null;
  const before = tokens[at - 1];
  const bracketed = before?.text === '(' && tokens[at + 1]?.text === ')';
  const told = /^(dept|departement|dpt)$/.test(before?.word ?? '');
  return bracketed || told ? token.text : null;
}
