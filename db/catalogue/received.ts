import { type Indicator, UNCHANGED } from './indicator.ts';

const COMMON = {
  family: 'retweet-reach',
  core: false,
  headline: false,
  kind: 'flow',
  grains: ['month', 'year', 'all'],
  source: {
    fr: 'X, relais lus pendant sept jours et demandes relues une fois sept jours après (API v2)',
    en: 'X, relays read for seven days and requests looked up once seven days on (API v2)',
  },
  evidence: 'measured',
  protects: 'requests_counted',
  versions: UNCHANGED,
} as const;

const STILL_THERE = {
  fr: 'Les demandes disparues avant la fin de leurs sept jours n’y sont pas.',
  en: 'Requests that were gone before the end of their seven days are not in it.',
};

export const RECEIVED: readonly Indicator[] = [
  {
    ...COMMON,
    key: 'relays_per_request',
    code: 'M15',
    unit: 'relays',
    shown: 'exact',
    label: { fr: 'Relais par demande (médiane)', en: 'Relays per request (median)' },
    definition: {
      fr: 'Relais par d’autres comptes que l’auteur dans les sept jours, par demande de la période dont les relais ont été lus jusqu’au bout : médiane. Les quartiles sont donnés à part.',
      en: 'Relays within seven days by accounts other than the author, per request of the period whose relays were read to the end: median. The quartiles are given separately.',
    },
    caveat: {
      fr: `La moyenne n’est pas donnée : quelques demandes très relayées la tirent vers le haut. ${STILL_THERE.fr}`,
      en: `The mean is not given: a few requests with many relays pull it up. ${STILL_THERE.en}`,
    },
  },
  {
    ...COMMON,
    key: 'first_hour_share',
    code: 'M38',
    unit: 'share',
    shown: 'exact',
    label: { fr: 'Part des relais dans la première heure', en: 'Share of relays within the first hour' },
    definition: {
      fr: 'Relais faits dans les soixante minutes, rapportés aux relais faits dans les sept jours, sur les demandes de la période dont les relais ont été lus jusqu’au bout.',
      en: 'Relays made within sixty minutes, out of the relays made within seven days, over the requests of the period whose relays were read to the end.',
    },
    caveat: {
      fr: `Une demande très relayée y pèse plus qu’une autre. Un relais tardif n’est pas un relais inutile. ${STILL_THERE.fr}`,
      en: `A request with many relays weighs more in it than another. A late relay is not a useless one. ${STILL_THERE.en}`,
    },
  },
  {
    ...COMMON,
    key: 'relay_half_life',
    code: 'M38b',
    unit: 'minutes',
    shown: 'exact',
    label: { fr: 'Demi-vie des relais (médiane)', en: 'Half-life of relays (median)' },
    definition: {
      fr: 'Minutes après lesquelles la moitié des relais d’une demande étaient faits : médiane des demandes de la période ayant au moins un relais dans les sept jours. Les quartiles sont donnés à part.',
      en: 'Minutes after which half of a request’s relays had been made: median over the requests of the period with at least one relay within seven days. The quartiles are given separately.',
    },
    caveat: {
      fr: `Dit le rythme des relais, pas celui des lectures. ${STILL_THERE.fr}`,
      en: `Tells the pace of relays, not of readers. ${STILL_THERE.en}`,
    },
  },
  {
    ...COMMON,
    key: 'interactions_per_request',
    code: 'M22',
    unit: 'interactions',
    shown: 'exact',
    label: { fr: 'Interactions par demande (médiane)', en: 'Interactions per request (median)' },
    definition: {
      fr: 'Réponses, reposts, citations et j’aime d’une demande, comptés par X sept jours après ou dès la nuit suivante : médiane des demandes de la période. Les quartiles sont donnés à part.',
      en: 'Replies, reposts, quotes and likes of a request, as X counts them seven days on or the night after: median over the requests of the period. The quartiles are given separately.',
    },
    caveat: {
      fr: `Une même personne peut y compter plusieurs fois, l’auteur aussi. Une demande dont le passé a été lu tard l’a été bien après sept jours. ${STILL_THERE.fr}`,
      en: `One person may count several times in it, the author too. Requests of a past that was read late were counted long after seven days. ${STILL_THERE.en}`,
    },
  },
  {
    ...COMMON,
    key: 'attention_marks',
    code: 'M33',
    unit: 'accounts',
    shown: 'range',
    label: { fr: 'Marques d’attention par demande (médiane)', en: 'Marks of attention per request (median)' },
    definition: {
      fr: 'Comptes distincts, autres que l’auteur, ayant répondu, relayé, cité ou aimé une demande dans les sept jours : médiane entre deux bornes. Qui aime et qui répond n’est pas lu, seulement combien : borne basse, le plus grand des nombres de relayeurs et de j’aime moins un ; borne haute, leur somme avec les réponses. À part : les quartiles, et la part des demandes sans aucune marque.',
      en: 'Distinct accounts, other than the author, that answered, relayed, quoted or liked a request within seven days: median between two bounds. Who likes and who answers is not read, only how many: lower bound, the larger of the numbers of relayers and of likes less one; upper bound, their sum with the replies. Separately: the quartiles, and the share of requests without any mark.',
    },
    caveat: {
      fr: `Une marque d’attention n’est pas un soutien reçu : ce nombre ne dit rien de ce que la personne ressent. ${STILL_THERE.fr}`,
      en: `A mark of attention is not support received: this number says nothing of what the person feels. ${STILL_THERE.en}`,
    },
  },
  {
    ...COMMON,
    key: 'impressions_observed',
    code: 'M21',
    unit: 'impressions',
    shown: 'exact',
    label: { fr: 'Affichages mesurés', en: 'Impressions observed' },
    definition: {
      fr: 'Somme des affichages que X compte pour les demandes de la période, sept jours après ou dès la nuit suivante.',
      en: 'Sum of the impressions that X counts for the requests of the period, seven days on or the night after.',
    },
    caveat: {
      fr: `Qui voit deux fois compte deux fois : ce n’est pas un nombre de personnes. X n’en compte que depuis la fin de 2022 : avant le 1er janvier 2023, ce n’est pas mesuré. ${STILL_THERE.fr}`,
      en: `Whoever sees twice counts twice: this is not a number of people. X counts them since the end of 2022 only: before 1 January 2023 this is not measured. ${STILL_THERE.en}`,
    },
  },
  {
    ...COMMON,
    key: 'advice_contrast',
    protects: 'requests_counted',
    code: 'M37',
    unit: 'interactions',
    grains: ['all'],
    shown: 'range',
    label: { fr: 'Conseils à l’épreuve', en: 'Advice put to the test' },
    definition: {
      fr: 'Différence des médianes d’interactions entre les demandes qui suivent un conseil et les autres, avec son intervalle à 95 % (bootstrap), à relais par @i4Emploi égal et à tiers d’abonnés égal quand il est connu. Heures : du lundi au vendredi de 7 h à 10 h, samedi et dimanche de 16 h à 19 h. Hashtags : deux au plus. Longueur : 140 signes au plus. Emoji : sur les affichages, dont parle le conseil. Image, appel à l’action. Au moins 30 demandes par groupe ; recalculé une fois par mois.',
      en: 'Difference of the median interactions between requests that follow a piece of advice and the others, with its 95% interval (bootstrap), within equal relay by @i4Emploi and equal third of followers where that is known. Hours: Monday to Friday from 7 to 10, Saturday and Sunday from 16 to 19. Hashtags: two at most. Length: 140 characters at most. Emoji: on impressions, of which the advice speaks. Picture, call to action. At least 30 requests per group; worked out once a month.',
    },
    caveat: {
      fr: 'Association, pas causalité : qui suit un conseil diffère aussi par ailleurs. Six contrastes sont regardés : l’un d’eux peut sortir du hasard. L’appel à l’action est codé à la main, et n’est pas mesuré tant que personne ne l’a fait.',
      en: 'Association, not cause: whoever follows a piece of advice differs in other ways too. Six contrasts are looked at: one of them may come out by chance. Calls to action are coded by hand, and not measured until somebody has done so.',
    },
  },
];
