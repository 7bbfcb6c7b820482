import { type Indicator, UNCHANGED } from './indicator.ts';

const SOURCE = {
  fr: 'Publications adressées au collectif, confirmées par une seconde personne',
  en: 'Posts addressed to the collective, confirmed by a second person',
};
const CAVEAT = {
  fr: 'C’est un minimum : il ne compte que les personnes qui l’ont dit. Il ne mesure pas ce qui se serait passé sans le collectif.',
  en: 'This is a minimum: it only counts people who said so. It does not measure what would have happened without the collective.',
};

export const PLACEMENTS: readonly Indicator[] = [
  {
    key: 'job_declarations_cumulative',
    code: 'M25',
    family: 'placements',
    core: true,
    headline: true,
    unit: 'persons',
    kind: 'stock',
    grains: ['month', 'year', 'all'],
    shown: 'lower_bound',
    label: {
      fr: 'Personnes ayant déclaré avoir retrouvé un travail',
      en: 'People who reported having found work',
    },
    definition: {
      fr: 'Personnes dont une déclaration au moins a été confirmée depuis le premier jour (preuve E1 ou plus), à la fin de la période.',
      en: 'People with at least one confirmed declaration since the first day (evidence E1 or more), at the end of the period.',
    },
    caveat: CAVEAT,
    source: SOURCE,
    evidence: 'declared',
    protects: 'people',
    versions: UNCHANGED,
  },
  {
    key: 'job_declarations_period',
    code: 'M26',
    family: 'placements',
    core: true,
    headline: false,
    unit: 'persons',
    kind: 'flow',
    grains: ['month', 'year', 'all'],
    shown: 'lower_bound',
    label: { fr: 'Nouvelles déclarations de retour au travail', en: 'New reports of a return to work' },
    definition: {
      fr: 'Personnes dont la première déclaration confirmée date de la période. À part : les mêmes selon le jour où l’emploi a commencé, quand la personne ou un bénévole l’a noté. Cette seconde série est un minimum : peu de débuts sont notés, et il y manque ceux de personnes effacées avant qu’elle existe. Une période où aucun début n’est noté n’est pas mesurée.',
      en: 'People whose first confirmed declaration falls in the period. Separately: the same by the day on which the job began, where the person or a volunteer noted it. That second series is a minimum: few starts are noted, and those of people erased before it existed are missing from it. A period in which no start is noted is not measured.',
    },
    caveat: CAVEAT,
    source: SOURCE,
    evidence: 'declared',
    protects: 'people',
    versions: UNCHANGED,
  },
  {
    key: 'declared_share_cohort',
    code: 'M27',
    family: 'placements',
    core: true,
    headline: false,
    unit: 'share',
    kind: 'flow',
    grains: ['year', 'all'],
    shown: 'lower_bound',
    label: {
      fr: 'Part des personnes ayant déclaré un retour au travail dans les 180 jours',
      en: 'Share of people who reported a return to work within 180 days',
    },
    definition: {
      fr: 'Parmi les personnes dont la première demande date de la période et d’au moins 180 jours, part de celles qui ont déclaré un retour au travail dans les 180 jours suivant cette demande, dernier jour compris. Les jours sont ceux du calendrier, à l’heure du collectif. À part, et jamais publiées : les mêmes parts dans les 90 et dans les 365 jours.',
      en: 'Among the people whose first request falls in the period and is at least 180 days old, the share who reported a return to work within 180 days of that request, the last one included. Days are those of the calendar, in the collective’s time zone. Separately, and never published: the same shares within 90 and within 365 days.',
    },
    caveat: {
      fr: 'Ce n’est pas un taux de retour à l’emploi : la plupart des personnes ne donnent pas de nouvelles, et celles qui en donnent ne ressemblent pas forcément aux autres.',
      en: 'This is not a return-to-work rate: most people send no news, and those who do may not resemble the others.',
    },
    source: SOURCE,
    evidence: 'declared',
    protects: 'people_of_share',
    versions: UNCHANGED,
  },
  {
    key: 'relayed_share_cohort',
    code: 'M27b',
    family: 'placements',
    core: false,
    headline: false,
    unit: 'share',
    kind: 'flow',
    grains: ['year', 'all'],
    shown: 'lower_bound',
    label: {
      fr: 'Part des personnes relayées dans les 180 jours',
      en: 'Share of people relayed within 180 days',
    },
    definition: {
      fr: 'Parmi les personnes dont la première demande date de la période et d’au moins 180 jours, part de celles dont une demande au moins a été relayée par quelqu’un d’autre, dans les sept jours de cette demande et dans les 180 jours de la première, dernier jour compris. Ce sont les personnes dont la part ayant déclaré un retour au travail est comptée : de qui a sollicité, qui a été relayé. À part : la même part, de ce qui a été lu seulement. Jamais publiée.',
      en: 'Among the people whose first request falls in the period and is at least 180 days old, the share of whom one request at least was relayed by somebody else, within seven days of that request and within 180 days of the first, the last one included. These are the people whose share of reported returns to work is counted: of those who asked, who was relayed. Separately: the same share, of what was read only. Never published.',
    },
    caveat: {
      fr: 'Être relayé n’est pas avoir été vu, ni aidé. Une personne peut avoir déclaré un retour au travail sans avoir été relayée : qui a été relayé et qui a déclaré ne s’emboîtent pas.',
      en: 'To be relayed is not to have been seen, nor helped. Somebody may have reported a return to work without having been relayed: those relayed do not hold those who reported.',
    },
    source: {
      fr: 'X, recherche, mentions et relais (API v2), demandes triées par des bénévoles',
      en: 'X, search, mentions and relays (API v2), requests sorted by volunteers',
    },
    evidence: 'measured',
    // Beside who asked and who was relayed, both told, its people would name those of a few days.
    protects: 'people_by_part',
    versions: UNCHANGED,
  },
];
