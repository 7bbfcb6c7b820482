import { type Indicator, UNCHANGED } from './indicator.ts';

export const ADOPTERS: readonly Indicator[] = [
  {
    key: 'bio_adopters',
    code: 'M23',
    family: 'bio-adopters',
    core: true,
    headline: true,
    unit: 'accounts',
    kind: 'stock',
    grains: ['day', 'year', 'all'],
    shown: 'lower_bound',
    label: { fr: 'Comptes affichant #i4Emploi', en: 'Accounts showing #i4Emploi' },
    definition: {
      fr: 'Comptes dont la biographie porte #i4Emploi au jour du relevé, selon la règle de hashtag de X (#i4EmploiR seul n’y compte pas). Une période montre son dernier relevé.',
      en: 'Accounts whose bio carries #i4Emploi on the day of the scan, by X’s own hashtag rule (#i4EmploiR alone does not count). A period shows its last scan.',
    },
    caveat: {
      fr: 'Afficher le hashtag dit une intention, pas un relais. X ne promet pas que sa recherche de comptes les trouve tous : c’est un minimum.',
      en: 'Showing the hashtag says an intention, not a relay. X does not promise that its account search finds them all: this is a minimum.',
    },
    source: { fr: 'X, recherche de comptes (API v2)', en: 'X, account search (API v2)' },
    evidence: 'measured',
    protects: 'people',
    versions: UNCHANGED,
  },
];
