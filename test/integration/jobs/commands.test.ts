import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addDays, instant } from '../../../db/core/calendar.ts';
import { systemClock } from '../../../db/core/clock.ts';
import { openStore } from '../../../db/store.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { createStandIn } from '../../x-stand-in/stand-in.ts';
import { command } from './run-command.ts';
import { CALENDAR, COLLECTIVE, USER_KEYS } from './setting.ts';
import { smallWorld } from './small-world.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'i4emploi-jobs-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const nightEnv = (name: string, collectiveFile: string, xUrl: string) => ({
  DATABASE_URL: database(name),
  COLLECTIVE_FILE: collectiveFile,
  PSEUDONYM_KEY: 'a key for tests, long enough for it',
  X_BEARER_TOKEN: STAND_IN_CREDENTIALS.bearerToken,
  X_APP_KEY: USER_KEYS.appKey,
  X_APP_SECRET: USER_KEYS.appSecret,
  X_ACCESS_TOKEN: USER_KEYS.accessToken,
  X_ACCESS_SECRET: USER_KEYS.accessSecret,
  X_API_BASE_URL: xUrl,
});

const database = (name: string): string => `sqlite:${join(folder, `${name}.db`)}`;

test('a night runs from the command line, against X as its variables say', async () => {
  const now = instant(Date.now());
  const startDay = addDays(CALENDAR.dayOf(now), -5);
  const collectiveFile = join(folder, 'collective.json');
  await writeFile(collectiveFile, JSON.stringify({ ...COLLECTIVE, startDay }));
  await using standIn = createStandIn({ world: smallWorld(), now, rateLimit: 100_000 });
  const env = nightEnv('night', collectiveFile, await standIn.listen());
  assert.deepEqual(await command('main', ['nightly', '--now'], env), { code: 0, out: '', err: '' });
  await using store = await openStore(env.DATABASE_URL);
  const runs = await store.db.selectFrom('run').select(['task', 'state']).execute();
  assert.ok(runs.length >= 5);
  assert.ok(runs.every(({ state }) => state === 'done'));

  standIn.setFault(() => ({ kind: 'answer', status: 401, body: { title: 'Unauthorized' } }));
  const empty = { ...env, DATABASE_URL: database('refused') };
  const refused = await command('main', ['seeker-requests'], empty);
  assert.deepEqual([refused.code, refused.out], [1, '']);
  assert.match(refused.err, /^X refuse les identifiants \(401\)\. .*\n$/);
});

test('two schedulers at once do a night once: the second says so and reads nothing', async () => {
  const now = instant(Date.now());
  const collectiveFile = join(folder, 'young.json');
  const startDay = addDays(CALENDAR.dayOf(now), -5);
  await writeFile(collectiveFile, JSON.stringify({ ...COLLECTIVE, startDay }));
  await using standIn = createStandIn({ world: smallWorld(), now, rateLimit: 100_000 });
  const env = nightEnv('turn', collectiveFile, await standIn.listen());
  await using store = await openStore(env.DATABASE_URL);
  {
    await using turn = await store.takeTurn();
    assert.ok(turn);
    const second = await command('main', ['nightly', '--now'], env);
    assert.deepEqual([second.code, second.err], [0, '']);
    assert.match(second.out, /^Une autre collecte est en cours/);
    const single = await command('main', ['seeker-requests'], env);
    assert.deepEqual([single.code, single.out], [2, '']);
    assert.equal(standIn.requests.length, 0);
  }
  assert.deepEqual(await command('main', ['nightly', '--now'], env), { code: 0, out: '', err: '' });
  const { length } = standIn.requests;
  assert.ok(length > 0);
  assert.deepEqual(await command('main', ['nightly', '--now'], env), { code: 0, out: '', err: '' });
  assert.equal(standIn.requests.length, length);
});

