import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day } from '../../../db/core/calendar.ts';
import { lastFinishedYear } from '../../../db/core/period.ts';
import type { Mail } from '../../../db/mail/mailer.ts';
import { addDraft } from '../../../db/queries/edition-life.ts';
import { openStore } from '../../../db/store.ts';
import { COLLECTIVE, openSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

/** The year of the tests runs from 10 March 2019: it ends on 9 March 2020. */
const LAST = day('2020-03-09');
const task = taskNamed('anniversary');

async function celebrating(contact: string | null) {
  const store = await openStore('sqlite::memory:');
  const opened = await openSetting(store, smallWorld(), { now: '2020-03-10T03:00:00Z' });
  const [drafted, mails]: [number[], Mail[]] = [[], []];
  const setting = {
    ...opened,
    collective: { ...COLLECTIVE, contact },
    publicUrl: 'https://mesure.example',
    mailer: {
      async send(mail: Mail) {
        mails.push(mail);
        return 'sent' as const;
      },
    },
    async draftEdition(year: number) {
      drafted.push(year);
      const id = `anniversaire-${year}-0a1b2c3d`;
      await addDraft(store.db, { id, year, made_at: opened.clock.now(), document: '{}' });
      return `${id}\n`;
    },
  };
  const night = async (of: Day) => {
    if (await task.due?.(setting, of))
      await task.run({ ...setting, runId: 1, signal: AbortSignal.timeout(9_000) }, of);
  };
  return { store, opened, drafted, mails, night };
}

test('the night after the last day of the year drafts it once, and writes to the collective', async () => {
  const { store, opened, drafted, mails, night } = await celebrating('contact@exemple.fr');
  await using _store = store;
  await using _opened = opened;
  await night(day('2020-03-08'));
  assert.deepEqual(drafted, [], 'not before it has ended');
  await night(LAST);
  await night(day('2020-03-10'));
  assert.deepEqual(drafted, [2020], 'not twice');
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['contact@exemple.fr'],
  );
  assert.match(
    mails[0]?.text ?? '',
    /brouillon est fait.*\n.*[\s\S]*https:\/\/mesure\.example\/fr\/editions/,
  );
  const published = await store.db.selectFrom('edition_event').selectAll().execute();
  assert.deepEqual([published, await store.db.selectFrom('edition').selectAll().execute()], [[], []]);
});

test('a missed night is made up for within the month, and without an address nobody is written to', async () => {
  const late = await celebrating(null);
  await using _store = late.store;
  await using _opened = late.opened;
  await late.night(day('2020-05-01'));
  assert.deepEqual(late.drafted, [], 'long after, people decide');
  await late.night(day('2020-03-20'));
  assert.deepEqual([late.drafted, late.mails], [[2020], []]);
});

test('the year that ended last is known of any day', () => {
  const start = day('2015-09-26');
  for (const [on, year] of [
    ['2016-09-24', null],
    ['2016-09-25', 2016],
    ['2019-09-24', 2018],
    ['2019-09-25', 2019],
    ['2020-01-01', 2019],
  ] as const)
    assert.equal(lastFinishedYear(start, day(on)), year, on);
});
