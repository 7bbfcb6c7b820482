import { type Day, instant } from '../../db/core/calendar.ts';
import { markDirty } from '../../db/queries/dirty-days.ts';
import { addBioScan, type NewSighting, sightingsOn } from '../../db/queries/ingest-bios.ts';
import type { ToldBio } from '../sources/files/people-csv.ts';
import { tagsOf } from '../triage/tags.ts';
import { type ImportContext, inBatches } from './import-context.ts';

/** Bios that somebody read: a scan a day, of what was found that day by whomever. The bios are not kept. */
export async function importAdopters(context: ImportContext, rows: AsyncIterable<ToldBio>): Promise<void> {
  const { db, tally, collective, pseudonymise, calendar, runId } = context;
  const scans = new Map<Day, { read: number; seen: Map<string, NewSighting> }>();
  await inBatches(context, rows, async (batch) => {
    for (const { day, account, bio, followers } of batch) {
      const scan = scans.get(day) ?? { read: 0, seen: new Map() };
      scans.set(day, scan);
      tally.read += 1;
      scan.read += 1;
      tally.covers(day);
      const { tag, seekerTag } = tagsOf(bio, collective);
      if (!tag && !seekerTag) {
        tally.leave('untagged');
        continue;
      }
      const pseudonym = pseudonymise(account);
      if (scan.seen.has(pseudonym)) tally.known += 1;
      scan.seen.set(pseudonym, {
        account: pseudonym,
        adopter: tag ? 1 : 0,
        seeker: seekerTag ? 1 : 0,
        followers,
      });
    }
  });
  for (const [day, { read, seen }] of scans) {
    const before = await sightingsOn(db, day);
    const fresh = [...seen.values()].filter(({ account }) => !before?.has(account));
    tally.known += seen.size - fresh.length;
    if (fresh.length === 0 && before) continue;
    // The latest scan of a day stands for it: it holds what the earlier ones found as well.
    const all = [...(before?.values() ?? []), ...fresh];
    const scanned_at = instant(Date.parse(calendar.endOf(day)) - 1);
    const scan = {
      day,
      scanned_at,
      state: 'done',
      reason: null,
      run_id: runId,
    } as const;
    await addBioScan(db, { ...scan, accounts_read: read, kind: 'file' }, all);
    await markDirty(db, 'bio-adopters', [day]);
    tally.added += fresh.length;
    tally.windows += 1;
    for (const { account, adopter, seeker } of fresh) tally.show({ day, account, adopter, seeker });
  }
}
