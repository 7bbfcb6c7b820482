import type { Day, Instant } from '../../../db/core/calendar.ts';
import type { World } from './model.ts';

/** One true figure. `value` is the absolute truth, `visible` what the readings could at most have seen of it. */
export type TruthRow = {
  key: string;
  /** Two inclusive Paris days, `YYYY-MM-DD/YYYY-MM-DD`. */
  period: string;
  value: number | null;
  visible?: number | null;
  p90?: number | null;
  visibleP90?: number | null;
  lower?: number | null;
  upper?: number | null;
  n?: number;
};

export type TruthOptions = {
  /** The last Paris day included. */
  cutoff: Day;
  /** When X was read for posts and relays, in any order. */
  readings: Instant[];
  /** When bios were scanned; defaults to `readings`. */
  scans?: Instant[];
  /** Days a request must have behind it to enter relay_coverage; 7. */
  matureDays?: number;
};

export function truthOf(_world: World, _options: TruthOptions): TruthRow[] {
  throw new Error('not built yet');
}
