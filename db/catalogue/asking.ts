import { type Indicator, UNCHANGED } from './indicator.ts';

const READ = {
  fr: 'X, recherche et mentions (API v2), triées par des bénévoles',
  en: 'X, search and mentions (API v2), sorted by volunteers',
};
const COMMON = {
  family: 'seeker-requests',
  core: false,
  headline: false,
  kind: 'flow',
  evidence: 'measured',
  grains: ['month', 'year', 'all'],
  versions: UNCHANGED,
} as const satisfies Partial<Indicator>;

/** Beside the core figures: who posts, who is new, how people ask, and how far the sorting has come. */
export const ASKING: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'hashtag_authors',
    code: 'M03',
    unit: 'accounts',
    shown: 'lower_bound',
    label: { fr: 'Comptes ayant publié', en: 'Accounts that posted' },
    definition: {
      fr: 'Comptes distincts, auteurs d’au moins une publication originale avec un des hashtags dans la période. La borne haute ajoute les publications qui n’ont pas pu être lues.',
      en: 'Distinct accounts that wrote at least one original post with one of the tags in the period. The upper bound adds the posts that could not be read.',
    },
    caveat: {
      fr: 'Un compte n’est pas une personne : une personne peut en avoir deux, une organisation un.',
      en: 'An account is no person: a person may have two, an organisation one.',
    },
    source: { fr: 'X, recherche de publications (API v2)', en: 'X, post search (API v2)' },
    protects: 'people',
  },
  {
    ...COMMON,
    key: 'seekers_new',
    code: 'M06',
    unit: 'persons',
    shown: 'range',
    label: { fr: 'Nouvelles personnes', en: 'New people' },
    definition: {
      fr: 'Personnes dont la première demande connue est dans la période. Une publication que personne n’a pu lire peut en ajouter une, ou, si elle est plus ancienne, en retirer une.',
      en: 'People whose first known request is in the period. A post that nobody could read may add one or, if it is older, take one away.',
    },
    caveat: {
      fr: 'Qui avait demandé avant le début de la collecte y compte comme nouveau. Une personne revenue après l’effacement de ses données, au bout de 24 mois, compte comme nouvelle.',
      en: 'Whoever asked before the collection began counts as new. Someone who returns after their data were erased, 24 months on, counts as new.',
    },
    source: READ,
    protects: 'untold',
  },
  {
    ...COMMON,
    key: 'requests_mentioning_account_share',
    code: 'M07',
    unit: 'share',
    shown: 'range',
    label: { fr: 'Part des demandes taguant @i4Emploi', en: 'Share of requests tagging @i4Emploi' },
    definition: {
      fr: 'Demandes dont le texte mentionne @i4Emploi, rapportées aux demandes de la période.',
      en: 'Requests whose text mentions @i4Emploi, out of the requests of the period.',
    },
    caveat: {
      fr: 'Taguer le compte aide l’équipe à repérer la demande : la comparer aux autres ne dit rien d’un effet.',
      en: 'Tagging the account helps the team to spot the request: comparing it with others says nothing of an effect.',
    },
    source: READ,
    protects: 'people_of_share',
  },
  {
    ...COMMON,
    key: 'coached_requests',
    code: 'M08b',
    unit: 'requests',
    shown: 'lower_bound',
    evidence: 'declared',
    label: { fr: 'Demandes aidées à la rédaction', en: 'Requests helped with their wording' },
    definition: {
      fr: 'Demandes qu’un bénévole note avoir aidé à écrire.',
      en: 'Requests that a volunteer notes having helped to write.',
    },
    caveat: {
      fr: 'Une aide que personne n’a notée n’y est pas : c’est un minimum. Ne dit rien de la qualité du texte.',
      en: 'Help that nobody noted is not in it: it is a minimum. Says nothing of the quality of the text.',
    },
    source: { fr: 'Notes des bénévoles, importées', en: 'Notes of the volunteers, imported' },
    protects: 'authors',
  },
  {
    ...COMMON,
    key: 'requests_by_hour',
    code: 'M04b',
    grains: ['year', 'all'],
    unit: 'requests',
    shown: 'lower_bound',
    label: { fr: 'Demandes par heure et jour de la semaine', en: 'Requests by hour and weekday' },
    definition: {
      fr: 'Demandes validées de la période, selon l’heure et le jour de la semaine de leur publication, à l’heure de Paris. Une heure où il n’y en a eu aucune n’est pas listée.',
      en: 'Validated requests of the period, by the hour and the weekday they were posted, Paris time. An hour that had none is not listed.',
    },
    caveat: {
      fr: 'Dit quand les personnes écrivent, pas quand elles devraient le faire : ne dit rien de ce que leurs demandes ont reçu.',
      en: 'Tells when people write, not when they should: says nothing of what their requests received.',
    },
    source: READ,
    // An hour of a week may hold one person alone: what the public reads of requests is their total.
    protects: 'people_by_part',
  },
  {
    ...COMMON,
    key: 'posts_triaged',
    code: 'M16',
    unit: 'posts',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'exact',
    label: { fr: 'Publications triées', en: 'Posts sorted' },
    definition: {
      fr: 'Publications lues de la période que quelqu’un a triées, quel que soit le jour du tri ; à part, leur part de celles qui ont été lues.',
      en: 'Posts of the period that were read and that someone has sorted, on whatever day; separately, their share of those that were read.',
    },
    caveat: {
      fr: 'Compte un service rendu, pas un temps de travail. Une publication effacée avant d’être lue n’y est pas.',
      en: 'Counts a service, not working time. A post deleted before it was read is not in it.',
    },
    source: { fr: 'Décisions prises dans le service', en: 'Decisions taken in the service' },
    protects: 'nobody',
  },
];
