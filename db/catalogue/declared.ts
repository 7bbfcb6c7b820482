import { type Indicator, UNCHANGED } from './indicator.ts';

const CAVEAT = {
  fr: 'Cela ne porte que sur les personnes qui ont donné de leurs nouvelles. Ce n’est pas ce qui se serait passé sans le collectif.',
  en: 'This is only about the people who gave news. It is not what would have happened without the collective.',
};
const COMMON = {
  family: 'placements',
  core: false,
  headline: false,
  kind: 'flow',
  grains: ['year', 'all'],
  evidence: 'declared',
  source: {
    fr: 'Déclarations confirmées par une seconde personne, et ce que les personnes en ont dit elles-mêmes',
    en: 'Declarations confirmed by a second person, and what the people said of them themselves',
  },
  versions: UNCHANGED,
} as const satisfies Partial<Indicator>;

/** What is known of declared returns to work beside their number. */
export const DECLARED: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'declared_bounds',
    code: 'M28',
    unit: 'share',
    shown: 'range',
    protects: 'people_of_bounds',
    label: {
      fr: 'Part des personnes ayant retrouvé un travail en 180 jours, entre ses bornes',
      en: 'Share of people who found work within 180 days, between its bounds',
    },
    definition: {
      fr: 'Parmi les personnes dont la première demande date de la période et d’au moins 180 jours : borne basse, celles qui ont déclaré un retour au travail dans les 180 jours ; borne haute, celles-là et toutes les personnes sans nouvelles. À part : la part parmi celles qui ont donné des nouvelles, et le taux de réponse. Avoir donné d’autres nouvelles, c’est avoir dit, une fois les 180 jours passés, chercher encore, être en formation ou en stage, ou ne plus chercher.',
      en: 'Among the people whose first request falls in the period and is at least 180 days old: lower bound, those who reported a return to work within 180 days; upper bound, these and everybody without news. Separately: the share among those who gave news, and the response rate. Other news means having said, once the 180 days are over, to be still looking, in training or on an internship, or no longer looking.',
    },
    caveat: {
      fr: 'Les bornes sont certaines et très écartées, parce que la plupart des personnes ne donnent pas de nouvelles. La part parmi les répondants ne vaut pas pour les autres. Ce n’est pas ce qui se serait passé sans le collectif.',
      en: 'The bounds are certain and far apart, as most people send no news. The share among respondents does not hold for the others. It is not what would have happened without the collective.',
    },
  },
  {
    ...COMMON,
    key: 'evidence_mix',
    code: 'M28b',
    unit: 'persons',
    shown: 'lower_bound',
    protects: 'people_by_part',
    label: { fr: 'Niveau de preuve des déclarations', en: 'Level of evidence of declarations' },
    definition: {
      fr: 'Personnes dont la première déclaration confirmée date de la période, selon ce qui en est connu. E1 : la personne l’a dit. E2 : elle a aussi donné elle-même la date de début et le type de contrat. E3 : de plus, elle a dit, 3 ou 6 mois plus tard, être toujours en emploi. Un indice que personne n’a dit (E0) ne compte jamais.',
      en: 'People whose first confirmed declaration falls in the period, by what is known of it. E1: the person said so. E2: they also gave the start and the kind of contract themselves. E3: moreover they said, 3 or 6 months later, to be still in work. A hint that nobody told (E0) never counts.',
    },
    caveat: {
      fr: `Aucun niveau ne repose sur un employeur ni sur un document : rien de tel n’est demandé. ${CAVEAT.fr}`,
      en: `No level rests on an employer or on a document: nothing of the kind is asked for. ${CAVEAT.en}`,
    },
  },
  {
    ...COMMON,
    key: 'durable_job_share',
    code: 'M30',
    unit: 'share',
    shown: 'exact',
    protects: 'people_by_part',
    label: { fr: 'Part d’emplois durables', en: 'Share of lasting jobs' },
    definition: {
      fr: 'Parmi les personnes dont la première déclaration confirmée date de la période et a une preuve E2 ou plus, part de celles qui ont un CDI, un CDD de six mois ou plus, ou se sont mises à leur compte : un « emploi durable » au sens de la Dares. À part : la part des personnes ayant déclaré dont le contrat n’est pas connu. Au moins 20 personnes.',
      en: 'Among the people whose first confirmed declaration falls in the period and has evidence E2 or more, the share with an open-ended contract, one of six months or more, or a business of their own: a “lasting job” as Dares defines it. Separately: the share of people who declared whose contract is not known. At least 20 people.',
    },
    caveat: {
      fr: `Durable est le contrat signé, pas le temps passé dans l’emploi. ${CAVEAT.fr}`,
      en: `Lasting is the contract that was signed, not the time spent in the job. ${CAVEAT.en}`,
    },
  },
  {
    ...COMMON,
    key: 'contribution_answer',
    code: 'M32c',
    unit: 'persons',
    shown: 'lower_bound',
    protects: 'people_by_part',
    label: {
      fr: 'Le relais d’i4Emploi, selon les personnes',
      en: 'The relay by i4Emploi, as people see it',
    },
    definition: {
      fr: 'Personnes dont la première déclaration confirmée date de la période, selon leur réponse à : « Le relais d’i4Emploi a été décisif, a aidé, n’a pas joué, je ne sais pas ». Qui n’a pas répondu est compté à part.',
      en: 'People whose first confirmed declaration falls in the period, by their answer to: “The relay by i4Emploi was decisive, helped, played no part, I do not know”. Those who gave no answer are counted separately.',
    },
    caveat: {
      fr: `C’est un avis, donné à ceux qui ont relayé : il peut être plus favorable que l’avis des autres. ${CAVEAT.fr}`,
      en: `It is an opinion, told to those who relayed: it may be more favourable than that of the others. ${CAVEAT.en}`,
    },
  },
  {
    ...COMMON,
    key: 'time_to_declaration',
    code: 'M31',
    unit: 'days',
    shown: 'exact',
    protects: 'people_counted',
    label: {
      fr: 'Délai jusqu’à la déclaration (médiane)',
      en: 'Time to declaration (median)',
    },
    definition: {
      fr: 'Jours entre la première demande et le retour au travail déclaré, pour les personnes dont la première demande date de la période : médiane de l’estimation de Kaplan-Meier, « non atteinte » tant que la moitié n’a pas déclaré en deux ans. Compte le jour du début de l’emploi s’il est connu et antérieur à la déclaration, sinon celui de la déclaration. Une personne est suivie jusqu’à ses dernières nouvelles, sinon jusqu’à la date d’arrêté. Au moins 30 personnes, et 10 encore suivies.',
      en: 'Days from the first request to the reported return to work, for the people whose first request falls in the period: median of the Kaplan-Meier estimate, “not reached” as long as half have not declared within two years. The day of the job’s start counts where it is known and not after the declaration, else that of the declaration. A person is followed up to their last news, else up to the cutoff. At least 30 people, and 10 still followed.',
    },
    caveat: {
      fr: 'Qui a retrouvé un travail sans le dire compte comme sans travail : le délai est surestimé. Ce n’est pas ce qui se serait passé sans le collectif.',
      en: 'Whoever found work and did not say so counts as without work: the delay is overestimated. It is not what would have happened without the collective.',
    },
  },
  {
    ...COMMON,
    key: 'declared_by_day',
    code: 'M31b',
    unit: 'share',
    shown: 'exact',
    protects: 'untold',
    label: {
      fr: 'Part ayant déclaré un retour au travail, selon le délai',
      en: 'Share who declared a return to work, by delay',
    },
    definition: {
      fr: 'La courbe dont le délai médian est tiré, à 30, 60, 90, 120, 150, 180, 270, 365, 545 et 730 jours de la première demande, avec sa bande à 95 % (Greenwood, échelle log-log) et le nombre de personnes encore suivies ce jour-là, dix au moins.',
      en: 'The curve from which the median delay is taken, 30, 60, 90, 120, 150, 180, 270, 365, 545 and 730 days after the first request, with its 95% band (Greenwood, log-log scale) and the number of people still followed on that day, ten at least.',
    },
    caveat: {
      fr: 'Qui a retrouvé un travail sans le dire compte comme sans travail : la part est sous-estimée, et la bande ne dit que le hasard. Ce n’est pas ce qui se serait passé sans le collectif.',
      en: 'Whoever found work and did not say so counts as without work: the share is underestimated, and the band tells of chance only. It is not what would have happened without the collective.',
    },
  },
];
