import { addDays, type Day, eachDay } from '../../db/core/calendar.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addVolumeDays, daysTold, type VolumeDay } from '../../db/queries/ingest-volume.ts';
import { addImportedDays } from '../../db/queries/windows.ts';
import { type ImportContext, inBatches } from './import-context.ts';

/** A day that is told is a day that somebody counted; of the days a file holds whole, the others are zeros. */
export async function importVolume(context: ImportContext, rows: AsyncIterable<VolumeDay>): Promise<void> {
  const { db, tally, whole, clock, runId, calendar } = context;
  const by = { at: clock.now(), runId, calendar };
  const counted = new Set<Day>();
  const keep = async (batch: readonly VolumeDay[]): Promise<void> => {
    const added = await addVolumeDays(db, batch, by);
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
    const told = await daysTold(db, 'tag', whole);
    const held = [...eachDay(whole.from, addDays(whole.until, 1))];
    await keep(held.filter((day) => !told.has(day)).map((day) => ({ series: 'tag', day, posts: 0 })));
    for (const day of held) counted.add(day);
  }
  const days = { family: 'hashtag-volume', days: counted, state: 'collected' } as const;
  tally.windows += await addImportedDays(db, days, by);
}
