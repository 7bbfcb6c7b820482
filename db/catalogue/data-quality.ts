import { COUNTED_BY_X, type Indicator, UNCHANGED } from './indicator.ts';

export const DATA_QUALITY: readonly Indicator[] = [
  {
    key: 'collection_coverage',
    code: 'M39',
    family: 'data-quality',
    core: true,
    headline: false,
    unit: 'share',
    kind: 'flow',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'exact',
    label: { fr: 'Couverture de la collecte', en: 'Coverage of the collection' },
    definition: {
      fr: 'Heures collectées rapportées aux heures de la période, par famille ; l’ensemble est la moyenne des familles collectées en continu.',
      en: 'Hours collected out of the hours of the period, by family; the whole is the mean of the families collected continuously.',
    },
    caveat: {
      fr: 'Une heure collectée dit que X a répondu, pas que sa réponse était complète.',
      en: 'An hour collected says that X answered, not that its answer was complete.',
    },
    source: { fr: 'Journal des collectes du service', en: 'The service’s own log of collections' },
    evidence: 'measured',
    protects: 'nobody',
    versions: UNCHANGED,
  },
  {
    key: 'posts_unseen',
    code: 'M39b',
    family: 'data-quality',
    core: false,
    headline: false,
    unit: 'posts',
    kind: 'flow',
    grains: ['day', 'month', 'year', 'all'],
    shown: 'exact',
    label: {
      fr: 'Publications comptées par X mais non lues',
      en: 'Posts that X counted but that were not read',
    },
    definition: {
      fr: 'Écart entre les publications que X compte pour la recherche du collectif et celles qui ont pu être lues : effacées, protégées ou suspendues avant la lecture.',
      en: 'Gap between the posts that X counts for the collective’s search and those that could be read: deleted, protected or suspended before they were read.',
    },
    caveat: {
      fr: 'Ne dit pas ce que ces publications contenaient. C’est lui qui fixe la borne haute des demandes et des déclarations.',
      en: 'Does not say what these posts held. It sets the upper bound of requests and declarations.',
    },
    source: {
      fr: 'X, comptages et recherche de publications (API v2)',
      en: 'X, post counts and post search (API v2)',
    },
    evidence: 'measured',
    protects: 'nobody',
    versions: COUNTED_BY_X,
  },
];
