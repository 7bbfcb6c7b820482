import { type Indicator, UNCHANGED } from './indicator.ts';

const SOURCE = {
  fr: 'X, reposts et citations des demandes et comptes qui les ont faits (API v2)',
  en: 'X, reposts and quotes of the requests and the accounts that made them (API v2)',
};
const COMMON = {
  family: 'retweet-reach',
  core: false,
  headline: false,
  kind: 'flow',
  source: SOURCE,
  evidence: 'measured',
  protects: 'nobody',
  versions: UNCHANGED,
} as const;

export const REACH: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'community_relays',
    code: 'M10',
    protects: 'authors',
    unit: 'relays',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'lower_bound',
    label: { fr: 'Relais par la communauté', en: 'Relays by the community' },
    definition: {
      fr: 'Reposts et citations de demandes par d’autres comptes que celui du collectif et que leur auteur, une fois par demande et par compte, dans les sept jours, encore en place à leur première lecture.',
      en: 'Reposts and quotes of requests by accounts other than the collective’s and their author’s, once per request and account, within seven days, still in place when they were first read.',
    },
    caveat: {
      fr: 'Les relais de comptes protégés ne se lisent pas, et la liste de X peut être incomplète : c’est un minimum. Ne dit pas qui a vu ces relais.',
      en: 'Relays by protected accounts cannot be read, and X’s list may be incomplete: this is a minimum. Does not say who saw these relays.',
    },
  },
  {
    ...COMMON,
    key: 'relayers_distinct',
    code: 'M11',
    unit: 'accounts',
    grains: ['month', 'year', 'all'],
    shown: 'lower_bound',
    protects: 'people',
    label: { fr: 'Comptes ayant relayé', en: 'Accounts that relayed' },
    definition: {
      fr: 'Comptes distincts, autres que celui du collectif et que l’auteur, ayant relayé au moins une demande dans la période.',
      en: 'Distinct accounts, other than the collective’s and the author’s, that relayed at least one request in the period.',
    },
    caveat: {
      fr: 'Les nombres de plusieurs mois ne s’additionnent pas : un compte qui relaie chaque mois y compte chaque fois. Un compte n’est pas une personne.',
      en: 'The numbers of several months do not add up: an account that relays each month counts in each. An account is not a person.',
    },
  },
  {
    ...COMMON,
    key: 'potential_views_gross',
    code: 'M19',
    unit: 'views',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'exact',
    label: { fr: 'Vues potentielles brutes', en: 'Gross potential views' },
    definition: {
      fr: 'Somme, sur tous les relais de demandes, des abonnés du compte qui relaie, lus à la première lecture du relais : ce qui aurait été distribué si chaque abonné voyait chaque relais. @i4Emploi et la communauté sont donnés à part.',
      en: 'Sum, over all relays of requests, of the followers of the relaying account as of the first reading of the relay: what would have been delivered if every follower saw every relay. @i4Emploi and the community are given separately.',
    },
    caveat: {
      fr: 'Un même abonné compte à chaque relais, et peu d’abonnés voient une publication : selon une étude publiée, entre 1 % et 20 % de l’audience potentielle. Ce n’est ni un nombre de personnes ni un nombre d’affichages.',
      en: 'One follower counts at every relay, and few followers see a post: between 1% and 20% of the potential audience according to a published study. This is neither a number of people nor of impressions.',
    },
  },
  {
    ...COMMON,
    key: 'longest_gap',
    code: 'M17b',
    unit: 'days',
    grains: ['month', 'year', 'all'],
    shown: 'exact',
    label: { fr: 'Plus long silence', en: 'Longest silence' },
    definition: {
      fr: 'Le plus grand nombre de jours de suite (heure de Paris) sans relais par @i4Emploi, dans la période. Un jour dont la collecte manque interrompt la borne basse et prolonge la borne haute.',
      en: 'The largest number of days in a row (Paris time) without a relay by @i4Emploi, within the period. A day whose collection is missing breaks the lower bound and prolongs the upper one.',
    },
    caveat: {
      fr: 'Ne compte que les relais : un jour sans relais n’est pas un jour sans bénévole.',
      en: 'Counts relays only: a day without a relay is not a day without a volunteer.',
    },
  },
  {
    ...COMMON,
    key: 'active_volunteers',
    code: 'M18',
    unit: 'persons',
    grains: ['month'],
    shown: 'exact',
    evidence: 'declared',
    protects: 'people',
    source: {
      fr: 'Liste tenue par les bénévoles qui le veulent, un nombre par mois',
      en: 'Roster kept by the volunteers who wish to, a number a month',
    },
    label: { fr: 'Bénévoles actifs', en: 'Active volunteers' },
    definition: {
      fr: 'Bénévoles de la liste ayant déclaré une activité dans le mois ; à part, le noyau dur : actifs au moins dix des douze derniers mois. Publié à partir de cinq, sans nom ni classement.',
      en: 'Volunteers of the roster who declared an activity in the month; separately, the core: active in at least ten of the last twelve months. Published from five on, without names or ranking.',
    },
    caveat: {
      fr: 'Qui ne s’inscrit pas sur la liste n’y est pas compté. Sans liste, rien n’est mesuré.',
      en: 'Whoever does not enter the roster is not counted. Without a roster nothing is measured.',
    },
  },
];
