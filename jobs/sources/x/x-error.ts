import { AppError, type Sentence } from '../../../db/core/errors.ts';
import type { RequestRecord } from './request-record.ts';

const SENTENCES = {
  unauthorized: {
    fr: 'X refuse les identifiants (401). Vérifiez X_BEARER_TOKEN et les clés X_*.',
    en: 'X refuses the credentials (401). Check X_BEARER_TOKEN and the X_* keys.',
  },
  'not-enrolled': {
    fr: 'X refuse l’accès : l’application n’est rattachée à aucune offre (client-not-enrolled). Rattachez-la à un projet dans la console de X.',
    en: 'X refuses access: the app is enrolled in no offer (client-not-enrolled). Attach it to a project in X’s console.',
  },
  'unsupported-authentication': {
    fr: 'X n’accepte pas ce type d’identifiants pour cette lecture (403). La recherche de comptes demande les clés d’un utilisateur.',
    en: 'X does not accept this kind of credentials for this reading (403). The account search needs a user’s keys.',
  },
  'spend-cap': {
    fr: 'Le plafond de dépense fixé chez X est atteint (403). Relevez-le dans la console de X ou attendez le prochain cycle.',
    en: 'The spending cap set at X is reached (403). Raise it in X’s console or wait for the next cycle.',
  },
  forbidden: {
    fr: 'X refuse cette lecture (403).',
    en: 'X refuses this reading (403).',
  },
  'credits-depleted': {
    fr: 'Les crédits X sont épuisés (402). Rechargez-les dans la console de X, puis relancez.',
    en: 'The X credits are used up (402). Top them up in X’s console, then run again.',
  },
  'rate-limited': {
    fr: 'X demande d’attendre : la limite de requêtes est atteinte. Relancez plus tard ; la collecte reprendra où elle s’est arrêtée.',
    en: 'X asks to wait: the request limit is reached. Run again later; collecting resumes where it stopped.',
  },
  'usage-capped': {
    fr: 'Le plafond mensuel de lecture de X est atteint. La collecte reprendra au prochain cycle.',
    en: 'X’s monthly reading cap is reached. Collecting resumes in the next cycle.',
  },
  budget: {
    fr: 'Le budget annoncé ne suffit pas à cette lecture : rien n’a été dépensé au-delà. La collecte reprendra où elle s’est arrêtée ; « npm run job -- nightly --plan » dit ce qui reste.',
    en: 'The announced budget does not allow this reading: nothing was spent beyond it. Collecting resumes where it stopped; "npm run job -- nightly --plan" tells what is left.',
  },
  'too-fast': {
    fr: 'X refuse des requêtes trop rapprochées. Relancez dans une minute.',
    en: 'X refuses requests that are too close together. Run again in a minute.',
  },
  'bad-request': {
    fr: 'X juge une requête incorrecte (400). Signalez-le : c’est une erreur du programme ou un changement chez X.',
    en: 'X calls a request invalid (400). Report it: this is a bug, or a change at X.',
  },
  'window-too-old': {
    fr: 'X ne remonte pas aussi loin que la date demandée (400).',
    en: 'X does not go back as far as the date asked for (400).',
  },
  'token-refused': {
    fr: 'X ne reconnaît plus l’endroit où la lecture s’était arrêtée (400) ; elle recommencera à la prochaine collecte, sans rien compter deux fois.',
    en: 'X no longer knows the place where the reading had stopped (400); it starts again next time, and counts nothing twice.',
  },
  'not-found': {
    fr: 'X ne trouve pas ou ne montre plus ce qui est demandé.',
    en: 'X does not find, or no longer shows, what was asked for.',
  },
  server: {
    fr: 'X est en panne (erreur 5xx) malgré plusieurs essais. Relancez plus tard.',
    en: 'X is down (5xx) despite several tries. Run again later.',
  },
  'partial-response': {
    fr: 'Une réponse de X s’est interrompue malgré plusieurs essais. Relancez plus tard.',
    en: 'An answer of X was cut short despite several tries. Run again later.',
  },
  corrupt: {
    fr: 'Une réponse de X est illisible malgré plusieurs essais. Relancez plus tard.',
    en: 'An answer of X cannot be read despite several tries. Run again later.',
  },
  'too-large': {
    fr: 'Une réponse de X dépasse dix mégaoctets malgré plusieurs essais ; elle n’a pas été lue. Signalez-le.',
    en: 'An answer of X exceeds ten megabytes despite several tries; it was not read. Report it.',
  },
  deadline: {
    fr: 'X n’a pas répondu à temps malgré plusieurs essais. Relancez plus tard.',
    en: 'X did not answer in time despite several tries. Run again later.',
  },
  network: {
    fr: 'X est injoignable. Vérifiez la connexion de cette machine.',
    en: 'X cannot be reached. Check this machine’s connection.',
  },
  'unexpected-shape': {
    fr: 'Une réponse de X n’a pas la forme attendue ; rien n’en a été gardé. Signalez-le.',
    en: 'An answer of X does not have the expected shape; nothing of it was kept. Report it.',
  },
  'field-missing': {
    fr: 'Une réponse de X ne porte pas un champ demandé ; rien n’en a été gardé. Signalez-le.',
    en: 'An answer of X lacks a field that was asked for; nothing of it was kept. Report it.',
  },
  'token-repeated': {
    fr: 'X a rendu deux fois la même page : la lecture s’arrête avant de tourner en rond et recommencera à la prochaine collecte.',
    en: 'X returned the same page twice: the reading stops before it goes round in circles, and starts again next time.',
  },
  truncated: {
    fr: 'X ne donne que les plus récentes publications et la période en compte davantage ; elle sera relue par les archives.',
    en: 'X gives the newest posts only and the period has more; it will be read again from the archive.',
  },
  'credentials-missing': {
    fr: 'La recherche de comptes demande les clés d’un utilisateur de X : définissez X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN et X_ACCESS_SECRET.',
    en: 'The account search needs the keys of an X user: set X_APP_KEY, X_APP_SECRET, X_ACCESS_TOKEN and X_ACCESS_SECRET.',
  },
} as const satisfies Record<string, Sentence>;

export type XErrorKind = keyof typeof SENTENCES;

/**
 * What went wrong with X, by kind; `code` is `x-KIND`. Holds no answer, no header and no cause:
 * the library's errors carry the request, and with it the token.
 */
export class XError extends AppError {
  readonly kind: XErrorKind;
  readonly endpoint: string;
  /** The HTTP status, 0 when no answer came. */
  readonly httpStatus: number;
  /** When X answers again, in milliseconds since 1970; null when it did not say. */
  readonly resetAt: number | null;
  /** A field name or a problem type, never a value. */
  readonly detail: string | null;
  /** Every request made for what failed, for the ledger. */
  requests: RequestRecord[] = [];

  constructor(
    kind: XErrorKind,
    endpoint: string,
    more: { httpStatus?: number; resetAt?: number | null; detail?: string } = {},
  ) {
    const { fr, en } = SENTENCES[kind];
    const about = more.detail ? ` [${endpoint} : ${more.detail}]` : ` [${endpoint}]`;
    super({ code: `x-${kind}`, status: 502, fr: fr + about, en: en + about });
    this.name = 'XError';
    this.kind = kind;
    this.endpoint = endpoint;
    this.httpStatus = more.httpStatus ?? 0;
    this.resetAt = more.resetAt ?? null;
    this.detail = more.detail ?? null;
  }
}
