import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { MeasuresAnswer } from '../../../api/contract/measure.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { silentLog } from '../../../db/core/log.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { refuseClosedDays } from '../../../jobs/recompute.ts';
import { runTask } from '../../../jobs/runner.ts';
import { unlimitedBudget } from '../../../jobs/sources/x/budget.ts';
import type { XClient } from '../../../jobs/sources/x/client.ts';
import { calendar, collective, october, type Service, startService } from '../api/service.ts';
import { eachStore } from '../stores.ts';
import { pseudonymise, seal, taskNamed } from './setting.ts';

const REASON = 'heures relues après une panne du comptage';
const SERIES = '/api/v1/indicators/hashtag_posts_original/measures';
const OCTOBER = '?grain=day&from=2018-10-02&to=2018-10-05';
const CORRECTED_AT = '2018-11-02T08:00:00.000Z';

/** What no collector marks as new: hours that were mended in the store itself, two of older days and one of the last. */
async function mendHours({ db }: Store, runId: number): Promise<void> {
  for (const hour of ['2018-10-02T08', '2018-10-05T08', '2018-10-31T08']) {
    await db
      .insertInto('volume_observation')
      .values({
        series: 'tag',
        hour_start: instant(`${hour}:00:00Z`),
        known_at: instant('2018-11-02T03:00:00Z'),
        posts: 9,
        run_id: runId,
      })
      .execute();
  }
}

/** The task, as the command runs it. */
const rollUpTask = (store: Store, from: string, to: string, reason = REASON) =>
  runTask(
    {
      store,
      // It reads nothing from X.
      x: { budget: unlimitedBudget } as XClient,
      collective,
      calendar,
      clock: fixedClock(CORRECTED_AT),
      pseudonymise,
      idSeal: seal,
      log: silentLog(),
      recompute: { from: day(from), to: day(to), reason },
    },
    taskNamed('roll-up'),
    day('2018-10-31'),
  );

async function told(service: Service, query: string): Promise<MeasuresAnswer> {
  const cookie = await service.enter('alice', 'coordinator');
  return MeasuresAnswer.parse(await (await service.ask(`${SERIES}${query}`, { cookie })).json());
}

/** As the purge does for the days of the people it forgets. */
const close = ({ db }: Store, ...days: string[]) =>
  db
    .insertInto('closed_day')
    .values(days.map((text) => ({ day: day(text), closed_at: instant('2020-11-01T03:00:00Z') })))
    .execute();

/** How many runs, recomputes and measures there are. */
const rowsOf = ({ db }: Store) =>
  Promise.all(
    (['run', 'recompute', 'measure'] as const).map((table) =>
      db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow(),
    ),
  );

const valuesOf = ({ measures }: MeasuresAnswer) => measures.map(({ value }) => value);

