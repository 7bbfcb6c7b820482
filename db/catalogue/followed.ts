import { type Indicator, UNCHANGED } from './indicator.ts';

const COMMON = {
  family: 'placements',
  core: false,
  headline: false,
  kind: 'flow',
  grains: ['year', 'all'],
  evidence: 'declared',
  versions: UNCHANGED,
} as const satisfies Partial<Indicator>;

/** What people tell when they are asked, or of themselves. */
export const FOLLOWED: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'reported_contacts',
    code: 'M29',
    unit: 'persons',
    shown: 'lower_bound',
    protects: 'people',
    label: { fr: 'Contacts ou entretiens déclarés', en: 'Reported contacts or interviews' },
    definition: {
      fr: 'Personnes ayant dit, dans la période, avoir été contactées par un recruteur ou par leur réseau, ou avoir eu un entretien, au cours de leur recherche. À part : chacun des trois. Une personne compte une fois par période.',
      en: 'People who said in the period that a recruiter or their network contacted them, or that they had an interview, during their search. Separately: each of the three. One person counts once per period.',
    },
    caveat: {
      fr: 'C’est un minimum : il ne compte que les personnes qui l’ont dit. Il ne dit pas que le contact est dû au relais.',
      en: 'This is a minimum: it only counts people who said so. It does not say that the contact is due to the relay.',
    },
    source: {
      fr: 'Formulaire et notes de bénévoles, avec accord',
      en: 'Form and volunteers’ notes, with consent',
    },
  },
  {
    ...COMMON,
    key: 'followup_response_rate',
    code: 'M32',
    unit: 'share',
    shown: 'exact',
    protects: 'people_of_share',
    label: { fr: 'Taux de réponse au suivi', en: 'Follow-up response rate' },
    definition: {
      fr: 'Parmi les invitations à donner des nouvelles, parties dans la période depuis au moins 30 jours, 3 ou 6 mois après un retour au travail déclaré, part de celles qui ont reçu une réponse. À part : à 3 mois, à 6 mois. Au moins 20 invitations.',
      en: 'Among the invitations to give news that left in the period, at least 30 days ago, 3 or 6 months after a declared return to work, the share that was answered. Separately: at 3 months, at 6 months. At least 20 invitations.',
    },
    caveat: {
      fr: 'Seules sont invitées les personnes qui l’ont accepté. Une absence de réponse ne dit rien de l’emploi.',
      en: 'Only people who agreed to it are invited. No answer says nothing of the job.',
    },
    source: { fr: 'Suivi par courriel, avec accord', en: 'Follow-up by mail, with consent' },
  },
  {
    ...COMMON,
    key: 'still_employed_6m',
    code: 'M32b',
    unit: 'share',
    shown: 'exact',
    protects: 'people_of_share',
    label: {
      fr: 'Toujours en emploi à 6 mois, parmi les répondants',
      en: 'Still in work at 6 months, among respondents',
    },
    definition: {
      fr: 'Parmi les personnes qui ont répondu à l’invitation des 6 mois, partie dans la période depuis au moins 30 jours, et ont dit si elles étaient toujours en emploi, part de celles qui l’étaient. Au moins 20 personnes.',
      en: 'Among the people who answered the invitation at 6 months, which left in the period at least 30 days ago, and said whether they were still in work, the share who were. At least 20 people.',
    },
    caveat: {
      fr: 'Les personnes qui répondent ne ressemblent pas forcément aux autres : cette part ne vaut que pour elles.',
      en: 'Those who answer may not resemble the others: this share holds for them only.',
    },
    source: { fr: 'Suivi par courriel, avec accord', en: 'Follow-up by mail, with consent' },
  },
  {
    ...COMMON,
    key: 'felt_support_survey',
    code: 'M34',
    unit: 'share',
    shown: 'exact',
    grains: ['month', 'year', 'all'],
    protects: 'people_of_share',
    label: { fr: 'Se sent moins seul·e dans sa recherche', en: 'Feels less alone in the search' },
    definition: {
      fr: 'Parmi les réponses anonymes et volontaires à « Je me sens moins seul·e dans ma recherche », de 1 (pas du tout) à 5 (tout à fait), part des 4 et des 5, avec son intervalle à 95 % (Wilson). À part : la part de chaque réponse. Au moins 30 réponses. Un mois compte dans l’année où il commence.',
      en: 'Among the anonymous and voluntary answers to “I feel less alone in my search”, from 1 (not at all) to 5 (entirely), the share of 4 and 5, with its 95% interval (Wilson). Separately: the share of each answer. At least 30 answers. A month counts in the year in which it begins.',
    },
    caveat: {
      fr: 'Répond qui veut : les réponses ne représentent pas toutes les personnes relayées, et rien n’empêche de répondre deux fois. Rien n’est demandé sur la santé.',
      en: 'Whoever wants to answers: the answers do not stand for all the people who were relayed, and nothing keeps anybody from answering twice. Nothing is asked about health.',
    },
    source: { fr: 'Questionnaire anonyme', en: 'Anonymous survey' },
  },
  {
    ...COMMON,
    family: 'seeker-requests',
    key: 'requests_by_profile',
    code: 'M36',
    unit: 'persons',
    shown: 'lower_bound',
    protects: 'people_by_part',
    label: {
      fr: 'Personnes ayant sollicité le collectif, selon leur profil',
      en: 'People who asked the collective, by profile',
    },
    definition: {
      fr: 'Personnes ayant sollicité le collectif dans la période, selon ce qu’elles ont dit d’elles-mêmes : contrat recherché, grand domaine du ROME (A à N), région, tranche d’âge de dix ans. Qui n’a pas dit est toujours compté, à part. Les tables publiques ne disent, sept mois après la fin de l’année, que les réponses d’au moins 11 personnes, arrondies au multiple de cinq inférieur.',
      en: 'People who asked the collective in the period, by what they said of themselves: contract sought, broad field of the ROME (A to N), region, ten-year age band. Who did not say is always counted, separately. Public tables tell, seven months after the year’s end, only answers that at least 11 people gave, rounded down to a multiple of five.',
    },
    caveat: {
      fr: 'Peu de personnes remplissent leur profil, et celles qui le font ne ressemblent pas forcément aux autres. Rien n’est jamais déduit d’un nom, d’une photo ou d’une biographie.',
      en: 'Few people fill in their profile, and those who do may not resemble the others. Nothing is ever inferred from a name, a photo or a bio.',
    },
    source: { fr: 'Formulaire de la personne, avec accord', en: 'The person’s own form, with consent' },
  },
];
