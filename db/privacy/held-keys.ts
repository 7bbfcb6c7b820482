import { AppError } from '../core/errors.ts';
import type { KeyRing } from '../core/key-ring.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import type { Database } from '../store.ts';

const NAME = 'pseudonym_keys';

/**
 * With how many keys of this ring the pseudonyms of a store were made; null when it does not say, having none yet or
 * being older than the ring: then one, the oldest.
 * @throws AppError `pseudonym-key-other` when it was another key
 */
export async function heldKeys(db: Database, ring: KeyRing): Promise<number | null> {
  const [size, check] = ((await readSetting(db, NAME)) ?? '').split(' ');
  if (!size) return null;
  const count = Number(size);
  if (ring.checkOf(count) !== check) throw otherKey();
  return count;
}

/** From now on the store says with which keys its pseudonyms are made. */
export const noteKeys = (db: Database, ring: KeyRing): Promise<void> =>
  writeSetting(db, NAME, `${ring.size} ${ring.checkOf(ring.size)}`);

/**
 * Whether this ring may write pseudonyms into this store: a process that went on with an older or a wrong key would
 * make two people of each.
 * @throws AppError `pseudonym-key-other`, `key-rotation-due`
 */
export async function demandKeys(db: Database, ring: KeyRing): Promise<void> {
  const held = await heldKeys(db, ring);
  if (held === ring.size) return;
  if (held !== null || (ring.size > 1 && (await hasPeople(db)))) throw rotationDue();
}

/** The same at the start of a process that writes: a store that says nothing yet says it from now on. */
export async function holdKeys(db: Database, ring: KeyRing): Promise<void> {
  await demandKeys(db, ring);
  if ((await heldKeys(db, ring)) === null) await noteKeys(db, ring);
}

async function hasPeople(db: Database): Promise<boolean> {
  for (const table of ['post', 'declaration', 'adopter', 'person_rule', 'relay'] as const) {
    const row = await db
      .selectFrom(table as 'post')
      .select((eb) => eb.lit(1).as('one'))
      .limit(1)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}

function otherKey(): AppError {
  return new AppError({
    code: 'pseudonym-key-other',
    status: 409,
    field: 'PSEUDONYM_KEY',
    fr: 'Cette base a été tenue avec une autre clé : remettez la PSEUDONYM_KEY d’origine, ou, si vous la changez, gardez l’ancienne dans PSEUDONYM_KEY_BEFORE et lancez « npm run rotate-key ». Rien n’a été écrit.',
    en: 'This store was kept with another key: put the original PSEUDONYM_KEY back, or, if you are changing it, keep the old one in PSEUDONYM_KEY_BEFORE and run "npm run rotate-key". Nothing was written.',
  });
}

function rotationDue(): AppError {
  return new AppError({
    code: 'key-rotation-due',
    status: 409,
    field: 'PSEUDONYM_KEY',
    fr: 'La clé a changé et la base ne l’est pas encore : arrêtez le service, puis lancez « npm run rotate-key ». Rien n’a été écrit.',
    en: 'The key has changed and the store has not yet: stop the service, then run "npm run rotate-key". Nothing was written.',
  });
}
