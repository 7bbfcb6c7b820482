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
      fr: 'Ne dit ni qui publie ni pourquoi : offres, encouragements et demandes y sont mêlés. X compte aussi des publications effacées depuis, et une publication modifiée au moment où elle l’a été : si elle a pu être lue, elle est remise à son jour.',
      en: 'Says neither who posts nor why: offers, encouragement and requests are mixed. X also counts posts deleted since, and an edited post at the moment of its edit: one that could be read is put back on its day.',
    },
    source: { fr: 'X, comptages de publications (API v2)', en: 'X, post counts (API v2)' },
    evidence: 'measured',
    protects: 'authors',
    versions: COUNTED_BY_X,
  },
  {
    key: 'hashtag_posts_total',
    code: 'M02',
    family: 'hashtag-volume',
    core: false,
    headline: false,
    kind: 'flow',
    grains: ['month', 'year', 'all'],
    evidence: 'measured',
    unit: 'posts',
    shown: 'lower_bound',
    label: { fr: 'Publications, relais compris', en: 'Posts, relays included' },
    definition: {
      fr: 'Publications originales avec un des hashtags, plus leurs reposts connus : ceux des demandes, les seuls qui soient lus. Un minimum.',
      en: 'Original posts with one of the tags, plus their known reposts: those of requests, the only ones that are read. A minimum.',
    },
    caveat: {
      fr: 'Ne s’ajoute jamais aux publications originales, qu’il contient déjà. Les reposts d’autres publications ne sont ni lus ni, depuis le 4 mai 2026, comptés par X.',
      en: 'Never to be added to original posts, which it holds already. Reposts of other posts are not read, nor, since 4 May 2026, counted by X.',
    },
    source: {
      fr: 'X, comptages de publications et reposts des demandes (API v2)',
      en: 'X, post counts and reposts of requests (API v2)',
    },
    protects: 'untold',
    versions: COUNTED_BY_X,
  },
];
