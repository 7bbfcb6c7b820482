import type { EditionDocument } from '../../api/contract/edition.ts';
import { Calendar, type Day, type Instant } from '../../db/core/calendar.ts';
import type { Collective } from '../../db/core/collective.ts';
import { countProposedDeclarations } from '../../db/queries/declarations.ts';
import { countDirtyDays } from '../../db/queries/dirty-days.ts';
import { readLastNight } from '../../db/queries/nights.ts';
import type { Database } from '../../db/store.ts';
import type { Finding } from './finding.ts';
import { lowCoverage, type StoreFacts, staleNight, unconfirmedDeclarations } from './store-conditions.ts';
import { faultyTexts, forbiddenInTexts } from './text-conditions.ts';

/** What an edition is refused for before it is drawn: its nights, its coverage, its declarations and its texts. */
export async function lookAtStore(
  db: Database,
  collective: Collective,
  document: EditionDocument,
): Promise<Finding[]> {
  const facts = await readFacts(db, collective, document);
  return [
    ...staleNight(facts, document),
    ...lowCoverage(document, collective.thresholds.coverage),
    ...unconfirmedDeclarations(facts),
    ...forbiddenInTexts(document.texts ?? []),
    ...faultyTexts(document),
  ];
}

async function readFacts(
  db: Database,
  { timeZone }: Collective,
  document: EditionDocument,
): Promise<StoreFacts> {
  const knownBy = (document.knownBy ?? document.frozenAt) as Instant;
  const cutoff = document.cutoff as Day;
  // What was collected since then is no part of an edition as known on another day.
  const isNow = knownBy === document.frozenAt;
  return {
    today: new Calendar(timeZone).dayOf(knownBy),
    lastNight: await readLastNight(db, ...(isNow ? [] : [knownBy])),
    daysNotRolledUp: isNow ? await countDirtyDays(db, cutoff) : 0,
    unconfirmed: await countProposedDeclarations(db, { upTo: cutoff, knownBy }),
  };
}
