import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { differences, digestOf, fillStore, type StoreDigest } from '../../db/copy/copy-store.ts';
import type { Calendar } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Collective } from '../../db/core/collective.ts';
import { AppError } from '../../db/core/errors.ts';
import type { KeyRing } from '../../db/core/key-ring.ts';
import { holdAlone } from '../../db/dialect/alone.ts';
import type { Erasures } from '../../db/privacy/erasures-file.ts';
import { forgetPerson, restrictPerson } from '../../db/privacy/forget-person.ts';
import { renewKeys } from '../../db/privacy/renew-keys.ts';
import { takeBackAgain } from '../../db/privacy/take-back-again.ts';
import { endEverySession } from '../../db/queries/end-every-session.ts';
import { readRule } from '../../db/queries/person-rules.ts';
import { erasePlatform } from '../../db/queries/platform-erasure.ts';
import { endRun, startRun } from '../../db/queries/runs.ts';
import { readCutoff, readErasedAt } from '../../db/queries/settings.ts';
import { rollUp } from '../../db/rollup/roll-up.ts';
import { knowsMigration, openStore, type Store } from '../../db/store.ts';
import { type BackupHead, openBackup, verifyBackup } from './backup-file.ts';

export type RestoreSetting = {
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly ring: KeyRing;
  readonly erasures: Erasures;
};
export type Restored = {
  readonly head: BackupHead;
  readonly rows: number;
  /** People of the backup whose data had been erased or set aside since, and were so again. */
  readonly people: number;
  /** Declarations that their people had withdrawn since, or of which they did not want to be asked any more. */
  readonly takenBack: number;
  /** Where the store that stood there was put; null when none did. */
  readonly before: string | null;
};

/**
 * Puts a backup in the place of the store that `url` names. It is verified first, filled into a store of its own
 * time, brought to today's schema, what was erased since is erased again, and every session ended; only then is it
 * seen under its name.
 * @param replace move the SQLite file that is there aside instead of refusing
 * @throws AppError when the backup is damaged or newer than this code, something is there already, or somebody is at work on it
 */
export async function restore(
  file: string,
  url: string,
  setting: RestoreSetting,
  { replace = false } = {},
): Promise<Restored> {
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null;
  if (path && existsSync(path) && !replace) throw inTheWay(path);
  using alone = await holdAlone(url);
  const { head, digest } = await verifyBackup(file);
  const target = path ? `sqlite:${path}.restoring` : url;
  if (path) await removeStore(`${path}.restoring`);
  await fill(file, target, head, digest);
  let again: Again;
  {
    await using store = await openStore(target);
    // A backup of before a rotation names people as the keys of then did.
    await renewKeys(store, setting.ring);
    again = await eraseAgain(store, setting);
    await store.db.transaction().execute(endEverySession);
  }
  // Closed before it is moved: SQLite removes a log by the name it had.
  alone[Symbol.dispose]();
  const before = path && existsSync(path) ? `${path}.before-${stamp(setting.clock.now())}` : null;
  if (path && before) await moveStore(path, before);
  if (path) await moveStore(`${path}.restoring`, path);
  return { head, rows: Object.values(digest).reduce((sum, { rows }) => sum + rows, 0), ...again, before };
}

/** Fills the store that `url` names from a backup, and holds what it then has against what the backup says it had. */
export async function fill(file: string, url: string, head: BackupHead, digest: StoreDigest): Promise<void> {
  const engine = url.startsWith('sqlite:') ? 'sqlite' : 'postgres';
  if (!(await knowsMigration(head.migration, engine))) throw tooNew(file);
  await using store = await openStore(url, { migration: head.migration });
  const { batches } = await openBackup(file);
  await fillStore(store, batches);
  const wrong = differences(await digestOf(store), digest);
  if (wrong.length > 0) throw new Error(`restored tables differ: ${wrong.join(', ')}`);
}

/** How many people were erased or set aside again, and how many declarations were taken back again. */
type Again = { readonly people: number; readonly takenBack: number };

async function eraseAgain(store: Store, setting: RestoreSetting): Promise<Again> {
  const { erasures, clock, collective, calendar } = setting;
  const { db } = store;
  const cutoff = await readCutoff(db);
  const day = cutoff ?? calendar.dayOf(clock.now());
  const runId = await startRun(db, { task: 'restore', day, at: clock.now() });
  const measure = async (): Promise<void> => {
    if (cutoff) await rollUp(store, { collective, calendar, clock, runId, day: cutoff });
  };
  const takenBack = await takeBackAgain(db, erasures.takenBack);
  let people = 0;
  for (const [person, { rule, at }] of erasures.people) {
    if ((await readRule(db, person))?.rule === rule) continue;
    const act = rule === 'erased' ? forgetPerson : restrictPerson;
    await db.transaction().execute((transaction) => act(transaction, person, { ...setting.ring, at }));
    people += 1;
  }
  const { platform } = erasures;
  const erasedAt = await readErasedAt(db);
  if (people + takenBack > 0 || platform) await measure();
  if (platform && (erasedAt === null || erasedAt < platform))
    await db.transaction().execute((transaction) => erasePlatform(transaction, platform));
  await endRun(db, { id: runId, at: clock.now(), state: 'done', reason: null });
  return { people, takenBack };
}

const stamp = (at: string): string => at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

/** A store in SQLite is a file and what stands beside it while it is open. */
const PARTS = ['', '-wal', '-shm'];
async function moveStore(from: string, to: string): Promise<void> {
  for (const part of PARTS) if (existsSync(`${from}${part}`)) await rename(`${from}${part}`, `${to}${part}`);
}
async function removeStore(path: string): Promise<void> {
  for (const part of PARTS) await rm(`${path}${part}`, { force: true });
}

function inTheWay(path: string): AppError {
  return new AppError({
    code: 'store-in-the-way',
    status: 409,
    field: 'DATABASE_URL',
    fr: `Une base se trouve déjà à ${path}. Arrêtez le service, puis relancez avec --replace : elle sera mise de côté, pas effacée.`,
    en: `There is a store at ${path} already. Stop the service, then run this again with --replace: it will be set aside, not erased.`,
  });
}

function tooNew(file: string): AppError {
  return new AppError({
    code: 'backup-newer',
    status: 409,
    field: 'FILE',
    fr: `La sauvegarde ${file} vient d’une version plus récente du service. Mettez-le à jour d’abord.`,
    en: `The backup ${file} was made by a newer version of the service. Update it first.`,
  });
}
