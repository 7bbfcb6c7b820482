import type { Token } from '../normalise.ts';
import { contractOf } from '../words.ts';

const REFUSED_BEFORE = new Set([
  'plus',
  'pas',
  'sans',
  'ni',
  'jamais',
  'fini',
  'finie',
  'assez',
  'marre',
  'fin',
  'ex',
  'ancien',
  'dernier',
]);
const ENDS =
  /^(acheve|achevent|termine|terminent|arrete|arretee|finit|fini|finissait|touche|expire|ends|ended|interrompu|rompu|annule)$/;
const TURNED = /^(change|changee|transforme|transformee|devient|devenu|mue|mute|converti|passe|passee)$/;
const NEAR = 3;
const FAR = 7;

/**
 * The contracts of the position at stake, by the closed list, in the order they are named. Refused, past and
 * ending ones are left out (« plus d'intérim », « mon CDD s'achève »); a CDD turned into a CDI is a CDI.
 */
export function contractsIn(tokens: readonly Token[]): string[] {
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    const contract = contractOf(token) ?? toldInWords(tokens, at);
    if (!contract || token.word.startsWith('vacation')) return;
    const before = tokens
      .slice(Math.max(0, at - 2 * NEAR), at)
      .filter(({ text }) => text !== "'")
      .slice(-NEAR);
    const refused = before.some(({ word }, index) => REFUSED_BEFORE.has(word) && closeTo(before, index));
    const after = upToStop(tokens.slice(at + 1, at + 1 + FAR));
    if (!refused && !after.some(({ word }) => ENDS.test(word))) found.add(contract);
  });
  const turned = tokens.some(({ word }) => TURNED.test(word));
  // « La lettre D de mon CDD s'est changée en I. »
  if (turned && tokens.some(({ word }, at) => word === 'i' && tokens[at - 1]?.word === 'en'))
    found.add('CDI');
  const becomes = turned || tokens.some(({ word }, at) => word === 'au' && isTurn(tokens, at));
  if (becomes && found.has('CDI')) for (const earlier of ['CDD', 'interim']) found.delete(earlier);
  if (
    tokens.some(
      ({ word }, at) => word === 'compte' && tokens[at - 1]?.word === 'mon' && tokens[at - 2]?.word === 'a',
    )
  )
    found.add('freelance');
  return [...found];
}

/** « Contrat à durée indéterminée », « trois lettres : C, D, I », « pour la saison », « saison d'hiver ». */
function toldInWords(tokens: readonly Token[], at: number): string | null {
  const said = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ word }) => word)
      .join(' ');
  const { word } = tokens[at] as Token;
  if (word === 'indeterminee') return tokens[at - 1]?.word === 'duree' ? 'CDI' : null;
  if (word === 'determinee') return tokens[at - 1]?.word === 'duree' ? 'CDD' : null;
  if (word === 'i') return said(at - 4, at) === 'c , d ,' ? 'CDI' : null;
  if (word !== 'saison') return null;
  const forIt = said(at - 2, at) === 'pour la';
  return forIt || /^d ' (?:ete|hiver)$/.test(said(at + 1, at + 4)) ? 'saisonnier' : null;
}

/** « Du CDD au CDI. » */
const isTurn = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.word === 'cdd' && tokens[at + 1]?.word === 'cdi';

/** « Plus d'intérim » refuses; « plus une alternance » after other words may not: only articles may stand between. */
function closeTo(before: readonly Token[], index: number): boolean {
  return before
    .slice(index + 1)
    .every(({ word }) => /^(d|de|du|des|un|une|le|la|l|mon|ma|en|contrat|mission|jour)$/.test(word));
}

function upToStop(tokens: readonly Token[]): readonly Token[] {
  const stop = tokens.findIndex(({ text }) => /^[.!?;,:…]$/.test(text));
  return stop < 0 ? tokens : tokens.slice(0, stop);
}
