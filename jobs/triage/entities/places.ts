import { COMMUNES, LANDS, NO_PLACES, TOWNS } from '../lexicon/places.ts';
import { fold, type Token } from '../normalise.ts';
import { contractOf, listOf, tradeHead } from '../words.ts';

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
  const names = new Set(`${COMMUNES};${LANDS};${TOWNS}`.split(/[;\n]/).filter(Boolean).map(spelt));
  // « Aux Sables-d'Olonne » begins with the second word of the name.
  const begins = [...names].flatMap((name) => name.split(' ', /^l[ae]s? /.test(name) ? 2 : 1));
  known = { names, firsts: new Set(begins) };
  return known;
};

const LONGEST = 9;
/** Words after which a name that nobody listed is still a place. */
const LEADS = new Set(
  listOf('a sur vers pres secteur cote autour bassin region around near basee base departement dept aux'),
);
const BETWEEN = new Set(['de', 'd', 'du', "'", 'des', 'le', 'la', '#', 'l']);
const SEPARATORS = new Set([',', '/', 'ou', 'et', 'puis', 'or', 'and']);
/** Names of communes that are also words of every day: they need a sign that a place comes. */
const COMMON = new Set(
  listOf(
    'nice tours sens gap orange die lens vienne dole agen bar mer pont lure riom lunel bondy vanves cannes cher lot europe talence blois foix',
  ),
);
/** Those that a capital does not tell from the word or the firm. */
const EVERYDAY = new Set(listOf(`nice orange europe le la bar mer pont cher lot ${NO_PLACES}`));
const NO_PLACE = new Set(listOf(NO_PLACES));

type Name = { readonly written: string; readonly end: number; readonly listed: boolean };

