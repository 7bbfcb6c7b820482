import type { Sentence } from '../core/errors.ts';
import type { Indicator } from './indicator.ts';

/** What is told of a figure beside the whole. `name` is as the API takes it; `*` stands for any value. */
export type Dimension = {
  readonly name: string;
  readonly label: Sentence;
  /** Left out: that of the figure. */
  readonly unit?: Indicator['unit'];
};

const dimension = (name: string, fr: string, en: string, unit?: Indicator['unit']): Dimension => ({
  name,
  label: { fr, en },
  ...(unit && { unit }),
});

const QUARTILES = [
  dimension('q1', 'premier quartile', 'first quartile'),
  dimension('q3', 'troisième quartile', 'third quartile'),
];
const CONTRASTS = [
  dimension(
    '*',
    'différence : hour, tags, length, media, emoji, cta',
    'difference: hour, tags, length, media, emoji, cta',
  ),
  dimension(
    '* with',
    'médiane des demandes qui suivent ce conseil',
    'median of the requests that follow that advice',
  ),
  dimension('* without', 'médiane des autres', 'median of the others'),
];

/** Of the indicators that have some. A test fails when the roll-up writes what does not stand here. */
const DIMENSIONS: Readonly<Record<string, readonly Dimension[]>> = {
  requests_by_hour: [
    dimension('* *', 'jour de la semaine (1 : lundi) et heure', 'weekday (1: Monday) and hour'),
  ],
  posts_triaged: [
    dimension('share', 'part des publications lues', 'share of the posts that were read', 'share'),
  ],
  requests_by_profile: [
    dimension('contract *', 'contrat cherché', 'contract sought'),
    dimension('occupation *', 'grand domaine du ROME', 'broad field of the ROME'),
    dimension('region *', 'région, par son code officiel', 'region, by its official code'),
    dimension('age_band *', 'tranche d’âge de dix ans', 'ten-year age band'),
  ],
  time_to_first_relay: [dimension('p90', '90e centile', '90th percentile')],
  active_days_ratio: [
    dimension('weekends', 'samedis et dimanches', 'Saturdays and Sundays'),
    dimension('holidays', 'jours fériés en France', 'French public holidays'),
  ],
  potential_views_gross: [
    dimension('collective', 'relais par @i4Emploi', 'relays by @i4Emploi'),
    dimension('community', 'relais par la communauté', 'relays by the community'),
  ],
  active_volunteers: [
    dimension(
      'core',
      'noyau dur : actifs dix des douze derniers mois',
      'core: active ten of the last twelve months',
    ),
  ],
  relays_per_request: QUARTILES,
  relay_half_life: QUARTILES,
  interactions_per_request: QUARTILES,
  attention_marks: [
    ...QUARTILES,
    dimension(
      'none',
      'part des demandes sans aucune marque',
      'share of the requests without any mark',
      'share',
    ),
  ],
  advice_contrast: CONTRASTS,
  job_declarations_period: [
    dimension(
      'start',
      'selon le jour du début de l’emploi, quand il est connu',
      'by the day on which the job began, where it is known',
    ),
  ],
  declared_share_cohort: [
    dimension('90', 'en 90 jours', 'within 90 days'),
    dimension('365', 'en 365 jours', 'within 365 days'),
  ],
  relayed_share_cohort: [dimension('known', 'de ce qui a été lu seulement', 'of what was read only')],
  declared_bounds: [
    dimension('respondents', 'part parmi qui a donné des nouvelles', 'share among those who gave news'),
    dimension('response_rate', 'taux de réponse', 'response rate'),
  ],
  evidence_mix: [
    dimension('E1', 'la personne l’a dit', 'the person said so'),
    dimension('E2', 'avec le début et le contrat', 'with the start and the contract'),
    dimension('E3', 'confirmé à 3 ou 6 mois', 'confirmed 3 or 6 months later'),
  ],
  durable_job_share: [
    dimension(
      'unknown_contract',
      'part dont le contrat n’est pas connu',
      'share whose contract is not known',
    ),
  ],
  contribution_answer: [
    dimension('decisive', 'décisif', 'decisive'),
    dimension('helped', 'a aidé', 'helped'),
    dimension('no_part', 'n’a pas joué', 'played no part'),
    dimension('do_not_know', 'ne sait pas', 'does not know'),
    dimension('no_answer', 'sans réponse', 'no answer'),
  ],
  declared_by_day: [dimension('*', 'jours depuis la première demande', 'days since the first request')],
  reported_contacts: [
    dimension('recruiter', 'par un recruteur', 'by a recruiter'),
    dimension('network', 'par le réseau', 'through the network'),
    dimension('interview', 'un entretien', 'an interview'),
  ],
  followup_response_rate: [
    dimension('3', 'à 3 mois', 'at 3 months'),
    dimension('6', 'à 6 mois', 'at 6 months'),
  ],
  felt_support_survey: [dimension('*', 'réponse, de 1 à 5', 'answer, from 1 to 5')],
  collection_coverage: [dimension('*', 'famille de chiffres collectée', 'family of figures collected')],
  irl_events: [dimension('attendees', 'participants, au total', 'attendees, in all', 'persons')],
  rights_requests: [
    dimension('delay', 'délai médian de réponse, en jours', 'median delay of the answer, in days', 'days'),
    dimension('*', 'le droit exercé', 'the right exercised'),
  ],
};

/** What an indicator is told by, beside the whole; none for most. */
export const dimensionsOf = (key: string): readonly Dimension[] => DIMENSIONS[key] ?? [];
