/** The sentences of the page for sponsors, in French. */
export const sponsorFr = {
  title: 'Synthèse pour les partenaires',
  documentTitle: (name: string) => `Synthèse pour les partenaires – ${name}`,
  publicFigures: 'Chiffres publics, chacun jusqu’au jour dit avec lui',
  released: (day: string) => `Chiffres rendus publics, mois et années jusqu’au ${day}`,
  mission: (tag: string, day: string) =>
    `Depuis le ${day}, des bénévoles relaient sur X les publications des personnes qui cherchent un travail et le disent avec #${tag}.`,
  sinceStart: (day: string) => `du début au ${day}`,
  ofYear: (from: string, to: string, value: string) => `Du ${from} au ${to} : ${value}`,
  ofOneYear: (year: string, value: string) => `Année ${year} : ${value}`,
  hidden: 'Non publié, pour que personne ne soit reconnu',
  atMost: (figure: string, high: string) => `${figure}, au plus ${high}`,
  untold: 'Pas encore publié',
  untoldUntil: (month: string) => `Personnes encore suivies : publié avec les chiffres arrêtés fin ${month}`,
  returnsTitle: (last: string | null) =>
    last === null
      ? 'Retours au travail déclarés, par année i4Emploi'
      : `Retours au travail déclarés, ${last} dernières années i4Emploi`,
  barColumn: 'Foncé\u00a0:\u00a0au\u00a0moins, clair\u00a0:\u00a0au\u00a0plus',
  yearColumn: 'Année',
  declaredColumn: 'Déclarés',
  followedTitle: (from: string, to: string) =>
    `Demander, être relayé, donner des nouvelles (${from} – ${to})`,
  step: 'Étape',
  told: 'Ce qui est connu',
  asked: 'Ont demandé',
  relayed: 'Ont été relayées',
  declared: 'Ont déclaré un retour au travail dans les 180 jours',
  noNews: 'Sans nouvelles',
  upTo: (share: string) => `jusqu’à ${share}`,
  supportTitle: 'Ce que votre soutien rend possible',
  noteWord: 'Note',
  limitsTitle: 'Ce que cette page ne dit pas',
  limits: [
    'Ces nombres sont des minimums : ils ne comptent que ce qui a été lu, et que les personnes qui l’ont dit au collectif.',
    'Ils ne mesurent pas ce qui se serait passé sans le collectif : aucune cause n’est prouvée.',
    'Preuve des retours déclarés – E1 : la personne l’a dit ; E2 : avec la date et le contrat ; E3 : redit à trois ou six mois. Un simple indice (E0) n’est jamais compté.',
    'Une même personne peut être abonnée à plusieurs comptes, et tous les abonnés ne voient pas chaque publication.',
    'Les personnes, et ce qu’elles ont fait, sont comptées au multiple de cinq inférieur ; un chiffre qui laisserait reconnaître moins de cinq personnes, seul ou par soustraction, n’est pas publié.',
  ],
  evidence: (year: string, levels: string) => `Preuve, ${year} : ${levels}`,
  evidenceUntil: (year: string, month: string) =>
    `Preuve, ${year} : personnes encore suivies, publiée avec les chiffres arrêtés fin ${month}`,
  hiddenShort: 'non publié',
  errata: (count: number) =>
    count === 1
      ? 'Un rectificatif a été publié depuis : il se lit sur la page de l’édition.'
      : `${count} rectificatifs ont été publiés depuis : ils se lisent sur la page de l’édition.`,
  address: 'Adresse permanente :',
  qrCode: (address: string) => `Code QR qui ouvre ${address}`,
  method: (id: string) =>
    `Méthode, définitions et couverture : rapport anniversaire, édition ${id}. Chaque chiffre y est suivi jusqu’à sa requête.`,
  contact: (account: string) => `Contact : @${account} sur X`,
  notReady: 'Cette édition ne contient pas de chiffres publics.',
};
export type SponsorMessages = typeof sponsorFr;
