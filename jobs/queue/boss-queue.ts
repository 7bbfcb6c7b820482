import { PgBoss } from 'pg-boss';
import type { Day } from '../../db/core/calendar.ts';
import type { Log } from '../../db/core/log.ts';
import { APPLICATION } from '../../db/dialect/postgres.ts';
import type { Store } from '../../db/store.ts';
import { type JobQueue, type Pace, pause, runUnderTurn, USUAL_PACE } from './job-queue.ts';

const NIGHTLY = 'nightly';
const CONNECTIONS = 2;
/** The shortest that pg-boss allows is ten. */
const HEARTBEAT_SECONDS = 30;
/** X's limits can make a night last; a worker that dies is noticed by its heartbeat. */
const LONGEST_SECONDS = 23 * 3600;
/** A night that has failed this often is left; the next one collects its days. */
const RETRIES = 200;
/** Being stopped, a task ends with its transaction. */
const DRAIN_MS = 8_000;

/**
 * On PostgreSQL, by pg-boss, in a schema of its own beside ours. Each worker asks for the night that is due: asked
 * for twice it is one, and no night is missed because nobody was up at the hour, as its own clock would miss it.
 * It delivers; that a night is done once is for the turn and for what the store says is done.
 * @param url the server's: it keeps connections of its own, as it wants the answer of each statement of several
 */
export function bossQueue(
  store: Store,
  url: string,
  log: Log,
  pace: Pace = USUAL_PACE,
  heartbeatSeconds = HEARTBEAT_SECONDS,
): JobQueue {
  return {
    async work(work, signal) {
      const boss = new PgBoss({
        connectionString: url,
        max: CONNECTIONS,
        application_name: `${APPLICATION}-nights`,
        schedule: false,
        superviseIntervalSeconds: heartbeatSeconds,
        monitorIntervalSeconds: heartbeatSeconds,
      });
      const note = (error: unknown): void =>
        log.warn({ reason: (error as { code?: string }).code }, 'the queue of nights is in trouble');
      boss.on('error', note);
      await boss.start();
      try {
        await boss.createQueue(NIGHTLY, {
          policy: 'exclusive',
          heartbeatSeconds,
          expireInSeconds: LONGEST_SECONDS,
          retryLimit: RETRIES,
          retryDelay: Math.ceil(pace.againMs / 1000),
        });
        await boss.work<{ day: Day }>(
          NIGHTLY,
          { pollingIntervalSeconds: Math.max(0.5, pace.lookMs / 1000) },
          async (jobs) => {
            for (const { data } of jobs) {
              // Rejected, it is given out again.
              if (!(await runUnderTurn(store, data.day, work, pace))) throw new Error('another has the turn');
            }
          },
        );
        while (!signal.aborted) {
          const day = await work.due().catch(note);
          if (day) await boss.send(NIGHTLY, { day }, { singletonKey: day }).catch(note);
          await pause(pace.lookMs, signal);
        }
      } finally {
        await boss.stop({ graceful: true, timeout: DRAIN_MS });
      }
    },
  };
}
