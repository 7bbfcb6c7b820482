import { COUNTED_BY_X, type Indicator } from './indicator.ts';

export const VOLUME: readonly Indicator[] = [
  {
    key: 'hashtag_posts_original',
    code: 'M01',
    family: 'hashtag-volume',
    core: true,
    headline: false,
    unit: 'posts',
    kind: 'flow',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'exact',
    label: { fr: 'Publications avec #i4Emploi', en: 'Posts with #i4Emploi' },
    definition: {
      fr: 'Publications originales (reposts exclus, citations et réponses comprises) portant #i4Emploi ou #i4EmploiR, comptées par X heure par heure.',
      en: 'Original posts (reposts excluded, quotes and replies included) carrying #i4Emploi or #i4EmploiR, as X counts them hour by hour.',
    },
    caveat: {
      fr: 'Ne dit ni qui publie ni pourquoi : offres, encouragements et demandes y sont mêlés. X compte aussi des publications effacées depuis.',
      en: 'Says neither who posts nor why: offers, encouragement and requests are mixed. X also counts posts deleted since.',
    },
    source: { fr: 'X, comptages de publications (API v2)', en: 'X, post counts (API v2)' },
    evidence: 'measured',
    protects: 'authors',
    versions: COUNTED_BY_X,
  },
];
