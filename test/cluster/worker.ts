import process from 'node:process';
import type { Instant } from '../../db/core/calendar.ts';
import { silentLog } from '../../db/core/log.ts';
import { openStore } from '../../db/store.ts';
import { bossQueue } from '../../jobs/queue/boss-queue.ts';
import type { JobQueue } from '../../jobs/queue/job-queue.ts';
import { turnQueue } from '../../jobs/queue/turn-queue.ts';
import { createBudget } from '../../jobs/sources/x/budget.ts';
import { createXClient } from '../../jobs/sources/x/client.ts';
import { workNights } from '../../jobs/work-nights.ts';
import {
  CALENDAR,
  COLLECTIVE,
  pseudonymise,
  seal,
  smallPages,
  sortAll,
  USER_KEYS,
} from '../integration/jobs/setting.ts';
import { smallWorld } from '../integration/jobs/small-world.ts';
import { STAND_IN_CREDENTIALS } from '../x-stand-in/http/auth.ts';
import { fileClock } from './file-clock.ts';
import { withoutFence } from './without-fence.ts';

/** A worker in a process of its own: `node worker.ts '{…}'`. It says when it begins a night, ends one, or leaves it. */
export type ToldWorker = {
  readonly databaseUrl: string;
  readonly xUrl: string;
  /** Holds the time. */
  readonly clockFile: string;
  readonly turnSeconds: number;
  /** Sorts what was read, as volunteers would. */
  readonly sorts: boolean;
  readonly twin?: 'without-fence';
};

const told = JSON.parse(process.argv[2] ?? '{}') as ToldWorker;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await using opened = await openStore(told.databaseUrl);
const store = told.twin ? withoutFence(opened, told.databaseUrl) : opened;
const clock = fileClock(told.clockFile);
await using x = createXClient({
  budget: createBudget(COLLECTIVE),
  credentials: {
    bearerToken: STAND_IN_CREDENTIALS.bearerToken,
    user: USER_KEYS,
    baseUrl: new URL(told.xUrl),
  },
  clock,
});
const setting = {
  store,
  x: smallPages(x, 10),
  collective: COLLECTIVE,
  calendar: CALENDAR,
  clock,
  pseudonymise,
  idSeal: seal,
  log: silentLog(),
  signal: stop.signal,
};
const say = (word: string, at: Instant = clock.now()): void => void process.stdout.write(`${word} ${at}\n`);
const pace = { lookMs: 100, againMs: 100, turnSeconds: told.turnSeconds };
const queue =
  store.engine === 'sqlite'
    ? turnQueue(store, setting.log, pace)
    : bossQueue(store, told.databaseUrl, setting.log, pace, 10);
const sort = async (): Promise<void> => (told.sorts ? sortAll(setting, smallWorld()) : undefined);
const watched: JobQueue = {
  work: ({ due, run }, signal) =>
    queue.work(
      {
        due,
        run: (day, turn) =>
          run(day, turn).catch((error: unknown) => {
            say('leaves');
            throw error;
          }),
      },
      signal,
    ),
};
await workNights(setting, watched, {
  async before() {
    say('begins');
    await sort();
  },
  afterTask: async (task) => (task === 'seeker-requests' ? sort() : undefined),
  after: async () => say('over'),
});
say('ends');
