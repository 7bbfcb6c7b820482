import process from 'node:process';
import { sql } from 'kysely';
import { addDays, type Day, day } from '../../db/core/calendar.ts';
import { openStore } from '../../db/store.ts';
import { runTask } from '../../jobs/runner.ts';
import { SCHEDULE } from '../../jobs/schedule.ts';
import { benchSetting } from './bench-context.ts';
import { answerNight } from './night-answers.ts';
import { pausedTime } from './paused-time.ts';
import { sortNight } from './sort-night.ts';

/** So many nights until the requests of a week are open and the code is warm; then those that are measured. */
const BEFORE = 8;
const NIGHTS = 6;
/** Collecting what was posted: re-checks and bios have a budget of their own, the roll-up is another work. */
const COLLECTS = ['placements', 'seeker-requests', 'retweet-reach', 'hashtag-volume', 'usage'];
const TASKS = SCHEDULE.filter(({ name }) => COLLECTS.includes(name));

/** Nights after a history, in a process of its own. Making up X's answers and sorting posts is not measured. */
const [path = '', last = ''] = process.argv.slice(2);
const time = pausedTime();
await using store = await openStore(`sqlite:${path}`);
// A night commits a thousand times; waiting for the disk is no work of the processor.
await sql`pragma synchronous = off`.execute(store.db);
const setting = benchSetting(store, { now: `${last}T22:00:00Z`, answer: answerNight, time, capDollars: 1e6 });
for (let night = 1; night <= BEFORE + NIGHTS; night += 1) {
  if (night === BEFORE + 1) time.reset();
  await collect(setting, addDays(day(last), night));
}
process.stdout.write(JSON.stringify({ ...time.read(), peakMb: process.resourceUsage().maxRSS / 1024 }));

async function collect(setting: ReturnType<typeof benchSetting>, date: Day): Promise<void> {
  setting.clock.set(`${addDays(date, 1)}T04:00:00Z`);
  for (const task of TASKS) {
    time.start();
    await runTask(setting, task, date);
    time.stop();
  }
  await sortNight(setting.store, setting.clock);
}
