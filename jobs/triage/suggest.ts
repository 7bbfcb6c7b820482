import type { PostLabel } from '../../db/core/labels.ts';

/** A proposal for whoever sorts; it orders the desk and decides nothing. `reason` names the rule. */
export type Suggestion = { readonly label: PostLabel; readonly score: number; readonly reason: string };

type Rule = Suggestion & { readonly when: RegExp; readonly unless?: RegExp };

const SEARCH =
  /\b(je (re)?cherche|en recherche|à la recherche|ma recherche|recherche (un|une|d['’]|active)|cherche (un )?(poste|emploi|cdi|cdd|stage|alternance|travail|job))/i;

/** The first rule that applies, in the order of the annotation guideline: offers hide behind « je cherche ». */
const RULES: readonly Rule[] = [
  {
    label: 'relay_support',
    score: 0.8,
    reason: 'repost-by-hand',
    when: /^\s*["«“]?\s*rt @/i,
  },
  {
    label: 'employer_offer',
    score: 0.8,
    reason: 'we-hire',
    when: /\b(nous (recrutons|recherchons|embauchons)|on (recrute|embauche)|je recrute|recrutement en cours|poste à pourvoir|rejoins-nous|rejoignez|écris-nous|envoyez (votre|vos) (cv|candidature))/i,
  },
  {
    label: 'seeker_request',
    score: 0.85,
    reason: 'still-searching',
    when: /\b(toujours (en recherche|à l['’]écoute|disponible)|reste candidate?|pas encore (de|trouvé|rappelée?)|sans réponse)/i,
  },
  {
    label: 'placement_report',
    score: 0.85,
    reason: 'work-found',
    when: /\b((j['’]ai|je viens de) (enfin )?(trouver?|retrouver?|trouvé|retrouvé|signer?|signé|décrocher?|décroché)|j['’]ai été (recrutée?|embauchée?|prise?)|je commence (lundi|mardi|mercredi|jeudi|vendredi|demain)|c['’]est signé|nouveau (poste|job)|promesse d['’]embauche)/i,
    unless: SEARCH,
  },
  { label: 'seeker_request', score: 0.8, reason: 'searches', when: SEARCH },
  {
    label: 'seeker_request',
    score: 0.6,
    reason: 'available',
    when: /\b(disponible|dispo|mon cv|mon profil|candidature|rt (svp|appréciés?|bienvenus?)|ouverte? à)\b/i,
  },
  {
    label: 'relay_support',
    score: 0.6,
    reason: 'relays-or-thanks',
    when: /\b(merci|bravo|relayez|on relaie|je relaie|à relayer|un coup de pouce|faites tourner|profil à suivre|courage)/i,
  },
];

/** @param carriesSeekerTag a post with the seekers' tag and no other hint is most likely a request */
export function suggest(text: string, carriesSeekerTag: boolean): Suggestion {
  for (const { when, unless, label, score, reason } of RULES) {
    if (when.test(text) && !unless?.test(text)) return { label, score, reason };
  }
  return carriesSeekerTag
    ? { label: 'seeker_request', score: 0.5, reason: 'seeker-tag' }
    : { label: 'other', score: 0.3, reason: 'no-rule' };
}
