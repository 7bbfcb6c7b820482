export const accessFr = {
  editions: 'Éditions du rapport',
  title: 'Mon accès',
  who: (name: string, role: string) => `${name}, ${role}.`,
  coordinator: 'coordination',
  publisher: 'publication',
  steward: 'protection des données',
  administrator: 'administration',
  passkeys: 'Mes clés d’accès',
  lead: 'Une clé d’accès vous fait entrer avec l’empreinte, le visage ou le code de votre appareil, sans mot de passe. Rien ici ne permet d’entrer à votre place.',
  none: 'Aucune pour l’instant : sans elle, il faut un nouveau lien chaque jour.',
  add: 'Enregistrer une clé d’accès sur cet appareil',
  added: 'La clé d’accès est enregistrée. Elle vous fera entrer ensuite.',
  cancelled: 'La clé d’accès n’a pas été créée. Réessayez quand vous voulez.',
  without:
    'Ce navigateur ne connaît pas les clés d’accès : un lien vous fait entrer, pour un jour. La coordination vous en donne un autre.',
  noName:
    'Les clés d’accès demandent une adresse en https, ou localhost. En attendant, un lien vous fait entrer, pour un jour.',
  remove: 'Oublier',
  removeNamed: (device: string) => `Oublier la clé d’accès : ${device}`,
  keyLine: (made: string, used: string | null) =>
    used === null
      ? `Enregistrée le ${made}, pas encore utilisée.`
      : `Enregistrée le ${made}, utilisée le ${used}.`,
  sessions: 'Mes sessions',
  sessionsLead: 'Les appareils où vous êtes connecté. Une session terminée l’est aussitôt.',
  current: 'cet appareil',
  sessionLine: (opened: string, used: string) => `Ouverte le ${opened}, utilisée le ${used}.`,
  end: 'Terminer',
  endNamed: (device: string) => `Terminer la session : ${device}`,
  endOthers: 'Terminer toutes les autres',
  manage: 'Gérer les accès et les liens de partage',
  lost: 'Appareil perdu ? Terminez sa session et oubliez sa clé d’accès, puis demandez un lien à la coordination : il garde votre rôle.',
};
export type AccessMessages = typeof accessFr;