test('a plan is printed in the terminal’s language, without credentials and without a request', async () => {
  await using standIn = createStandIn({ world: smallWorld(), rateLimit: 100_000 });
  const env = { DATABASE_URL: database('plan'), X_API_BASE_URL: await standIn.listen() };
  const whole = await command('main', ['nightly', '--plan'], env);
  assert.deepEqual([whole.code, whole.err], [0, '']);
  assert.match(whole.out, /^Plan jusqu’au \d{4}-\d\d-\d\d inclus\./);
  assert.match(whole.out, /\n {2}placements +.*inconnu : au plus le budget restant \(100,00\s\$US\)\n/u);
  assert.match(whole.out, /\n {2}hashtag-volume +2015-09-26 → .* requêtes, .* objets facturés, /);
  assert.match(whole.out, /plafond 100,00/);
  const single = await command('main', ['hashtag-volume', '--plan', '--day', '2019-03-31'], {
    ...env,
    LANG: 'en_GB.UTF-8',
  });
  assert.deepEqual([single.code, single.err], [0, '']);
  assert.match(single.out, /^Plan up to and including 2019-03-31\./);
  assert.match(
    single.out,
    /\n {2}hashtag-volume {3}2015-09-26 → 2019-03-31: \d+ requests, \d+ billed objects, \$\d/,
  );
  assert.doesNotMatch(single.out, /placements/);
  assert.deepEqual(standIn.requests, []);
});

test('what is typed wrong is told in one sentence, with exit code 2', async () => {
  const wrong: [string[], RegExp][] = [
    [[], /^Quelle tâche \?/],
    [
      ['nope'],
      /^Tâche inconnue : nope\. Au choix : nightly, gaps, ledger, to-sort, platform-erasure, compliance,/,
    ],
    [['nightly', 'x'], /^Une seule tâche/],
    [['nightly', '--plan9'], /^Option inconnue : --plan9/],
    [['nightly', '--as-of', '2019-03-01'], /^--as-of va avec gaps\./],
    [['gaps', '--as-of', '2019-02-30'], /^Le jour « 2019-02-30 » n’existe pas/],
    [['gaps', '--as-of', CALENDAR.dayOf(systemClock.now())], / n’est pas encore fini\. /],
    [['nightly', '--day', '2019-02-30'], /^Le jour « 2019-02-30 » n’existe pas/],
    [['nightly', '--day', '2999-01-01'], /^Le 2999-01-01 n’est pas encore passé/],
    [['nightly', '--day', '2015-09-25'], /^Le collectif est né le 2015-09-26/],
    [['roll-up'], /^Variable DATABASE_URL/],
  ];
  const outcomes = await Promise.all(
    wrong.map(([args]) => command('main', args, { DATABASE_URL: 'mysql://x' })),
  );
  outcomes.forEach(({ code, out, err }, index) => {
    const [args, expected] = wrong[index] as [string[], RegExp];
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, expected);
    assert.equal(err.split('\n').length, 2, err);
  });
});

test('without access to X, or a key to hide accounts behind, nothing is begun', async () => {
  const env = { DATABASE_URL: database('without'), PSEUDONYM_KEY: 'a key for tests, long enough for it' };
  const noToken = await command('main', ['nightly'], { ...env, LANG: 'en_GB.UTF-8' });
  assert.equal(noToken.code, 2);
  assert.match(noToken.err, /^Access to X is missing: set X_BEARER_TOKEN/);
  const noKey = await command('main', ['placements'], { ...env, PSEUDONYM_KEY: '', X_BEARER_TOKEN: 'x' });
  assert.equal(noKey.code, 2);
  assert.match(noKey.err, /^PSEUDONYM_KEY doit compter au moins 32 caractères/);
  await assert.rejects(readFile(join(folder, 'without.db')), { code: 'ENOENT' });
});

test('every task is in the help, in the reader’s language', async () => {
  const { code, out } = await command('main', ['--help'], { LANG: 'en_GB.UTF-8' });
  assert.equal(code, 0);
  for (const name of [
    'nightly',
    'platform-erasure',
    'compliance',
    'placements',
    'seeker-requests',
    'triage',
    'retweet-reach',
    'hashtag-volume',
    'bio-adopters',
  ]) {
    assert.match(out, new RegExp(`^  ${name} +\\w`, 'm'));
  }
});

