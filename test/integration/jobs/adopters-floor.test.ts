import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '../../../db/core/calendar.ts';
import { readMeasure } from '../../../db/queries/measures.ts';
import { openStore } from '../../../db/store.ts';
import { runTask } from '../../../jobs/runner.ts';
import { seededRandom } from '../../demo/world/random.ts';
import { buildTinyWorld, type TinyAccount } from '../../demo/world/tiny-world.ts';
import { accountsShowing } from '../../demo/world/truth/bios.ts';
import { COLLECTIVE, openSetting, taskNamed } from './setting.ts';

const ACCOUNTS = 240;
const NIGHTS = 30;
const FIRST = day('2019-03-31');
const DAY_MS = 86_400_000;

/** Accounts that all show the tag at first; in the two months after, a third takes it away, some put it back, some go. */
function shrinking(seed: number) {
  const random = seededRandom(seed, 1);
  const start = Date.parse(`${FIRST}T22:00:00Z`);
  const accounts = Array.from({ length: ACCOUNTS }, (_, index): TinyAccount => {
    const moment = (after: number): string =>
      new Date(after + random.next() * 60 * DAY_MS).toISOString().replace(/\.\d+/, '');
    const at = moment(start);
    const bio: [string, string][] = [['2012-01-01T00:00:00Z', '#i4Emploi']];
    const fate = random.next();
    if (fate < 0.3) bio.push([at, 'Plus rien']);
    if (fate < 0.06) bio.push([moment(Date.parse(at)), '#i4Emploi']);
    return { as: `relais${index}`, bio, ...(fate > 0.95 && { suspendedFrom: at }) };
  });
  return buildTinyWorld({ accounts });
}

test('where many take the tag away, the floor between two searches is seldom above the truth', async () => {
  const found = { nights: 0, above: 0, short: 0 };
  for (const seed of [1, 2]) {
    const world = shrinking(seed);
    await using store = await openStore('sqlite::memory:');
    await using opened = await openSetting(store, world, { now: '2019-04-01T01:00:00Z', pageSize: 1000 });
    const setting = {
      ...opened,
      collective: { ...COLLECTIVE, bios: { panelPerNight: 8, sweepDaysBefore: 7 } },
    };
    for (let night = 0; night < NIGHTS; night += 1) {
      const date = addDays(FIRST, night);
      const now = `${addDays(date, 1)}T01:00:00Z`;
      setting.setNow(now);
      await runTask(setting, taskNamed('bio-adopters'), date);
      await runTask(setting, taskNamed('roll-up'), date);
      const row = await readMeasure(store.db, { indicator: 'bio_adopters', grain: 'day', start: date });
      // The figure is told to within a week: the week's highest truth is what it must not exceed.
      const week = Array.from({ length: 8 }, (_, ago) =>
        accountsShowing(
          world,
          'i4emploi',
          Math.max(Date.parse(now) - ago * DAY_MS, Date.parse('2019-04-01')),
        ),
      );
      const low = row?.low ?? Number.NaN;
      found.nights += 1;
      if (low > Math.max(...week)) found.above += 1;
      found.short += (week[0] as number) - low;
    }
  }
  assert.equal(found.nights, 2 * NIGHTS);
  assert.ok(found.above <= found.nights / 40, `above the truth on ${found.above} nights`);
  assert.ok(found.short / found.nights < 40, `${found.short / found.nights} below it on average`);
});
