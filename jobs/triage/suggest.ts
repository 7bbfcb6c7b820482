import type { PostLabel } from '../../db/core/labels.ts';

/** A proposal for whoever sorts; it orders the desk and decides nothing. `reason` names the rule. */
export type Suggestion = { readonly label: PostLabel; readonly score: number; readonly reason: string };

type Rule = Suggestion & { readonly when: RegExp; readonly unless?: RegExp };

/** `\b` knows no accents: a word begins where no letter or digit precedes. */
const phrases = (...alternatives: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|').replaceAll("'", "['’]")})`, 'iu');

const SEARCHES = phrases(
  'je (re)?cherche',
  'en recherche',
  "à la recherche d'",
  'ma recherche',
  "recherche (un|une|active|d')",
  'cherche (un|une|du|mon|poste|emploi|cdi|cdd|stage|alternance|travail|job)',
  '(je|elle|il) vise (un|une)',
  'looking for (a|an|my) (job|new)',
);

/** The first rule that applies, in the order of the annotation guideline: offers hide behind « je cherche ». */
const RULES: readonly Rule[] = [
  { label: 'relay_support', score: 0.8, reason: 'repost-by-hand', when: /^\s*["«“]?\s*rt @/i },
  {
    label: 'employer_offer',
    score: 0.8,
    reason: 'we-hire',
    when: phrases(
      '(nous|on) (recrut|embauch|recherch)',
      'je recrute',
      'recrutement en cours',
      'poste à pourvoir',
      'rejoins-nous',
      'rejoignez(-| )nous',
      'écris-nous',
      '(envoyez|adressez) (votre|vos) (cv|candidature)',
    ),
  },
  {
    label: 'seeker_request',
    score: 0.85,
    reason: 'still-searching',
    when: phrases(
      "toujours (en recherche|à l'écoute|disponible)",
      'reste candidat',
      'pas encore (trouvé|rappelé)',
    ),
  },
  {
    label: 'placement_report',
    score: 0.85,
    reason: 'work-found',
    when: phrases(
      "(j'ai|je viens de) (enfin )?(re)?(trouv|sign|décroch)",
      "(j'ai été|je suis) (recruté|embauché|prise? )",
      'je commence (lundi|mardi|mercredi|jeudi|vendredi|demain)',
      'je (rejoins|prends mes fonctions)',
      "c'est signé",
      'cdi signé',
      'nouveau (poste|job)',
      "promesse d'embauche",
    ),
    unless: SEARCHES,
  },
  { label: 'seeker_request', score: 0.8, reason: 'searches', when: SEARCHES },
  {
    label: 'seeker_request',
    score: 0.6,
    reason: 'available',
    when: phrases(
      'disponible',
      'dispo ',
      'mon cv',
      'mon profil',
      'ma candidature',
      'ouverte? à',
      'rt (svp|apprécié)',
    ),
  },
  {
    label: 'relay_support',
    score: 0.6,
    reason: 'relays-or-thanks',
    when: phrases(
      'merci',
      'bravo',
      'relay',
      'relaie',
      'coup de pouce',
      'faites tourner',
      'profil à suivre',
      'courage',
    ),
  },
  {
    label: 'seeker_request',
    score: 0.4,
    reason: 'names-a-contract',
    when: phrases('#?(cdi|cdd|alternance|stage|apprentissage|intérim)(?![\\p{L}\\p{N}])'),
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
