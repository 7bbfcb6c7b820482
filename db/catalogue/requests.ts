import { type Indicator, UNCHANGED } from './indicator.ts';

const SOURCE = {
  fr: 'X, recherche et mentions (API v2), triées par des bénévoles',
  en: 'X, search and mentions (API v2), sorted by volunteers',
};

export const REQUESTS: readonly Indicator[] = [
  {
    key: 'seeker_requests',
    code: 'M04',
    family: 'seeker-requests',
    core: true,
    headline: false,
    unit: 'requests',
    kind: 'flow',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'lower_bound',
    label: { fr: 'Demandes reçues', en: 'Requests received' },
    definition: {
      fr: 'Publications originales portant un des hashtags ou mentionnant @i4Emploi, dans lesquelles une personne cherche un emploi, validées une à une par des bénévoles. La borne haute ajoute les publications que X a comptées et qui n’étaient plus lisibles.',
      en: 'Original posts carrying one of the hashtags or mentioning @i4Emploi in which someone looks for work, validated one by one by volunteers. The upper bound adds the posts that X counted and that could no longer be read.',
    },
    caveat: {
      fr: 'Dépend du tri des bénévoles. Une même personne peut demander plusieurs fois. Ne dit rien de la suite.',
      en: 'Depends on the volunteers’ sorting. One person may ask several times. Says nothing of what followed.',
    },
    source: SOURCE,
    evidence: 'measured',
    protects: 'authors',
    versions: UNCHANGED,
  },
  {
    key: 'seekers_distinct',
    code: 'M05',
    family: 'seeker-requests',
    core: true,
    headline: true,
    unit: 'persons',
    kind: 'flow',
    grains: ['month', 'year', 'all'],
    shown: 'lower_bound',
    label: { fr: 'Personnes ayant sollicité le collectif', en: 'People who asked the collective' },
    definition: {
      fr: 'Comptes distincts, auteurs d’au moins une demande validée dans la période. Deux comptes d’une même personne comptent pour deux tant qu’elle ne le dit pas.',
      en: 'Distinct accounts that wrote at least one validated request in the period. Two accounts of one person count twice unless that person says so.',
    },
    caveat: {
      fr: 'Ne dit pas que ces personnes ont été relayées, ni qu’elles ont retrouvé un travail. Une personne revenue plus de 24 mois après l’effacement de ses données compte de nouveau.',
      en: 'Does not say that these people were relayed, nor that they found work. Someone who returns more than 24 months after their data were erased counts again.',
    },
    source: SOURCE,
    evidence: 'measured',
    protects: 'people',
    versions: UNCHANGED,
  },
];
