import type { Day, Instant } from '../../../db/core/calendar.ts';
import type { World } from './model.ts';
import { audienceTruth } from './truth/audience.ts';
import { bioTruth, type Scan } from './truth/bios.ts';
import { declarationTruth } from './truth/declarations.ts';
import { type Period, periodsUntil } from './truth/periods.ts';
import { postTruth } from './truth/posts.ts';
import { activeAdoptersTruth, reachTruth } from './truth/reach.ts';
import { receivedTruth } from './truth/received.ts';
import { relayTruth } from './truth/relays.ts';
import type { TruthRow } from './truth/row.ts';
import { readScene } from './truth/scene.ts';
import { toldTruth } from './truth/told.ts';

export type TruthOptions = {
  /** The last Paris day included; what happens later does not count, even if a later reading sees it. */
  cutoff: Day;
  /** When X was read for posts and relays, in any order; readings may lie after the cutoff. */
  readings: readonly Instant[];
  /** When bios were scanned, and for which day; never, unless told. */
  scans?: readonly Scan[];
  /** Those scans that searched for all of them. */
  sweeps?: readonly Scan[];
  /** Days a request must have behind it to enter relay_coverage; 7 unless told. */
  matureDays?: number;
};

/**
 * The ledger of truth: every core figure computed plainly and slowly from the world itself, never through the
 * collectors. Rows for each i4Emploi year over at the cutoff and for the whole time since 26 September 2015.
 */
export function truthOf(world: World, options: TruthOptions): TruthRow[] {
  const { cutoff, readings, scans = [], sweeps = [], matureDays = 7 } = options;
  const periods = periodsUntil(cutoff);
  const cutoffEnd = (periods.at(-1) as Period).end;
  const moments = (list: readonly Instant[]): number[] => list.map((one) => Date.parse(one));
  const scene = readScene(world, cutoffEnd, moments(readings));
  const { collectiveId } = world;
  return periods.flatMap((period) => [
    ...postTruth(scene, period),
    ...relayTruth(scene, period, { collectiveId, cutoffEnd, matureDays }),
    ...audienceTruth(world, scene, period),
    ...reachTruth(world, scene, period, moments(readings)),
    ...receivedTruth(world, scene, period, { cutoffEnd, readings: moments(readings) }),
    ...activeAdoptersTruth(world, scene, period, sweeps),
    ...bioTruth(world, period, scans),
    ...declarationTruth(scene, period, cutoffEnd),
    ...toldTruth(world, scene, period, cutoff),
  ]);
}