test('published figures are shown, then imported, then known', async () => {
  const env = { DATABASE_URL: database('figures') };
  const file = 'db/catalogue/published-figures.json';
  const figures = async () => {
    await using store = await openStore(env.DATABASE_URL);
    return await store.db.selectFrom('published_figure').selectAll().orderBy('position').execute();
  };
  const preview = await command('import-main', [file, '--dry-run'], env);
  assert.match(preview.out, /\+ 2019-09-30 Le collectif a été sollicité par près de 1500 personnes\n/);
  assert.match(preview.out, /13 chiffres publiés seraient ajoutés, 0 déjà connu\.\n$/);
  assert.deepEqual(await figures(), []);

  assert.deepEqual(await command('import-main', [file], env), {
    code: 0,
    out: '13 chiffres publiés ajoutés, 0 déjà connu.\n',
    err: '',
  });
  const first = await figures();
  assert.equal(first.length, 13);
  const again = await command('import-main', [file, '--kind', 'published-figures'], env);
  assert.equal(again.out, '0 chiffre publié ajouté, 13 déjà connus.\n');
  assert.deepEqual(await figures(), first);
});

test('of a file with one bad line nothing is imported, and the line is named', async () => {
  const env = { DATABASE_URL: database('bad') };
  const good = await readFile('db/catalogue/published-figures.json', 'utf8');
  const lines = good.split('\n');
  const at = lines.findIndex((line) => line.includes('"nearly"'));
  const file = join(folder, 'bad.json');
  await writeFile(file, lines.with(at, lines[at]?.replace('nearly', 'almost') ?? '').join('\n'));
  const { code, err } = await command('import-main', [file], env);
  assert.equal(code, 2);
  assert.match(
    err,
    new RegExp(`bad\\.json, ligne ${at + 1}, colonne \\d+ : le champ « figures\\[\\d\\]\\.qualifier »`),
  );
  await assert.rejects(readFile(join(folder, 'bad.db')), { code: 'ENOENT' });

  const missing = await command('import-main', [join(folder, 'nowhere.json')], env);
  assert.deepEqual([missing.code, missing.out], [2, '']);
  const kind = await command('import-main', [file, '--kind', 'tea'], env);
  assert.match(kind.err, /^Contenu inconnu : tea\. Au choix : published-figures, posts, volume/);
});

test('an erasure asks for the collective’s account, waits for no collection, and prints counts only', async () => {
  const env = { DATABASE_URL: database('erase') };
  const { account } = COLLECTIVE;
  const missing = await command('main', ['platform-erasure', '--confirm', account], env);
  assert.match(missing.err, /n’existe pas/);
  await using store = await openStore(env.DATABASE_URL);
  const asked = await command('main', ['platform-erasure'], env);
  assert.deepEqual([asked.code, asked.err], [2, '']);
  assert.match(asked.out, /Rien n’est encore effacé.*platform-erasure --confirm i4Emploi\s»/);
  const wrong = await command('main', ['platform-erasure', '--confirm', 'yes'], env);
  assert.deepEqual([wrong.code, wrong.out], [2, '']);
  assert.match(wrong.err, /^Le mot de confirmation est le compte du collectif/);
  assert.deepEqual(await store.db.selectFrom('run').selectAll().execute(), []);
  {
    await using turn = await store.takeTurn();
    assert.ok(turn);
    const busy = await command('main', ['platform-erasure', '--confirm', account], env);
    assert.deepEqual([busy.code, busy.out], [2, '']);
    assert.match(busy.err, /^Une autre collecte est en cours/);
  }
  const done = await command('main', ['platform-erasure', '--confirm', account], {
    ...env,
    LANG: 'en_GB.UTF-8',
  });
  assert.deepEqual([done.code, done.err], [0, '']);
  assert.match(
    done.out,
    /^All that comes from X is erased.*\n(?: {2}[a-z_()]+(?: \(fingerprints\))? +0\n)+What stays:/,
  );
});
