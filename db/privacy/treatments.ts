import type { Sentence } from '../core/errors.ts';

/** What data are handled for, as the register of treatments (GDPR, article 30) tells it. */
export type Treatment = {
  readonly title: Sentence;
  readonly purpose: Sentence;
  readonly basis: Sentence;
  /** Whose data: empty when it names nobody. */
  readonly people: Sentence | null;
  readonly retention: Sentence;
};

const LEGITIMATE: Sentence = {
  fr: 'Intérêt légitime du collectif et des personnes qui le sollicitent',
  en: 'Legitimate interest of the collective and of the people who turn to it',
};
const WHILE_USED: Sentence = {
  fr: 'Sans limite : rien n’y désigne une personne',
  en: 'No limit: nothing in it points at a person',
};

export const TREATMENTS = {
  relaying: {
    title: { fr: 'Repérer et relayer les demandes', en: 'Finding and relaying requests' },
    purpose: {
      fr: 'Trouver les publications qui portent le hashtag ou s’adressent au collectif, les trier, savoir qui les a relayées.',
      en: 'Finding the posts that carry the tag or address the collective, sorting them, knowing who relayed them.',
    },
    basis: LEGITIMATE,
    people: {
      fr: 'Personnes qui publient avec le hashtag, qui relaient, ou qui l’affichent dans leur biographie',
      en: 'People who post with the tag, who relay, or who show it in their bio',
    },
    retention: {
      fr: 'Textes : 90 jours après leur lecture. Le reste : 24 mois après le dernier contact',
      en: 'Texts: 90 days after they were read. The rest: 24 months after the last contact',
    },
  },
  declarations: {
    title: { fr: 'Retours au travail déclarés', en: 'Returns to work that people report' },
    purpose: {
      fr: 'Compter les retours au travail que les personnes déclarent elles-mêmes, après confirmation par une seconde personne.',
      en: 'Counting the returns to work that people report themselves, once a second person has confirmed them.',
    },
    basis: {
      fr: 'Consentement ; pour ce qui est dit en public, intérêt légitime',
      en: 'Consent; for what is said in public, legitimate interest',
    },
    people: { fr: 'Personnes qui déclarent un retour au travail', en: 'People who report a return to work' },
    retention: {
      fr: '24 mois après le dernier contact, ou jusqu’au retrait du consentement',
      en: '24 months after the last contact, or until consent is withdrawn',
    },
  },
  testimonials: {
    title: { fr: 'Témoignages', en: 'Testimonials' },
    purpose: {
      fr: 'Citer des personnes avec les mots qu’elles ont écrits pour cela, là où chacune l’a accepté.',
      en: 'Quoting people in the words they wrote for it, wherever each of them has agreed to it.',
    },
    basis: {
      fr: 'Consentement, un par endroit : rapport, tableau de bord, réseaux sociaux',
      en: 'Consent, one for each place: report, dashboard, social networks',
    },
    people: { fr: 'Personnes qui témoignent, majeures', en: 'People of age who wish to be quoted' },
    retention: {
      fr: 'Jusqu’au retrait, et au plus 24 mois après le dernier contact',
      en: 'Until it is withdrawn, and for 24 months after the last contact at most',
    },
  },
  rights: {
    title: { fr: 'Droits des personnes', en: 'People’s rights' },
    purpose: {
      fr: 'Ne plus rien collecter d’une personne qui s’y est opposée, et mettre de côté ce qui la concerne tant qu’une demande est examinée.',
      en: 'Collecting nothing more of a person who has objected, and setting her data aside while a request is looked into.',
    },
    basis: { fr: 'Obligation légale', en: 'Legal obligation' },
    people: { fr: 'Personnes qui ont exercé un droit', en: 'People who exercised a right' },
    retention: {
      fr: 'Tant que l’opposition vaut ; il n’en reste qu’une empreinte à clé',
      en: 'As long as the objection stands; only a keyed fingerprint remains',
    },
  },
  statistics: {
    title: { fr: 'Chiffres d’activité', en: 'Activity figures' },
    purpose: {
      fr: 'Dire ce que le collectif fait, jour par jour, par des sommes qui ne désignent personne.',
      en: 'Telling what the collective does, day by day, by sums that name nobody.',
    },
    basis: LEGITIMATE,
    people: null,
    retention: WHILE_USED,
  },
  publishing: {
    title: { fr: 'Éditions du rapport anniversaire', en: 'Editions of the anniversary report' },
    purpose: {
      fr: 'Écrire, approuver à deux et publier une édition ; savoir qui l’a fait.',
      en: 'Writing an edition, approving it between two people and publishing it; knowing who did so.',
    },
    basis: LEGITIMATE,
    people: { fr: 'Bénévoles du collectif', en: 'Volunteers of the collective' },
    retention: {
      fr: 'Tant que l’édition reste lisible',
      en: 'As long as the edition stays readable',
    },
  },
  running: {
    title: { fr: 'Marche du service', en: 'Running the service' },
    purpose: {
      fr: 'Savoir jusqu’où la collecte est allée, ce qu’elle a coûté, et ce qui reste à faire.',
      en: 'Knowing how far collecting has gone, what it cost, and what is left to do.',
    },
    basis: LEGITIMATE,
    people: null,
    retention: WHILE_USED,
  },
  access: {
    title: { fr: 'Accès des bénévoles', en: 'Volunteers’ access' },
    purpose: {
      fr: 'Laisser entrer les personnes invitées, et elles seules.',
      en: 'Letting in the people who were invited, and only them.',
    },
    basis: LEGITIMATE,
    people: { fr: 'Bénévoles du collectif', en: 'Volunteers of the collective' },
    retention: {
      fr: 'Jusqu’à trois mois après la fin du rôle ; une session trente jours',
      en: 'Until three months after the role ends; a session thirty days',
    },
  },
  sharing: {
    title: { fr: 'Liens de partage', en: 'Shared links' },
    purpose: {
      fr: 'Montrer à des partenaires et au public des chiffres qui ne désignent personne, et savoir combien de fois un lien est ouvert.',
      en: 'Showing sponsors and the public figures that name nobody, and knowing how often a link is opened.',
    },
    basis: LEGITIMATE,
    people: {
      fr: 'Personnes qui ouvrent un lien : ni adresse, ni appareil, ni nom, seulement un jeton de session',
      en: 'People who open a link: no address, no device, no name, only the token of a session',
    },
    retention: {
      fr: 'Session : douze heures, trente jours pour un lien public. Lien et visites par jour : douze mois après sa fin',
      en: 'Session: twelve hours, thirty days for a public link. Link and visits by day: twelve months after its end',
    },
  },
  audit: {
    title: { fr: 'Journal des accès', en: 'Access log' },
    purpose: {
      fr: 'Savoir qui a fait quoi, pour la sécurité du service, et voir si ce journal a été modifié.',
      en: 'Knowing who did what, for the security of the service, and seeing whether this log was changed.',
    },
    basis: {
      fr: 'Intérêt légitime : la sécurité du service',
      en: 'Legitimate interest: the security of the service',
    },
    people: { fr: 'Bénévoles du collectif', en: 'Volunteers of the collective' },
    retention: { fr: 'Six mois', en: 'Six months' },
  },
} as const satisfies Record<string, Treatment>;
export type TreatmentName = keyof typeof TREATMENTS;

