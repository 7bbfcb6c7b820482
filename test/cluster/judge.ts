import { setTimeout as delay } from 'node:timers/promises';
import { verifyAudit } from '../../db/queries/audit.ts';
import { openStore } from '../../db/store.ts';
import { judgeNight } from '../crash/night.ts';
import { differencesOf, rowsOf } from '../worlds/store-rows.ts';
import type { Asked } from './clients.ts';
import type { Cluster } from './cluster.ts';
import { unharmed } from './nights.ts';

const FOLLOWS_WITHIN_MS = 10_000;
const BETWEEN_LOOKS_MS = 500;

/** What was read and every figure, beside as many nights that nothing happened to; and what X was asked, in the ledger. */
export async function judgeNights({ primary, standIn }: Cluster, count: number): Promise<string[]> {
  await using store = await openStore(primary.url);
  return await judgeNight(store, await unharmed(count), standIn.requests.length);
}

/** Each acknowledged note stands, none twice, each in the audit; and whoever wrote it found it at once. */
export async function judgeWrites({ primary }: Cluster, { acknowledged, unseen }: Asked): Promise<string[]> {
  const problems: string[] = [];
  await using store = await openStore(primary.url);
  const notes = await store.db.selectFrom('annotation').select('text_fr').execute();
  const found = new Set(notes.map(({ text_fr }) => text_fr));
  const lost = acknowledged.filter((note) => !found.has(note));
  if (lost.length > 0) problems.push(`${lost.length} acknowledged notes are lost`);
  if (found.size < notes.length) problems.push(`${notes.length - found.size} notes stand more than once`);
  if (unseen.length > 0) problems.push(`${unseen.length} notes were not seen by who wrote them`);
  const { brokenAt } = await verifyAudit(store.db);
  if (brokenAt !== null) problems.push(`the audit is broken at ${brokenAt}`);
  const audited = await store.db
    .selectFrom('audit_entry')
    .select('seq')
    .where('action', '=', 'annotation-added')
    .execute();
  if (audited.length !== notes.length) problems.push(`${notes.length} notes, ${audited.length} in the audit`);
  return problems;
}

/** The standby holds, row by row, what the primary does, once it has had the time. */
export async function judgeStandby({ primary, standby }: Cluster): Promise<string[]> {
  await using store = await openStore(primary.url, { asItIs: true });
  await using follower = await openStore(standby.url, { asItIs: true });
  const until = Date.now() + FOLLOWS_WITHIN_MS;
  for (;;) {
    const differences = differencesOf(await rowsOf(store), await rowsOf(follower));
    if (differences.length === 0) return [];
    if (Date.now() > until) return differences.map((each) => `the standby differs: ${each}`);
    await delay(BETWEEN_LOOKS_MS);
  }
}
