import { ofFrench } from './format.ts';

/** The sentences of the page of editions, in French. */
export const editionsFr = {
  title: 'Éditions',
  lead: 'Une édition est écrite, contrôlée, approuvée par une autre personne que celle qui en a fait le brouillon, puis publiée. Rien ne paraît tout seul.',
  draft: (year: string) => `Faire le brouillon de ${year}`,
  noYear: 'Aucune année i4Emploi n’est encore entière : il n’y a pas d’édition à faire.',
  none: 'Aucune édition pour le moment.',
  state_draft: 'brouillon, à contrôler',
  state_refused: 'brouillon, il manque quelque chose',
  state_checked: 'brouillon contrôlé, à approuver',
  state_frozen: 'figée, à approuver',
  state_approved: 'approuvée, à publier',
  state_published: 'publiée',
  madeBy: (name: string, moment: string) => `Brouillon ${ofFrench(name)}, le ${moment}`,
  made: (moment: string) => `Faite le ${moment}`,
  approvedBy: (name: string) => `Approuvée par ${name}`,
  publishedAt: (moment: string) => `Publiée le ${moment}`,
  cutoff: (day: string) => `Données arrêtées au ${day}`,
  read: 'Lire',
  sponsors: 'Page des partenaires',
  missing: (count: number) => (count === 1 ? 'Une chose manque' : `${count} choses manquent`),
  complete: 'Rien ne manque.',
  unchecked: 'Pas encore contrôlée.',
  changes: 'Depuis le brouillon précédent',
  sinceLastYear: 'Comparée à l’édition de l’an dernier',
  check: 'Contrôler',
  checking: 'Contrôle en cours, une dizaine de secondes…',
  prints: 'Télécharger pour imprimer',
  print_report: 'Rapport (PDF)',
  print_public: 'Rapport, partie publique (PDF)',
  print_sponsors: 'Synthèse pour les partenaires (PDF)',
  print_share: 'Image pour un lien (PNG)',
  printing: 'Impression en cours, quelques secondes…',
  printed: (name: string) => `Imprimé : ${name}`,
  approve: 'Approuver et figer',
  yours: 'Vous en avez fait le brouillon : une autre personne l’approuve.',
  publish: 'Publier',
  publicUntil: (day: string) =>
    `Ses chiffres publics s’arrêtent au ${day}, avant la fin de son année : elle ne peut pas encore être publiée. Refaites-en le brouillon quand ce mois est public, huit jours après sa fin.`,
  nothingPublic:
    'Aucun chiffre n’était public quand elle a été faite : elle ne peut pas être publiée. Refaites-en le brouillon une fois les chiffres du mois publics.',
  everybodyReads: 'Tout le monde peut la lire, sans accès : ses chiffres publics, sans les petits nombres.',
  done: 'C’est fait.',
  texts: 'Textes',
  textsLead: (year: string) =>
    `Les textes de l’édition ${year}, en Markdown. Un chiffre s’écrit par sa référence : il se remplit tout seul, avec sa note. Un texte enregistré entre dans le prochain brouillon.`,
  slot_opening: 'Avant-propos',
  slot_about: 'Qui nous sommes',
  slot_support: 'Ce que votre soutien rend possible (page des partenaires)',
  slot_thanks: 'Remerciements',
  slot_coverage: 'Pourquoi paraître avec une couverture basse',
  inFrench: 'En français',
  said_fr: 'en français',
  said_en: 'en anglais',
  inEnglish: 'En anglais',
  save: 'Enregistrer',
  preview: 'Aperçu',
  version: (version: number) => (version === 0 ? 'jamais écrit' : `version ${version}`),
  lostReference: (reference: string) =>
    `${reference} n’est pas un chiffre de l’édition : rien ne le remplira.`,
  references: 'Les références',
  reference: 'de l’année',
  referenceAll: 'depuis le début',
  referenceRounded: (said: string) => `arrondi : ${said}`,
  notRounded: (reference: string, why: string) => `${reference} ne peut pas être arrondi : ${why}.`,
  errata: 'Rectificatifs',
  erratum: (number: number, year: string, day: string, name: string) =>
    `Rectificatif n° ${number}, édition ${year}, ${day}, par ${name} (publication)`,
  errataNone: 'Aucun rectificatif.',
  correct: 'Publier un rectificatif',
  what: 'Ce qui était faux',
  why: 'Pourquoi',
  draftBanner: 'Brouillon : rien n’y est figé, rien n’en est publié.',
  erratumBanner: (number: number, day: string, what: string, why: string) =>
    `Rectificatif n° ${number}, écrit le ${day} par une personne chargée de la publication : ${what} ${why}`,
};

type Widened<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer Args) => string ? (...args: Args) => string : string;
};
export type EditionsMessages = Widened<typeof editionsFr>;
