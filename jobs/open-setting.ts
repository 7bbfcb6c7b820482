import type { Calendar } from '../db/core/calendar.ts';
import { systemClock } from '../db/core/clock.ts';
import type { Collective } from '../db/core/collective.ts';
import type { Env } from '../db/core/env.ts';
import { AppError } from '../db/core/errors.ts';
import { type KeyRing, keyRing } from '../db/core/key-ring.ts';
import { createLog } from '../db/core/log.ts';
import { type Pseudonym, pseudonymiser } from '../db/core/pseudonym.ts';
import { runBeside } from '../db/core/run-beside.ts';
import { idSeal } from '../db/core/sealed-id.ts';
import { openMailer } from '../db/mail/mailer.ts';
import type { Store } from '../db/store.ts';
import type { JobSetting } from './job-context.ts';
import { createBudget } from './sources/x/budget.ts';
import { createXClient } from './sources/x/client.ts';

/** X's windows last fifteen minutes: a night has the time to wait for the next one. */
const PATIENCE_MS = 900_000;
/** Another room's command: nights know no edition, they ask for the draft of a year. */
const REPORTS = new URL('../reports/main.ts', import.meta.url);
const DRAFT_LIMIT_MS = 120_000;

export type Place = {
  readonly store: Store;
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly signal: AbortSignal;
};

/** What tasks share in a process of its own, from its environment; disposing of it closes the client of X. */
export function openSetting(env: Env, place: Place): JobSetting & AsyncDisposable {
  const ring = ringOf(env);
  const log = createLog(env.logLevel);
  const x = createXClient({
    credentials: env.x,
    budget: createBudget(place.collective),
    log,
    patienceMs: PATIENCE_MS,
    signal: place.signal,
  });
  return {
    ...place,
    x,
    clock: systemClock,
    pseudonymise: ring?.pseudonymise ?? refuseToName,
    idSeal: ring?.idSeal ?? idSeal(''),
    ...(ring && { keyCount: ring.size }),
    log,
    ...(env.x.bearerToken === null && { withoutX: true }),
    ...(env.backupFolder && { backupFolder: env.backupFolder }),
    erasuresFile: env.erasuresFile,
    ...(env.mail && { mailer: openMailer(env.mail) }),
    ...(env.publicUrl && { publicUrl: env.publicUrl }),
    ...(env.weeklyMailTo && { weeklyMailTo: env.weeklyMailTo }),
    draftEdition: (year) =>
      runBeside(REPORTS, ['draft', '--year', `${year}`, '--by', 'night'], { limitMs: DRAFT_LIMIT_MS }),
    [Symbol.asyncDispose]: () => x[Symbol.asyncDispose](),
  };
}

export const ringOf = ({ pseudonymKey, pseudonymKeysBefore }: Env): KeyRing | null =>
  pseudonymKey ? keyRing(pseudonymKey, pseudonymKeysBefore) : null;

/** @throws AppError what a collection lacks to begin: said before anything is read, as it must not fail after it was paid for */
export function demandCredentials({ x, pseudonymKey }: Env): void {
  demandKey({ pseudonymKey });
  if (x.bearerToken) return;
  throw new AppError({
    code: 'x-credentials-missing',
    status: 400,
    field: 'X_BEARER_TOKEN',
    fr: 'Il manque l’accès à X : définissez X_BEARER_TOKEN (ou X_BEARER_TOKEN_FILE). Sans X, « npm run import » nourrit le service avec des fichiers.',
    en: 'Access to X is missing: set X_BEARER_TOKEN (or X_BEARER_TOKEN_FILE). Without X, "npm run import" feeds the service from files.',
  });
}

/** @throws AppError that the key of pseudonyms is missing, or too short */
export const demandKey = ({ pseudonymKey }: Pick<Env, 'pseudonymKey'>): void =>
  void pseudonymiser(pseudonymKey ?? '');

/** The roll-up runs without the key, and meets no account. */
function refuseToName(): Pseudonym {
  return pseudonymiser('')('');
}
