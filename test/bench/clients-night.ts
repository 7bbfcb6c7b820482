import process from 'node:process';
import { addDays, day } from '../../db/core/calendar.ts';
import { openStore } from '../../db/store.ts';
import { runTask } from '../../jobs/runner.ts';
import { SCHEDULE } from '../../jobs/schedule.ts';
import { benchSetting } from './bench-context.ts';
import { answerNight } from './night-answers.ts';
import { pausedTime } from './paused-time.ts';
import { sortNight } from './sort-night.ts';

const TASKS = ['placements', 'seeker-requests', 'retweet-reach', 'hashtag-volume', 'roll-up'];

/** Night after night collected and worked out, in a process of its own, until it is told to stop; a line for each. */
const [path = '', last = ''] = process.argv.slice(2);
await using store = await openStore(`sqlite:${path}`);
const now = `${last}T22:00:00Z`;
const setting = benchSetting(store, { now, answer: answerNight, time: pausedTime(), capDollars: 1e6 });
let isOver = false;
process.once('SIGTERM', () => {
  isOver = true;
});
for (let date = addDays(day(last), 1); !isOver; date = addDays(date, 1)) {
  setting.clock.set(`${addDays(date, 1)}T04:00:00Z`);
  for (const task of SCHEDULE.filter(({ name }) => TASKS.includes(name))) {
    if (task.name === 'roll-up') await sortNight(store, setting.clock);
    await runTask(setting, task, date);
  }
  process.stdout.write(`${date}\n`);
}
