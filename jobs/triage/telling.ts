import type { Token } from './normalise.ts';
import { isPast, tradeHead } from './words.ts';

const FIRST = new Set('ai suis avais etais fus serai viens'.split(' '));
const SECOND = new Set('avez as aviez etes es'.split(' '));
const US = new Set('avons sommes avions etions'.split(' '));
const THIRD = new Set('a ont est sont avait avaient etait etaient vient'.split(' '));
const BETWEEN = new Set(
  'pas plus enfin deja bien tout tous jamais rien de d donc aussi ete ce hier meme vraiment vite tant toujours fait presque'.split(
    ' ',
  ),
);
const FOR_ME = new Set(['m', 'me', 'nous']);
const REFUSALS = new Set(['n', 'ne', 'pas', 'jamais', 'rien', 'ni']);
const STOPS = new Set(['.', '!', '?', '…', ':', ';', '\n']);
const AGREEMENT =
  /^(contrats?|promesse|essai|avenant|convention|cdi|cdd|embauche|stage|alternance|apprentissage|mission|interim|offre|poste|commande|titularisation)$/;
const SEALED =
  /^(sign|valid|accept|recu|paraph|tampon|decroch|obtenu|degot|transform|renouvel|prolong|confirm|trouv|envoy|renvoy|revenu|concl|pris)/;
const HIRED =
  /^(embauch|recrut|engag|titularis|affect|retenu|pris|sign|confirm|nomm|installe|accept|selectionn|promu|reconduit|prolong)/;
const LOST = /^(licenci|vir|remerci|refus|mis|ferm|supprim|elimin|recal|restructur|fini|rempla)/;
const SOON_OR_NOW =
  /^(lundi|mardi|mercredi|jeudi|vendredi|matin|midi|soir|hier|demain|aujourd|depuis|rentree)$/;

/** Written with no accent at all: endings alone must do. */
const PLAIN_PAST = /^[a-z]{3,}(?:e|ee|es|ees|i|ie|is|it|u|ue|us)$/;

/**
 * Who did what, and to whom: the auxiliary says who, the participle that it happened, « m’ » that it was done
 * for the author. Formulas change from one person to the next; grammar does not.
 */
export function tellingOf(tokens: readonly Token[], features: Map<string, number>): void {
  const accented = tokens.some(({ text }) => /[éèêàçù]/.test(text));
  const past = (token: Token | undefined): boolean =>
    token !== undefined &&
    /^\p{L}{2,}/u.test(token.text) &&
    (isPast(token.text) ||
      (accented ? /(?:[^aeiou]i|ie|u|ue|is|ise|it|ite|ert|erte)$/ : PLAIN_PAST).test(token.word));
  const set = (name: string): void => {
    features.set(name, 1);
  };
  let opens = true;
  tokens.forEach((token, at) => {
    const { word, text } = token;
    if (opens && past(token) && isPast(text))
      set(`opens-with-${HIRED.test(word) ? 'hired' : LOST.test(word) ? 'lost' : 'done'}`);
    if (STOPS.has(text)) opens = true;
    else if (/[\p{L}\p{N}]/u.test(text)) opens = false;
    if (AGREEMENT.test(word)) sealedAfter(tokens, at, set);
    if (/[·(]/.test(text) && text.length > 3 && tradeHead(word)) set('offers-to-both-genders');
    if (word === 'h' && tokens[at + 1]?.text === '/' && tokens[at + 2]?.word === 'f')
      set('offers-to-both-genders');
    if (word === 'ou' && sameTrade(tokens[at - 1], tokens[at + 1])) set('offers-to-both-genders');
    const done = text === 'à' || text === 'À' ? null : doneBy(word);
    if (!done) return;
    let next = at + 1;
    while (next < at + 4 && (BETWEEN.has(tokens[next]?.word ?? '') || tokens[next]?.text === "'")) next += 1;
    if (!past(tokens[next])) return;
    const verb = tokens[next]?.word ?? '';
    const before = tokens.slice(Math.max(0, at - 4), at).filter((one) => one.text !== "'");
    const refused =
      before.some((one) => REFUSALS.has(one.word)) ||
      tokens.slice(at, next).some((one) => REFUSALS.has(one.word));
    const forMe = done !== 'i-did' && FOR_ME.has(before.at(-1)?.word ?? '');
    const name = forMe ? (done === 'you-did' ? 'you-did-for-me' : 'was-done-for-me') : done;
    set(refused ? `${name}-not` : name);
    if (!refused && HIRED.test(verb)) set('was-hired');
    if (!refused && SEALED.test(verb) && done === 'i-did') set('i-sealed');
    if (!refused && tokens.slice(next + 1, next + 4).some((one) => SOON_OR_NOW.test(one.word)))
      set('done-just-now');
  });
}

function doneBy(word: string): 'i-did' | 'you-did' | 'we-did' | 'someone-did' | null {
  if (FIRST.has(word)) return 'i-did';
  if (SECOND.has(word)) return 'you-did';
  if (US.has(word)) return 'we-did';
  return THIRD.has(word) ? 'someone-did' : null;
}

/** « Convention signée », « le contrat d’alternance est revenu avec toutes ses signatures », not « effacé ». */
function sealedAfter(tokens: readonly Token[], at: number, set: (name: string) => void): void {
  for (let next = at + 1; next <= at + 6; next += 1) {
    const one = tokens[next];
    if (!one || (STOPS.has(one.text) && one.text !== ':')) return;
    if (REFUSALS.has(one.word) || one.word === 'sans') return;
    if (SEALED.test(one.word) && (isPast(one.text) || /^(signature|sign)/.test(one.word)))
      set('agreement-sealed');
  }
}

/** « Cuisinière ou cuisinier »: whoever names a trade in both genders speaks of another than oneself. */
function sameTrade(one: Token | undefined, other: Token | undefined): boolean {
  if (!one || !other || one.word === other.word || one.word.length < 5) return false;
  return one.word.slice(0, 5) === other.word.slice(0, 5) && tradeHead(one.word) !== null;
}