/** Every place of the post, as written and without `#`; « au Havre » gives Le Havre. */
export function placesIn(tokens: readonly Token[], text: string): string[] {
  const shouted = text === text.toUpperCase();
  const found: string[] = [];
  let open = false;
  /** Where the last name of a place ended. */
  let end = -1;
  for (let at = 0; at < tokens.length; ) {
    const number = departmentAt(tokens, at, at === end || (open && joined(tokens, at)));
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
        (starts || before?.text === ',' || before?.text === '/') && /^([,./|)#]|ou|et|)$/.test(after);
      const midway = capital && !starts && !shouted && !EVERYDAY.has(first);
      const taken = name.listed
        ? led ||
          isTag ||
          alone ||
          midway ||
          !(COMMON.has(spelt(name.written)) || NO_PLACE.has(spelt(name.written))) ||
          /\p{Extended_Pictographic}/u.test(before?.text ?? '')
        : !shouted &&
          (!NO_PLACE.has(first) || /^l[ae]s? /i.test(name.written)) &&
          !/-\p{Ll}+$/u.test(name.written) &&
          // « A French teacher ».
          !tradeHead(tokens[name.end]?.word ?? '') &&
          (led || (before?.text === ',' && /^([,./(]|et|ou)$/.test(after)));
      if (taken && !before?.text.startsWith('@') && !isLeft(tokens, at)) {
        found.push(withArticle(tokens, at, name.written));
        at = name.end;
        end = at;
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
    const { names } = gazetteer();
    // « Maçon » is no Mâcon, and « Le port » no Le Port.
    if (/^(?:maçon|L[ae]s? \p{Ll}.*)$/u.test(written.replace(/^M/, 'm'))) continue;
    if (!names.has(spelt(written)) && !names.has(spelt(withArticle(tokens, at, written)))) continue;
    // « Saint-Quentin-Fallavier » is one town, « Lens-Liévin » are two.
    const [next, more] = [hyphensEnd(tokens, end), tokens[end + 1]];
    const whole = more && /^\p{Lu}/u.test(more.text) && !names.has(spelt(more.text)) ? next : end;
    return { written: text.slice(first.start, tokens[whole - 1]?.end), end: whole, listed: true };
  }
  if (!/^\p{Lu}[\p{Ll}]{2,}/u.test(first.text) || contractOf(first) || tradeHead(first.word) === 'broad')
    return null;
  let end = hyphensEnd(tokens, at + 1);
  if (/^(Saint|Sainte|Les|Le|La|St|Ste)$/.test(first.text) && end === at + 1) {
    if (!/^\p{Lu}/u.test(tokens[end]?.text ?? '')) return null;
    end += 1;
  }
  return { written: text.slice(first.start, tokens[end - 1]?.end), end, listed: false };
}

/** Where a name ends that goes on with hyphens (« Bâle-Mulhouse »). */
function hyphensEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (
    end < from + LONGEST &&
    tokens[end]?.text === '-' &&
    /^\p{L}/u.test(tokens[end + 1]?.text ?? '') &&
    tokens[end]?.start === tokens[end - 1]?.end
  )
    end += 2;
  return end;
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

/** « J'ai quitté Paris pour Rodez », « l'usine part au Maroc », « retour de Suède »: not where one will work. */
function isLeft(tokens: readonly Token[], at: number): boolean {
  let back = at - 1;
  while (back > at - 4 && (BETWEEN.has(tokens[back]?.word ?? '') || TO.has(tokens[back]?.word ?? '')))
    back -= 1;
  const before = tokens[back];
  if (!before || back === at - 1) return before !== undefined && QUIT.test(before.word);
  if (before.word === 'retour' || before.word === 'back') return FROM.has(tokens[back + 1]?.word ?? '');
  if (SPAN.test(before.word)) return AFTER.has(tokens[back - 2]?.word ?? '');
  return LEFT.test(before.word) || before.text === 'Né' || before.text === 'né';
}
const TO = new Set(['a', 'au', 'aux', 'en', 'vers', 'from', 'in']);
const FROM = new Set(['de', 'd', 'du', 'des', 'from']);
const QUIT = /^quitt(e|ee|ant|ons)$/;
const SPAN = /^(ans|annees|mois)$/;
const AFTER = new Set(['apres', 'passe']);
const LEFT = /^(part|partent|delocalise|nee|formee?|licenciee?|vivre|reviens|years)$/;

function withArticle(tokens: readonly Token[], at: number, written: string): string {
  const before = tokens[at - 1]?.word;
  const article = before === 'au' || before === 'du' ? 'Le' : before === 'aux' ? 'Les' : null;
  return article && /^\p{Lu}/u.test(written) && gazetteer().names.has(spelt(`${article} ${written}`))
    ? `${article} ${written}`
    : written;
}

/** « Cergy et 95, », not « Cergy et 95 jours ». */
const joined = (tokens: readonly Token[], at: number): boolean =>
  /^(et|ou)$/.test(tokens[at - 1]?.word ?? '') && !/^\p{L}/u.test(tokens[at + 1]?.text ?? '');

const DEPARTMENT = /^(0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-6])$/;

const COUNTED =
  /^(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|h|ans?|mois)$/;

function departmentAt(tokens: readonly Token[], at: number, afterPlace: boolean): string | null {
  const token = tokens[at];
  if (!token || !DEPARTMENT.test(token.word)) return null;
  const before = tokens[at - 1];
  const bracketed = before?.text === '(' && tokens[at + 1]?.text === ')';
  const told = /^(dept|departement|dpt)$/.test(before?.word ?? '');
  // « Sur le 25 », not « sur le 25 mars ».
  const article = before?.word === 'le' && /^(sur|dans|ds|tout|vers)$/.test(tokens[at - 2]?.word ?? '');
  const counted = COUNTED.test(tokens[at + 1]?.word ?? '');
  const arrondissement = before?.word === 'paris' && token.word !== '75';
  const stands = article || (afterPlace && !arrondissement);
  return bracketed || told || (stands && !counted) ? token.text : null;
}
