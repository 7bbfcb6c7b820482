/** The sentences that only the report prints, in French. They travel with it, not with the dashboard. */
export const reportFr = {
  title: 'Rapport d’activité et de résultats',
  documentTitle: (ordinal: string, name: string) => `Rapport du ${ordinal} anniversaire – ${name}`,
  coverAnniversary: (ordinal: string) => `${ordinal} anniversaire`,
  coverPeriod: 'Année i4Emploi',
  coverEdition: 'Édition',
  coverFrozen: 'Figée le',
  coverCutoff: 'Données arrêtées au',
  coverNote:
    'Chaque chiffre de ce rapport porte sa définition, sa période, sa couverture et ce qu’il ne dit pas.',
  contents: 'Sommaire',
  runningEdition: (id: string, day: string) => `Édition ${id} – Données arrêtées au ${day}`,
  essentials: 'L’essentiel',
  essentialsLead: (from: string, to: string) =>
    `Six chiffres pour l’année du ${from} au ${to}. En petit : depuis le premier jour.`,
  sinceStart: (value: string) => `Depuis le début : ${value}`,
  sinceStartTo: (day: string, value: string) => `Depuis le début, au ${day} : ${value}`,
  guideTitle: 'Comment lire ces chiffres',
  guideMinimum:
    '« Au moins » annonce un minimum : le nombre vrai est égal ou plus grand, jusqu’à la borne haute quand elle est connue.',
  guideCoverage:
    'La couverture est la part des heures de la période qui ont été collectées. Une heure manquante n’est jamais comptée pour zéro.',
  guideDeclared:
    '« Déclaré » vient des personnes elles-mêmes ; « mesuré » vient de la lecture de X. Ni l’un ni l’autre ne prouve une cause.',
  figuresCaption: (chapter: string) => `Chiffres : ${chapter}`,
  caveatsTitle: 'Ce que ces chiffres ne disent pas',
  tableOf: (subject: string) => `Données : ${subject}`,
  stockOf: (figure: string, first: string, second: string) => `${figure} : au ${first}, puis au ${second}.`,
  coverageShort: (share: string) => `couv. ${share}`,
  absence: (label: string, reason: string) => `${label} : ${reason}`,
  matrixBounds: 'Deux nombres : borne basse et borne haute.',
  matrixCoverage: 'Entre parenthèses : couverture du mois.',
  matrixHidden: 'n. p. : non publié, pour que personne ne soit reconnu.',
  method: 'Méthode et limites',
  methodLead:
    'Une journée est mesurée, mesurée à zéro, non mesurée ou en échec : l’absence de mesure n’est jamais un zéro. Les jours sont ceux de Paris, l’année va du 26 septembre au 25 septembre.',
  methodCoverage: (year: string, all: string) =>
    `Couverture de la collecte : ${year} sur l’année, ${all} depuis le début.`,
  definitionsCaption: 'Définitions en vigueur',
  colFigure: 'Chiffre',
  colDefinition: 'Définition',
  colEvidence: 'Preuve',
  colVersion: 'Version',
  versionShort: (version: number, day: string) => `${version}, depuis le ${day}`,
  evidenceTitle: 'Niveaux de preuve d’un retour au travail',
  evidenceCaption: 'Niveaux de preuve d’un retour au travail',
  colLevel: 'Niveau',
  colMeaning: 'Ce qui est connu',
  colCounted: 'Compté ?',
  levelE0: 'Un indice vu par un bénévole : biographie modifiée, message qui n’est pas adressé au collectif.',
  levelE1:
    'La personne l’a dit au collectif : publication, réponse, formulaire, ou message noté avec son accord.',
  levelE2: 'E1, avec la date de début et la nature du contrat données par la personne.',
  levelE3: 'E2, confirmé lors d’un suivi à trois ou six mois.',
  levelE4: 'Un tiers l’atteste. Volontairement non collecté.',
  countedNever: 'jamais',
  countedYes: 'oui',
  countedApart: 'oui, montré à part',
  countedNotCollected: 'non collecté',
  unmeasuredTitle: 'Ce que nous ne mesurons pas',
  unmeasuredImpact:
    'Ce qui se serait passé sans le collectif : aucun chiffre de ce rapport n’est un effet net.',
  unmeasuredReaders: 'Le nombre de lecteurs des relais : seules deux bornes d’abonnements sont connues.',
  unmeasuredSilent:
    'Le devenir des personnes qui n’ont pas donné de nouvelles. Elles ne sont ni en emploi ni en recherche : elles sont sans nouvelles.',
  unmeasuredMoney: 'Une valeur en euros, un salaire, un coût par emploi.',
  unmeasuredPeople:
    'Les personnes elles-mêmes : ni score, ni profil, ni classement. Seuls des totaux sont publiés.',
  published: 'Registre des chiffres publiés',
  colophon: 'Colophon',
  colophonLead:
    'Une édition est un document figé. Ce rapport en est tiré tout entier ; le recalculer depuis les données connues à la date d’arrêté doit redonner les mêmes chiffres.',
  publicPart:
    'Ceci en est la partie publique, celle que tout le monde peut lire : les personnes, et ce qu’elles ont fait, y sont comptées au multiple de cinq inférieur, et par année quand elles peuvent revenir ; moins de cinq n’y est pas, ni les relevés d’un seul jour.',
  colophonCaption: 'Identité de l’édition',
  colItem: 'Élément',
  colEntry: 'Valeur',
  sha256: 'Empreinte SHA-256',
  address: 'Adresse permanente',
  account: 'Compte du collectif',
  tags: 'Hashtags suivis',
  indicatorsCount: 'Indicateurs',
  licence:
    'Le logiciel qui a produit ce rapport est libre (AGPL-3.0 ou ultérieure). Les polices Figtree et Bricolage Grotesque sont sous licence OFL.',
  corrections:
    'Une erreur découverte après coup donne lieu à un rectificatif numéroté ; cette édition reste lisible telle quelle.',
  notesTitle: 'Ruptures de série, corrections et recalculs',
  notesEvery: 'Tous les chiffres',
  noteCorrection: (day: string) => `Correction, ${day}`,
  noteRecompute: (from: string, to: string) => `Recalcul, du ${from} au ${to}`,
  mixesDefinitions: (label: string, day: string) =>
    `${label} : rupture de série le ${day}. Ce que disent les mois d’avant et ceux d’après ne se compare pas ; le chiffre depuis le début mêle deux définitions.`,
  errata: 'Ce qui était faux dans une édition précédente de cette année',
  errataSince: 'Ce qui a été trouvé faux dans cette édition depuis qu’elle est publiée',
  erratum: (number: number, day: string, edition: string) => `Rectificatif n° ${number}, ${day}, ${edition}`,
  erratumBy: 'par une personne chargée de la publication',
  opening: 'Avant-propos',
  about: 'Qui nous sommes',
  thanks: 'Remerciements',
  coverageReason: 'Pourquoi cette édition paraît avec une couverture basse',
  quotations: 'Témoignages',
  quotationsLead:
    'Écrits, pour être cités ici, par des personnes qui ont déclaré un retour au travail. Le collectif n’y a rien changé. Ce sont quelques voix : elles ne disent pas ce qu’ont vécu les autres.',
  quotationWithdrawn: 'Témoignage retiré depuis, ou arrivé au terme de sa conservation',
  noteWord: 'Note',
  noteRounded: (figure: string) => `arrondi dans le texte, chiffre de l’édition : ${figure}`,
  noteVersion: (version: number) => `définition, version\u00a0${version}`,
  failedChart: (chart: string) =>
    `Le graphique ${chart} n’a pas pu être dessiné : le rapport n’est pas imprimable.`,
};

type Widened<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer Args) => string ? (...args: Args) => string : string;
};
export type ReportMessages = Widened<typeof reportFr>;
