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
  'premier',
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
    const contract = contractOf(token);
    if (!contract || token.word.startsWith('vacation')) return;
    const before = tokens.slice(Math.max(0, at - NEAR), at).filter(({ text }) => text !== "'");
    const refused = before.some(({ word }, index) => REFUSED_BEFORE.has(word) && closeTo(before, index));
    const after = upToStop(tokens.slice(at + 1, at + 1 + FAR));
    if (!refused && !after.some(({ word }) => ENDS.test(word))) found.add(contract);
  });
  const turned = tokens.some(({ word }) => TURNED.test(word));
  // « La lettre D de mon CDD s'est changée en I. »
  if (turned && tokens.some(({ word }, at) => word === 'i' && tokens[at - 1]?.word === 'en'))
    found.add('CDI');
  if (turned && found.has('CDI')) found.delete('CDD');
  if (
    tokens.some(
      ({ word }, at) => word === 'compte' && tokens[at - 1]?.word === 'mon' && tokens[at - 2]?.word === 'a',
    )
  )
    found.add('freelance');
  return [...found];
}

/** « Plus d'intérim » refuses; « plus une alternance » after other words may not: only articles may stand between. */
function closeTo(before: readonly Token[], index: number): boolean {
  return before
    .slice(index + 1)
    .every(({ word }) => /^(d|de|du|des|un|une|le|la|l|mon|ma|en|contrat|mission)$/.test(word));
}

function upToStop(tokens: readonly Token[]): readonly Token[] {
  const stop = tokens.findIndex(({ text }) => /^[.!?;,:…]$/.test(text));
  return stop < 0 ? tokens : tokens.slice(0, stop);
}