eachStore('a recompute', (open) => {
  test('writes a corrected older day anew, says why, and leaves days that it does not name', async () => {
    await using store = await open();
    await mendHours(store, await october(store));
    await rollUpTask(store, '2018-10-01', '2018-10-03');
    await using service = await startService(store);
    const now = await told(service, OCTOBER);
    assert.deepEqual(valuesOf(now), [9, 0, 0, 0], 'the 5th was mended too, but nobody named it');
    assert.deepEqual(now.recomputed, [{ start: '2018-10-02', at: CORRECTED_AT, reason: REASON }]);
    const last = await told(service, '?grain=day&from=2018-10-31&to=2018-10-31');
    assert.deepEqual([valuesOf(last), last.recomputed], [[9], []], 'every night works out its last day');
    const month = await told(service, '?grain=month&from=2018-10-01&to=2018-10-31');
    assert.deepEqual(
      month.recomputed.map(({ start, reason }) => [start, reason]),
      [['2018-10-01', REASON]],
    );
  });

  test('leaves what was known before readable as it was, without the reason that came later', async () => {
    await using store = await open();
    await mendHours(store, await october(store));
    await rollUpTask(store, '2018-10-01', '2018-10-03');
    await using service = await startService(store);
    service.clock.set('2018-11-03T09:00:00Z');
    const then = await told(service, `${OCTOBER}&asOf=2018-11-01`);
    assert.deepEqual(valuesOf(then), [3, 0, 0, 0]);
    assert.deepEqual(then.recomputed, []);
    const since = await told(service, `${OCTOBER}&asOf=2018-11-02`);
    assert.deepEqual([since.measures[0]?.value, since.recomputed.length], [9, 1]);
  });

  test('prints its reason on the line of the table that it wrote, and on no other', async () => {
    await using store = await open();
    await mendHours(store, await october(store));
    await rollUpTask(store, '2018-10-02', '2018-10-02');
    await using service = await startService(store);
    const cookie = await service.enter('alice', 'coordinator');
    const table = await (await service.ask(`${SERIES}.csv${OCTOBER}`, { cookie })).text();
    const [head, ...lines] = table.trimEnd().split('\n');
    const column = (head ?? '').split(';').indexOf('recalcule_car');
    assert.notEqual(column, -1);
    assert.deepEqual(
      lines.map((line) => line.split(';')[column]),
      [REASON, '', '', ''],
    );
  });

  test('prints a reason that begins as a formula so that no spreadsheet works it out', async () => {
    await using store = await open();
    await mendHours(store, await october(store));
    await rollUpTask(store, '2018-10-02', '2018-10-02', '=1+1');
    await using service = await startService(store);
    const cookie = await service.enter('alice', 'coordinator');
    const table = await (await service.ask(`${SERIES}.csv${OCTOBER}`, { cookie })).text();
    assert.match(table, /;'=1\+1;/);
  });

  test('is refused when it names a closed day, at either end too, and not for its neighbours', async () => {
    await using store = await open();
    await close(store, '2018-10-03', '2018-10-04');
    const ask = (from: string, to: string) =>
      refuseClosedDays(store.db, { from: day(from), to: day(to), reason: REASON });
    await ask('2018-10-01', '2018-10-02');
    await ask('2018-10-05', '2018-10-31');
    for (const [from, to] of [
      ['2018-10-01', '2018-10-03'],
      ['2018-10-04', '2018-10-31'],
    ] as const) {
      await assert.rejects(ask(from, to), { code: 'days-closed', status: 409, field: 'recompute' });
    }
    await assert.rejects(ask('2018-10-01', '2018-10-31'), ({ sentence }) => {
      assert.match(sentence.en, /^2 of these days, 2018-10-03 being the first, can no longer/);
      assert.match(sentence.fr, /^2 de ces jours, dont le 2018-10-03 est le premier, ne peuvent plus/);
      return true;
    });
  });
});

test('from the command line it needs a reason, and says so in one sentence before it opens anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-recompute-'));
  try {
    const DATABASE_URL = `sqlite:${join(folder, 'store.db')}`;
    const rollUp = (...args: string[]) =>
      spawnSync(process.execPath, ['jobs/main.ts', 'roll-up', '--day', '2018-10-31', ...args], {
        env: { DATABASE_URL, LANG: 'fr_FR.UTF-8', LOG_LEVEL: 'silent' },
        encoding: 'utf8',
      });
    const days = ['--recompute', '2018-10-02..2018-10-02'];
    const refused = rollUp(...days);
    assert.deepEqual([refused.status, refused.stdout], [2, '']);
    assert.match(
      refused.stderr,
      /^Un recalcul dit pourquoi\s: --reason suivi d’une phrase \(.*\)\. Voir --help\.\n$/u,
    );
    assert.equal(rollUp(...days, '--reason', '  ').stderr, refused.stderr);
    const claim = rollUp(...days, '--reason', 'emplois retrouvés grâce à nous');
    assert.match(claim.stderr, /^Le motif dit «\sgrâce à\s»\. Voir --help\.\n$/);
    await assert.rejects(openStore(DATABASE_URL, { mustExist: true }), { code: 'database-missing' });

    await using store = await openStore(DATABASE_URL);
    await mendHours(store, await october(store));
    const done = rollUp(...days, '--reason', REASON);
    assert.deepEqual([done.status, done.stderr], [0, '']);
    const kept = await store.db.selectFrom('recompute').select(['from_day', 'to_day', 'reason']).execute();
    assert.deepEqual(kept, [{ from_day: '2018-10-02', to_day: '2018-10-02', reason: REASON }]);

    await close(store, '2018-10-03');
    const before = await rowsOf(store);
    const closed = rollUp('--recompute', '2018-10-01..2018-10-05', '--reason', REASON);
    assert.deepEqual([closed.status, closed.stdout], [2, '']);
    assert.match(
      closed.stderr,
      /^Le 2018-10-03 ne peut plus être recalculé\s: des personnes de ce jour ont été effacées depuis, .*\.\n$/u,
    );
    assert.deepEqual(await rowsOf(store), before, 'nothing of it is done, and no run failed');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
