import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import { openStore } from '../../../db/store.ts';
import { command } from './run-command.ts';
import { CALENDAR } from './setting.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'i4emploi-person-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('who asks at a collective that has no access to X is answered by name, and told what was not looked for', async () => {
  const key = 'a key for tests, long enough for it';
  const env = {
    DATABASE_URL: `sqlite:${join(folder, 'rights.db')}`,
    PSEUDONYM_KEY: key,
    ERASURES_FILE: join(folder, 'erasures.jsonl'),
  };
  await using store = await openStore(env.DATABASE_URL);
  const at = instant('2019-04-01T02:00:00Z');
  await store.db
    .insertInto('declaration')
    .values({
      ...{
        person: keyRing(key).pseudonymise('@zoe'),
        declared_at: at,
        day: CALENDAR.dayOf(at),
        source: 'form',
      },
      ...{ post_id: null, evidence: 'E1', state: 'proposed', entered_by: 'form', entered_at: at },
    })
    .execute();
  const person = (...args: string[]) => command('person-main', args, env);
  const refused = async (says: RegExp, ...args: string[]) => {
    const { code, out, err } = await person(...args);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, says);
    assert.doesNotMatch(err.trim(), /\n/);
  };
  await refused(/^Quelle demande/, 'forget');
  await refused(/^Quelle demande/, 'tea', '@zoe');
  await refused(/^Le compte s’écrit @nom/, 'forget', '@zoe', '@eve');
  await refused(/--out dit où/, 'export', '@zoe');
  await refused(
    /Le dossier .*nowhere n’existe pas/,
    'export',
    '@zoe',
    '--out',
    join(folder, 'nowhere', 'zoe'),
  );
  const file = join(folder, 'zoe');
  await writeFile(`${file}.html`, 'mine');
  await refused(/zoe\.html existe déjà/, 'export', '@zoe', '--out', file);
  await assert.rejects(readFile(`${file}.json`), { code: 'ENOENT' });
  assert.deepEqual(
    await store.db.selectFrom('rights_request').select('kind').execute(),
    [],
    'none is answered',
  );
  await rm(`${file}.html`);

  const beside =
    /\nSans accès à X, le numéro de ce compte n’est pas connu\.\nSeul ce qui a été saisi sous ce nom/;
  const exported = await person('export', '@zoe', '--out', file);
  assert.deepEqual([exported.code, exported.err], [0, '']);
  assert.match(exported.out, beside);
  assert.match(await readFile(`${file}.json`, 'utf8'), /"declaration"/);
  assert.equal((await stat(`${file}.json`)).mode & 0o777, 0o600);
  const forgotten = await person('forget', '@zoe');
  assert.match(forgotten.out, /^Lignes déplacées ou effacées\s:\n {2}declaration +1\n/);
  assert.match(forgotten.out, beside);
  assert.deepEqual(await store.db.selectFrom('declaration').select('id').execute(), []);
  await store.db
    .insertInto('declaration')
    .values({
      ...{ person: keyRing(key).pseudonymise('ref:dossier 12'), declared_at: at, day: CALENDAR.dayOf(at) },
      ...{ source: 'volunteer_note', post_id: null, evidence: 'E1', state: 'proposed' },
      ...{ entered_by: 'alice', entered_at: at },
    })
    .execute();
  assert.match((await person('forget', '--reference', 'dossier 13')).out, /^Rien n’était gardé/);
  const referred = await person('forget', '--reference', 'Dossier 12');
  assert.match(
    referred.out,
    /^Lignes déplacées ou effacées\s:\n {2}declaration +1\n$/,
    'X has no part in it',
  );
  const again = await person('forget', '@zoe', '1107000000000000000');
  assert.match(again.out, /^Rien n’était gardé de cette personne\s; rien ne le sera\.\n$/);
});
