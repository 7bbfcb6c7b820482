import assert from 'node:assert/strict';
import { day, instant } from '../../../db/core/calendar.ts';
import { periodOf } from '../../../db/core/period.ts';
import { readLatestRelease } from '../../../db/queries/releases.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { type PublicDocument, release, releaseDue } from '../../../db/release/build-release.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import { measured } from '../../../db/rollup/draft.ts';
import { writeMeasures } from '../../../db/rollup/write-measures.ts';
import type { Store } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { seed } from './seed.ts';

export const START = day('2018-09-26');

/** A store with figures as the roll-up would leave them, published as the service would. */
export async function publishing(store: Store) {
  const rows = await seed(store, calendar);
  return {
    ...rows,
    /** One figure of one period as the roll-up would leave it. */
    async measure(
      indicator: string,
      grain: 'month' | 'year' | 'all',
      on: string,
      said: { value?: number; low?: number; high?: number; n?: number },
      at = '2019-01-01T00:00:00Z',
      dimension = '',
    ) {
      const period = periodOf(grain, day(on), START);
      const { value, low = 0, high = null, ...n } = said;
      const known = value === undefined ? { low, high, reason: 'unseen_posts', ...n } : { value, ...n };
      await writeMeasures(store.db, [measured({ indicator, dimension }, period, 1, known)], {
        at: instant(at),
        runId: rows.runId,
      });
    },
    async publish(cutoff: string, at = `${cutoff}T04:00:00Z`): Promise<PublicDocument> {
      await writeSetting(store.db, 'cutoff', cutoff);
      const until = await releaseDue(store.db, START);
      assert.ok(until, 'a release is due');
      await release(store.db, { startDay: START, until, at: instant(at), runId: rows.runId });
      return JSON.parse((await readLatestRelease(store.db))?.document ?? '');
    },
  };
}

/** The cell of a figure, of the year or month that begins on a day. */
export function cellOf(
  document: PublicDocument,
  indicator: string,
  grain: string,
  start?: string,
): PublicCell {
  const cells = document.tables.find((table) => table.indicator === indicator)?.cells ?? [];
  const found = cells.find(({ period }) => period.grain === grain && (!start || period.start === start));
  assert.ok(found, `${indicator} ${grain} ${start}`);
  return found;
}
