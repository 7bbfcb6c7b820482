import type { Log } from '../../db/core/log.ts';
import type { Store } from '../../db/store.ts';
import { type JobQueue, type Pace, pause, runUnderTurn, USUAL_PACE } from './job-queue.ts';

/** On SQLite, where one process writes at a time anyway: whoever has the turn does the night that is due. */
export function turnQueue(store: Store, log: Log, pace: Pace = USUAL_PACE): JobQueue {
  return {
    async work(work, signal) {
      while (!signal.aborted) {
        let wait = pace.lookMs;
        try {
          const day = await work.due();
          if (day) await runUnderTurn(store, day, work, pace);
        } catch (error) {
          log.warn({ reason: (error as { code?: string }).code }, 'a night is to be taken up again');
          wait = pace.againMs;
        }
        await pause(wait, signal);
      }
    },
  };
}
