import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import { holdKeys } from '../../../db/privacy/held-keys.ts';
import { openStore } from '../../../db/store.ts';
import { command } from './run-command.ts';

const [KEY, NEXT] = ['the first key, long enough for it', 'the second key, long enough for it'] as const;
let folder = '';
const storeAt = (name: string): string => `sqlite:${join(folder, `${name}.db`)}`;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'i4emploi-store-'));
  await using store = await openStore(storeAt('held'));
  const ring = keyRing(KEY);
  await holdKeys(store.db, ring);
  const at = instant('2019-04-01T02:00:00Z');
  await store.db
    .insertInto('declaration')
    .values({
      ...{ person: ring.pseudonymise('@zoe'), declared_at: at, day: day('2019-04-01'), source: 'form' },
      ...{ post_id: null, evidence: 'E1', state: 'proposed', entered_by: 'form', entered_at: at },
    })
    .execute();
});
after(() => rm(folder, { recursive: true, force: true }));

async function refused(says: RegExp, main: string, args: string[], env: Record<string, string> = {}) {
  const { code, out, err } = await command(main, args, env);
  assert.deepEqual([code, out], [2, ''], err);
  assert.match(err, says);
  assert.doesNotMatch(err.trim(), /\n/);
}

test('a store is moved into a new one, told table by table, and never into one that holds something', async () => {
  const [from, to] = [storeAt('held'), storeAt('moved')];
  await refused(/^--from et --to nomment les deux bases/, 'move-main', ['--from', from]);
  await refused(/gone\.db n’existe pas/, 'move-main', ['--from', storeAt('gone'), '--to', to]);
  assert.equal(existsSync(join(folder, 'moved.db')), false);
  const moved = await command('move-main', ['--from', from, '--to', to]);
  assert.deepEqual([moved.code, moved.err], [0, '']);
  assert.match(moved.out, /^declaration +1 +[0-9a-f]{16}$/m);
  assert.match(moved.out, /Les deux bases ont les mêmes lignes\. Donnez la seconde à DATABASE_URL\.\n$/);
  await refused(/contient déjà quelque chose.*rien n’a été écrit/, 'move-main', ['--from', from, '--to', to]);
  await refused(/contient déjà quelque chose/, 'move-main', ['--from', from, '--to', from]);
});

test('the key of the pseudonyms is changed once, and never without the one before', async () => {
  const env = { DATABASE_URL: storeAt('moved'), PSEUDONYM_KEY: NEXT };
  const rotate = (before: string, key = NEXT) =>
    command('rotate-key-main', [], { ...env, PSEUDONYM_KEY: key, PSEUDONYM_KEY_BEFORE: before });
  await refused(/^PSEUDONYM_KEY_BEFORE manque/, 'rotate-key-main', [], env);
  const strange = await rotate('a key that this store never had, at all');
  assert.deepEqual([strange.code, strange.out], [2, '']);
  assert.match(strange.err, /tenue avec une autre clé.*Rien n’a été écrit/);
  const changed = await rotate(KEY);
  assert.deepEqual([changed.code, changed.err], [0, '']);
  assert.match(changed.out, /^Empreintes refaites\s: 1\s; scellés refaits\s: 0\.\n$/);
  const again = await rotate(KEY);
  assert.deepEqual([again.code, again.out], [0, 'La base porte déjà cette clé.\n']);
  await using store = await openStore(env.DATABASE_URL, { mustExist: true });
  const { person } = await store.db.selectFrom('declaration').select('person').executeTakeFirstOrThrow();
  assert.equal(person, keyRing(NEXT, [KEY]).pseudonymise('@zoe'));
});
