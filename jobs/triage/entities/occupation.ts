import type { Token } from '../normalise.ts';
import { contractOf, tradeHead } from '../words.ts';

/** What may follow a trade's head and still belong to its name. */
const LINKS = new Set(['de', 'd', 'des', 'du', 'en', 'a', 'la', 'l', "'", '-', 'et']);
const STOPS = new Set(
  'depuis qui que sur pour avec chez je j nous vous il elle on ou mais donc car h f hf disponible dispo libre ouvert ouverte recherche cherche vise souhaite veut voudrait espere attend prete pret passionne passionnee motive motivee diplome diplomee qualifie qualifiee experimente experimentee confirme confirmee debutant debutante bilingue trilingue recherchee recherchees demande demandee souhaitee attendus est suis a plus moins temps plein ans annees cdi cdd dans vers pres autour secteur hier demain lundi mardi mercredi jeudi vendredi des ce cette mon ma mes son sa ses un une le les cinq deux trois mi sans par au aux si ici ici toujours enfin contre specialiste specialise specialisee formee forme devenu devenue salarie salariee poche obtenu obtenue trouve trouvee signe signee valide validee rythme niveau a apres avant rentree mois semaines jours janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(
    ' ',
  ),
);
const STUDIES = new Set(
  'stage alternance apprentissage bts licence master m1 m2 cap bachelor dut bac alternant alternante stagiaire apprenti apprentie intern'.split(
    ' ',
  ),
);
/** After these the word is somebody else (« la directrice m'a confirmée ») or what one was (« ancienne archiviste »). */
const ANOTHER = new Set(
  'voisine voisin copine copain amie ami ma ta sa la le les mon vos votre ses leurs ancien ancienne ex aux'.split(
    ' ',
  ),
);
/** Heads that are words of every day: what must follow for a trade. */
const NEEDS: Record<string, RegExp> = {
  aide: /^(-? ?(soignant|comptable|cuisin|medico|menager)|a domicile|a la personne|de (cuisine|vie)|medic|cuisin|soign)/,
  aides: /^(-? ?soignant|a domicile|menageres)/,
  garde: /^(d ?'? ?enfant|malade|champetre|barriere|forestier)/,
  cadre: /^[a-z]/,
};
const WORD = /^\p{L}/u;

/**
 * The span that names the trade, as written; for a traineeship or an apprenticeship the field. Empty when
 * nothing names one.
 */
export function occupationIn(tokens: readonly Token[], text: string): string {
  const studies = tokens.some(({ word }) => STUDIES.has(word));
  if (studies) {
    const field = fieldIn(tokens, text);
    if (field) return field;
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || STUDIES.has(token.word) || !tradeHead(token.word)) continue;
    const before = tokens[at - 1]?.word ?? '';
    if (token.text.startsWith('@') || ANOTHER.has(before)) continue;
    const needs = NEEDS[token.word];
    const rest = tokens
      .slice(at + 1, at + 5)
      .map(({ word }) => word)
      .join(' ');
    if (needs && (!needs.test(rest) || /^(d|'|-|cdi|cdd)$/.test(before))) continue;
    return text.slice(token.start, tokens[endOf(tokens, at)]?.end);
  }
  return '';
}

/** Index of the last token of the name whose head stands at `head`. */
function endOf(tokens: readonly Token[], head: number): number {
  let last = head;
  for (let at = head + 1; at < tokens.length && at <= head + 9; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (LINKS.has(token.word)) continue;
    if (!WORD.test(token.text) || STOPS.has(token.word) || contractOf(token)) break;
    // A capital after « à » or « de » is a place; the trade's own capitals (SEO, BTP) have no small letter.
    if (/^\p{Lu}\p{Ll}/u.test(token.text) && !/^\p{Lu}\p{Ll}/u.test(tokens[head]?.text.slice(1) ?? '')) break;
    const linked = LINKS.has(tokens[at - 1]?.word ?? '');
    if (tokens[at - 1]?.word === 'a' || (linked && at - last > 4)) break;
    if (!linked && at !== last + 1) break;
    last = at;
    if (last - head >= 6) break;
  }
  return last;
}

function fieldIn(tokens: readonly Token[], text: string): string {
  for (let at = 0; at < tokens.length; at += 1) {
    if (!STUDIES.has(tokens[at]?.word ?? '')) continue;
    let from = at + 1;
    while (['pro', 'de', 'd', "'", '-'].includes(tokens[from]?.word ?? '')) from += 1;
    // « Stage de 5 mois en géophysique », « stage 4 mois en plaidoyer »: the field may stand further on.
    const inField = tokens.slice(at + 1, at + 8).findIndex(({ word }) => word === 'en');
    const stop = tokens.slice(at + 1, at + 8).findIndex(({ text: mark }) => /^[.!?;]$/.test(mark));
    const further = inField >= 0 && (stop < 0 || inField < stop) ? [at + 2 + inField] : [];
    for (const start of [from, ...further]) {
      const token = tokens[start];
      if (!token || !/^\p{Ll}{3,}/u.test(token.text) || STOPS.has(token.word)) continue;
      if (contractOf(token) || STUDIES.has(token.word)) continue;
      return text.slice(token.start, tokens[endOf(tokens, start)]?.end);
    }
  }
  return '';
}