/** What a column holds; `personal` tells a person apart, alone or with a key that is kept outside the database. */
export const DATA = {
  pseudonym: { personal: true, fr: 'empreinte à clé d’un compte', en: 'keyed fingerprint of an account' },
  'sealed-id': { personal: true, fr: 'numéro de compte scellé', en: 'sealed account number' },
  'sealed-mail': { personal: true, fr: 'adresse électronique scellée', en: 'sealed e-mail address' },
  'sealed-row': { personal: true, fr: 'ligne scellée', en: 'sealed row' },
  'post-id': { personal: true, fr: 'numéro de publication', en: 'number of a post' },
  'post-digest': { personal: true, fr: 'empreinte à clé d’une publication', en: 'keyed digest of a post' },
  text: { personal: true, fr: 'texte de la publication (90 jours)', en: 'text of the post (90 days)' },
  testimonial: {
    personal: true,
    fr: 'témoignage écrit par la personne',
    en: 'testimonial that the person wrote',
  },
  'chosen-name': {
    personal: true,
    fr: 'nom que la personne veut voir affiché',
    en: 'name the person wishes to be shown',
  },
  'volunteer-name': { personal: true, fr: 'nom d’usage d’un bénévole', en: 'name a volunteer goes by' },
  'token-hash': { personal: true, fr: 'empreinte d’un jeton', en: 'digest of a token' },
  'link-label': { personal: false, fr: 'nom donné à un lien', en: 'name given to a link' },
  credential: { personal: true, fr: 'clé d’accès, sa moitié publique', en: 'passkey, its public half' },
  device: { personal: false, fr: 'sorte d’appareil', en: 'kind of device' },
  resource: { personal: true, fr: 'ce que X a facturé le jour même', en: 'what X has billed on the day' },
  token: { personal: false, fr: 'repère de lecture', en: 'place reached in reading' },
  digest: { personal: false, fr: 'empreinte de fichier ou de requête', en: 'digest of a file or a request' },
  key: { personal: false, fr: 'numéro interne', en: 'internal number' },
  moment: { personal: false, fr: 'jour ou moment', en: 'day or moment' },
  count: { personal: false, fr: 'nombre', en: 'number' },
  mark: { personal: false, fr: 'oui ou non', en: 'yes or no' },
  code: { personal: false, fr: 'code d’une liste', en: 'code from a list' },
  document: { personal: false, fr: 'document sans personne', en: 'document naming nobody' },
  wording: {
    personal: false,
    fr: 'phrase publiée par le collectif',
    en: 'sentence published by the collective',
  },
} as const satisfies Record<string, { personal: boolean } & Sentence>;
export type Datum = keyof typeof DATA;
