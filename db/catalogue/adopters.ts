import { type Indicator, UNCHANGED } from './indicator.ts';

// What is counted has not changed since there are panels, only how low the lower bound lies between two whole
// searches; each measure says by its reason which of the two it rests on. Hence no break of the series.
const COMMON = {
  family: 'bio-adopters',
  unit: 'accounts',
  kind: 'stock',
  grains: ['day', 'year', 'all'],
  shown: 'lower_bound',
  source: {
    fr: 'X, recherche de comptes et lecture de comptes connus (API v2)',
    en: 'X, account search and look-up of known accounts (API v2)',
  },
  evidence: 'measured',
  protects: 'people',
  versions: UNCHANGED,
} as const;

const HOW = {
  fr: 'Une période montre son dernier relevé : tous les comptes trouvés quand la recherche est complète (avant chaque anniversaire), sinon, à une semaine près, un plancher statistique, trop haut dans 1 cas sur 40 au plus, tiré des comptes connus revus dans les sept jours.',
  en: 'A period shows its last reading: every account found when the whole search was made (before each anniversary), otherwise, to within a week, a statistical floor, too high in at most 1 case of 40, drawn from the known accounts checked again in the last seven days.',
};
const LIMITS = {
  fr: 'X ne promet pas que sa recherche de comptes les trouve tous, et entre deux recherches complètes un nouveau compte n’est vu que s’il relaie : c’est un minimum, dont les baisses peuvent ne tenir qu’à la méthode.',
  en: 'X does not promise that its account search finds them all, and between two whole searches a new account is seen only when it relays: this is a minimum, and where it falls the method alone may be why.',
};

export const ADOPTERS: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'bio_adopters',
    code: 'M23',
    core: true,
    headline: true,
    label: { fr: 'Comptes affichant #i4Emploi', en: 'Accounts showing #i4Emploi' },
    definition: {
      fr: `Comptes dont la biographie porte #i4Emploi au jour du relevé, selon la règle de hashtag de X (#i4EmploiR seul n’y compte pas). ${HOW.fr}`,
      en: `Accounts whose bio carries #i4Emploi on the day of the reading, by X’s own hashtag rule (#i4EmploiR alone does not count). ${HOW.en}`,
    },
    caveat: {
      fr: `Afficher le hashtag dit une intention, pas un relais. ${LIMITS.fr}`,
      en: `Showing the hashtag says an intention, not a relay. ${LIMITS.en}`,
    },
  },
  {
    ...COMMON,
    key: 'both_tags_bio_accounts',
    code: 'M23b',
    core: false,
    headline: false,
    label: {
      fr: 'Comptes affichant les deux hashtags',
      en: 'Accounts showing both hashtags',
    },
    definition: {
      fr: 'Comptes dont la biographie porte à la fois #i4Emploi et #i4EmploiR ; ils comptent aussi dans chacun des deux autres nombres, qui ne s’additionnent donc pas. Même règle et mêmes relevés.',
      en: 'Accounts whose bio carries both #i4Emploi and #i4EmploiR; they count in each of the two other numbers too, which therefore do not add up. Same rule, same readings.',
    },
    caveat: {
      fr: 'Ne dit pas lequel des deux hashtags est venu d’abord. Entre deux recherches complètes, les comptes qui ajoutent le second ne sont pas comptés : c’est un minimum.',
      en: 'Does not say which of the two came first. Between two whole searches, accounts that add the second one are not counted: this is a minimum.',
    },
  },
  {
    ...COMMON,
    key: 'seeker_bio_accounts',
    code: 'M08',
    core: false,
    headline: false,
    label: { fr: 'Comptes affichant #i4EmploiR', en: 'Accounts showing #i4EmploiR' },
    definition: {
      fr: `Comptes dont la biographie porte #i4EmploiR au jour du relevé, selon la règle de hashtag de X. ${HOW.fr}`,
      en: `Accounts whose bio carries #i4EmploiR on the day of the reading, by X’s own hashtag rule. ${HOW.en}`,
    },
    caveat: {
      fr: `Ne dit pas que ces personnes cherchent encore : un hashtag reste parfois longtemps. ${LIMITS.fr}`,
      en: `Does not say that these people are still looking: a hashtag may stay for long. ${LIMITS.en}`,
    },
  },
  {
    ...COMMON,
    key: 'active_adopters_share',
    code: 'M24',
    unit: 'share',
    shown: 'exact',
    protects: 'people_of_share',
    core: false,
    headline: false,
    label: {
      fr: 'Part des comptes affichants ayant relayé (90 jours)',
      en: 'Share of the accounts showing the tag that relayed (90 days)',
    },
    definition: {
      fr: 'Parmi les comptes que la dernière recherche complète de la période a trouvés affichant #i4Emploi, la part de ceux qui ont relayé au moins une demande d’autrui dans les 90 jours qui la précèdent.',
      en: 'Among the accounts that the last whole search of the period found showing #i4Emploi, the share that relayed at least one request by somebody else in the 90 days before it.',
    },
    caveat: {
      fr: 'Les comptes que la recherche de X ne trouve pas n’y sont pas. Relayer n’est pas la seule façon d’agir. Elle n’est connue qu’à une recherche complète, une fois par an : entre deux, les nouveaux comptes qui ne relaient pas restent inconnus.',
      en: 'Accounts that X’s search does not find are not in it. Relaying is not the only way to act. It is known at a whole search only, once a year: between two, new accounts that do not relay stay unknown.',
    },
  },
];
