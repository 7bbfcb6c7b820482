/** The sentences of the catalogue of indicators, in French. They travel with its page. */
export const catalogueFr = {
  title: 'Catalogue des indicateurs',
  lead: 'Chaque chiffre du service est défini ici, et nulle part ailleurs : ce qu’il compte, depuis quand, d’où il vient, et ce qu’il ne dit pas.',
  families: 'Les familles de chiffres',
  families_hashtag_volume: 'Le hashtag',
  families_seeker_requests: 'Les demandes',
  families_retweet_reach: 'Les relais et la visibilité',
  families_bio_adopters: 'Les comptes engagés',
  families_placements: 'Les retours au travail déclarés',
  families_data_quality: 'La qualité des données',
  unit: 'Unité',
  unit_posts: 'publications',
  unit_requests: 'demandes',
  unit_accounts: 'comptes',
  unit_persons: 'personnes',
  unit_relays: 'relais',
  unit_share: 'part',
  unit_minutes: 'minutes',
  unit_followers: 'abonnements',
  unit_days: 'jours',
  unit_views: 'vues potentielles',
  unit_impressions: 'affichages',
  unit_interactions: 'interactions',
  unit_events: 'rencontres',
  unit_corrections: 'corrections',
  unit_kappa: 'kappa, de −1 à 1',
  kind: 'Nature',
  kind_stock: 'un stock, à un jour donné',
  kind_flow: 'un flux, sur une période',
  grains: 'Se lit',
  grain_day: 'par jour',
  grain_month: 'par mois',
  grain_year: 'par année i4Emploi',
  grain_all: 'depuis le début',
  shown: 'Ce qui est montré',
  shown_exact: 'la valeur',
  shown_lower_bound: 'un minimum, « au moins », et la borne haute quand elle est connue',
  shown_range: 'les deux bornes, toujours ensemble',
  evidence: 'Preuve',
  evidence_measured: 'mesuré par le service',
  evidence_declared: 'déclaré par les personnes',
  protects: 'En public',
  protects_people:
    'par année i4Emploi, et depuis le début sans croître plus que ce que ces personnes ont fait, arrondi au multiple de cinq inférieur ; masqué au-dessous de cinq personnes, et avec ces années la plus petite des autres ; une fois publié, il ne bouge que de onze en onze',
  protects_people_of_share:
    'par année seulement, recalculé sur des nombres arrondis ; masqué au-dessous de vingt personnes, ou quand l’un de ses deux côtés en compte moins de cinq ; une fois publiés, ces nombres ne bougent que de onze en onze',
  protects_people_of_bounds:
    'par année seulement, recalculé sur des nombres arrondis ; masqué quand un des groupes que ses bornes séparent compte moins de cinq personnes ; une fois publiés, ces nombres ne bougent que de onze en onze',
  protects_people_counted:
    'par année seulement, une fois ses personnes suivies deux ans, et une fois pour toutes ; masqué quand il repose sur moins de cinq personnes',
  protects_people_by_part:
    'seulement par année i4Emploi, une fois ses personnes suivies, arrondi au multiple de cinq inférieur, chaque part avec assez de personnes, et sans ce qui en trahirait une autre ; une fois publiée, une part ne bouge que de onze en onze',
  protects_authors:
    'arrondi au multiple de cinq inférieur ; masqué au-dessous de cinq, avec ce qui le trahirait par soustraction, ou quand un seul compte a presque tout fait ; une fois publié, il ne bouge que de onze en onze',
  protects_requests_counted:
    'masqué quand il repose sur moins de cinq demandes ou comptes ; une part, comme celles de personnes',
  protects_nobody: 'montré : il ne désigne personne',
  protects_untold: 'jamais montré : à côté des autres chiffres, il trahirait ce qu’ils masquent',
  dimensions: 'À part',
  versions: 'Versions',
  versionLine: (version: number, day: string) => `Version ${version}, depuis le ${day}`,
  core: 'au cœur du tableau de bord et du rapport',
};

export type CatalogueMessages = {
  [Key in keyof typeof catalogueFr]: (typeof catalogueFr)[Key] extends (...args: infer Args) => string
    ? (...args: Args) => string
    : string;
};
