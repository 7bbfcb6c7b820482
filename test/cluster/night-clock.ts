import { instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';

/** Nights that follow one another faster than days do: from `begun` on (milliseconds), one every `everyMs`. */
export type Nights = {
  readonly first: string;
  readonly count: number;
  readonly everyMs: number;
  readonly begun: number;
};

const DAY_MS = 86_400_000;

/** Stands still during a night, whatever happens in it, then shows the next one; after the last there is none. */
export function nightClock({ first, count, everyMs, begun }: Nights): Clock {
  return {
    now() {
      const night = Math.min(count - 1, Math.max(0, Math.floor((Date.now() - begun) / everyMs)));
      return instant(Date.parse(first) + night * DAY_MS);
    },
  };
}
