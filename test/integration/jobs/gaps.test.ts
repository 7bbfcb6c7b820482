import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day, instant } from '../../../db/core/calendar.ts';
import { addBioScan } from '../../../db/queries/ingest-bios.ts';
import { startRun } from '../../../db/queries/runs.ts';
import { reportGaps } from '../../../jobs/gaps.ts';
import { gapsCsv, gapsText } from '../../../jobs/gaps-text.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { eachStore } from '../stores.ts';
import { CALENDAR, openSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

const FIRST = day('2019-03-10');
const LAST = day('2019-03-31');

eachStore('gaps', (open) => {
  test('nights that failed and nights that nobody ran are told apart, hour by hour, with their cause', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: '2019-03-11T02:00:00Z' });
    const night = async (last: string): Promise<void> => {
      setting.setNow(`${addDays(day(last), 1)}T02:00:00Z`);
      await runNightly(setting, day(last)).catch(() => {});
    };
    await night('2019-03-20');
    assert.deepEqual(
      gapsText(
        await reportGaps(store.db, CALENDAR, { from: FIRST, to: day('2019-03-20') }),
        'fr',
        CALENDAR,
      ).slice(0, 6),
      [
        'Collecte du 2019-03-10 au 2019-03-20 inclus, heure de Paris.',
        '  hashtag-volume   264 h sur 264 (100\u00a0%)',
        '  seeker-requests  264 h sur 264 (100\u00a0%)',
        '  retweet-reach    264 h sur 264 (100\u00a0%)',
        '  placements       264 h sur 264 (100\u00a0%)',
        'Aucun trou : toutes les heures sont collectées.',
      ],
    );
    setting.standIn.setFault(({ endpoint }) =>
      endpoint.startsWith('tweets/search')
        ? { kind: 'answer', status: 402, body: { title: 'CreditsDepleted' } }
        : null,
    );
    await night('2019-03-25');
    setting.standIn.setFault(null);
    const report = await reportGaps(store.db, CALENDAR, { from: day('2019-03-20'), to: LAST });
    const searched = report.families.find(({ family }) => family === 'seeker-requests');
    // The night on which the clocks go forward has 23 hours.
    assert.deepEqual([searched?.hours, searched?.collected], [287, 24]);
    assert.deepEqual(searched?.gaps, [
      { from: '2019-03-20T23:00:00.000Z', until: '2019-03-25T23:00:00.000Z', cause: 'x_credits_depleted' },
      { from: '2019-03-25T23:00:00.000Z', until: '2019-03-31T22:00:00.000Z', cause: null },
    ]);
    const [fr, en] = [gapsText(report, 'fr', CALENDAR), gapsText(report, 'en', CALENDAR)];
    assert.ok(
      fr.includes(
        '  seeker-requests  2019-03-21 00:00 → 2019-03-26 00:00 : les crédits X étaient épuisés [x_credits_depleted]',
      ),
      fr.join('\n'),
    );
    assert.ok(
      en.includes('  seeker-requests  2019-03-26 00:00 → 2019-04-01 00:00: nothing was tried'),
      en.join('\n'),
    );
    await night('2019-03-31');
    const whole = await reportGaps(store.db, CALENDAR, { from: FIRST, to: LAST });
    assert.ok(whole.families.every(({ hours, collected, gaps }) => hours === collected && gaps.length === 0));
  });

  test('as of a day it answers as that day did, without what was collected or failed since', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: '2019-03-13T02:00:00Z' });
    const asked = { from: FIRST, to: day('2019-03-14'), knownBy: instant('2019-03-13T22:59:59.999Z') };
    await runNightly(setting, day('2019-03-12'));
    const then = await reportGaps(store.db, CALENDAR, asked);
    assert.deepEqual(
      then.families.map(({ collected }) => collected),
      [72, 72, 72, 72],
    );
    setting.setNow('2019-03-15T02:00:00Z');
    setting.standIn.setFault(({ endpoint }) =>
      endpoint === 'users' || endpoint === 'users/search' ? { kind: 'html', status: 503 } : null,
    );
    await runNightly(setting, day('2019-03-14')).catch(() => {});
    const now = await reportGaps(store.db, CALENDAR, { from: FIRST, to: day('2019-03-14') });
    assert.deepEqual(
      [now.families.map(({ collected }) => collected), now.failedScans.length],
      [[120, 120, 120, 120], 1],
      'later nights filled the gap, and one scan failed',
    );
    assert.deepEqual(await reportGaps(store.db, CALENDAR, asked), then);
    assert.equal(gapsText(then, 'en', CALENDAR)[1], 'As known at the end of 2019-03-13.');
    assert.match(gapsText(then, 'fr', CALENDAR)[1] ?? '', /^Tel que connu à la fin du 2019-03-13\.$/);
  });

  test('a panel that works does not stand for the whole search that failed', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: '2019-04-01T01:00:00Z' });
    const run = await startRun(store.db, { task: 'bio-adopters', day: FIRST, at: setting.clock.now() });
    const scan = async (date: string, kind: 'sweep' | 'panel', state: 'done' | 'failed') =>
      addBioScan(
        store.db,
        {
          day: day(date),
          scanned_at: setting.clock.now(),
          kind,
          state,
          reason: state === 'failed' ? 'x_server' : null,
          accounts_read: 0,
          run_id: run,
        },
        [],
      );
    const failed = async (): Promise<string[]> => {
      const { failedScans } = await reportGaps(store.db, CALENDAR, { from: FIRST, to: LAST });
      return failedScans.map((one) => one.day);
    };
    await scan('2019-03-20', 'sweep', 'failed');
    await scan('2019-03-21', 'panel', 'failed');
    await scan('2019-03-22', 'panel', 'done');
    assert.deepEqual(await failed(), ['2019-03-20']);
    await scan('2019-03-23', 'sweep', 'done');
    assert.deepEqual(await failed(), []);
  });

  test('a spreadsheet gets a row a day and family, in its reader’s way of writing numbers', async () => {
    await using store = await open();
    await using setting = await openSetting(store, smallWorld(), { now: '2019-03-30T11:00:00Z' });
    await runNightly(setting, day('2019-03-30'));
    const report = await reportGaps(store.db, CALENDAR, { from: day('2019-03-29'), to: LAST });
    const lines = gapsCsv(report, 'fr', CALENDAR).split('\n');
    assert.equal(lines[0], '\uFEFFjour;famille;heures;heures_collectees;cause');
    assert.equal(lines.length, 1 + 3 * 4 + 1);
    assert.ok(lines.includes('2019-03-29;placements;24;24;'));
    assert.ok(lines.includes('2019-03-30;placements;24;11;'), lines.join('\n'));
    assert.ok(lines.includes('2019-03-31;placements;23;0;'));
    assert.match(gapsCsv(report, 'en', CALENDAR), /^\uFEFFday,family,hours,hours_collected,cause\n/);
    const [one, ...others] = report.families;
    assert.ok(one);
    const missing = { from: CALENDAR.startOf(LAST), until: CALENDAR.endOf(LAST), cause: '=1+1' };
    const broken = { ...report, families: [{ ...one, gaps: [missing] }, ...others] };
    assert.match(gapsCsv(broken, 'fr', CALENDAR), /\n2019-03-31;hashtag-volume;23;0;'=1\+1\n/);
  });
});
