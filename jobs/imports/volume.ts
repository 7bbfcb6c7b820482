import { addDays, type Day, eachDay } from '../../db/core/calendar.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addVolumeDays, type VolumeDay } from '../../db/queries/ingest-volume.ts';
import { addImportedDays } from '../../db/queries/windows.ts';
import { type ImportContext, inBatches } from './import-context.ts';

/** A day that is told is a day that somebody counted; of the days a file holds whole, the others are zeros. */
export async function importVolume(context: ImportContext, rows: AsyncIterable<VolumeDay>): Promise<void> {
  const { db, tally, whole, clock, runId, calendar } = context;
  const told = { at: clock.now(), runId, calendar };
  const counted = new Set<Day>();
  const keep = async (batch: readonly VolumeDay[]): Promise<void> => {
    const added = await addVolumeDays(db, batch, told);
    const days = added.map(({ day }) => day);
    await markDirty(db, 'hashtag-volume', days);
    tally.added += added.length;
    for (const { series, day, posts } of added) tally.show({ day, posts, series });
    for (const { series, day } of batch) {
      tally.covers(day);
      if (series === 'tag') counted.add(day);
    }
  };
  await inBatches(context, rows, async (batch) => {
    const before = tally.added;
    await keep(batch);
    tally.read += batch.length;
    tally.known += batch.length - (tally.added - before);
  });
  if (whole) {
    const held = [...eachDay(whole.from, addDays(whole.until, 1))];
    const empty = held.filter((day) => !counted.has(day));
    await keep(empty.map((day) => ({ series: 'tag', day, posts: 0 })));
  }
  const days = { family: 'hashtag-volume', days: counted, state: 'collected' } as const;
  tally.windows += await addImportedDays(db, days, told);
}
