import type { Calendar } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import type { Collective } from '../../db/core/collective.ts';
import { silentLog } from '../../db/core/log.ts';
import { pseudonymiser } from '../../db/core/pseudonym.ts';
import { idSeal } from '../../db/core/sealed-id.ts';
import { readCutoff } from '../../db/queries/settings.ts';
import { runNightly } from '../../jobs/runner.ts';
import { unlimitedBudget } from '../../jobs/sources/x/budget.ts';
import { createXClient } from '../../jobs/sources/x/client.ts';
import { STAND_IN_CREDENTIALS } from '../x-stand-in/http/auth.ts';
import { createStandIn } from '../x-stand-in/stand-in.ts';
import { FAILED_SCAN, type Night } from './nights.ts';
import type { Output } from './output.ts';
import type { Stopwatch } from './stopwatch.ts';
import { volunteers } from './volunteers.ts';
import type { World } from './world/model.ts';

export type LiveOptions = {
  readonly output: Pick<Output, 'store' | 'pseudonymKey'>;
  readonly world: World;
  readonly nights: readonly Night[];
  readonly collective: Collective;
  readonly calendar: Calendar;
  readonly watch: Stopwatch;
  readonly onNight: (night: Night, done: number) => void;
};

/**
 * Runs the service through the nights it has not lived yet, against the stand-in for X, at the
 * world's own dates: what is known when is part of what is shown.
 * @returns how many nights were run
 */
export async function liveThrough(options: LiveOptions): Promise<number> {
  const { output, world, nights, collective, calendar, watch } = options;
  const cutoff = await readCutoff(output.store.db);
  const ahead = nights.filter(({ day }) => cutoff === null || day > cutoff);
  const [first] = ahead;
  if (!first) return 0;
  const clock = fixedClock(first.at);
  await using standIn = createStandIn({ world, now: first.at, rateLimit: 1_000_000 });
  const credentials = {
    bearerToken: STAND_IN_CREDENTIALS.bearerToken,
    user: {
      appKey: STAND_IN_CREDENTIALS.consumerKey,
      appSecret: STAND_IN_CREDENTIALS.consumerSecret,
      accessToken: STAND_IN_CREDENTIALS.accessToken,
      accessSecret: STAND_IN_CREDENTIALS.accessSecret,
    },
    baseUrl: new URL(await standIn.listen()),
  };
  await using x = createXClient({ credentials, budget: unlimitedBudget, clock, sleep: async () => {} });
  const pseudonymise = pseudonymiser(output.pseudonymKey);
  const { sortEverything } = volunteers(output.store, world, clock, pseudonymise);
  const setting = {
    store: output.store,
    x,
    collective,
    calendar,
    clock,
    pseudonymise,
    idSeal: idSeal(output.pseudonymKey),
    log: silentLog(),
  };
  for (const [index, night] of ahead.entries()) {
    clock.set(night.at);
    standIn.setNow(night.at);
    const fails = night.day === FAILED_SCAN;
    standIn.setFault(({ endpoint }) =>
      fails && (endpoint === 'users' || endpoint === 'users/search') ? { kind: 'html', status: 503 } : null,
    );
    const lap = watch.laps();
    const lived = runNightly(setting, night.day, {
      async afterTask(name) {
        lap(name === 'roll-up' ? 'roll-up' : 'collect');
        // In the evening, before relays are read, the volunteers sort what came in.
        if (name !== 'triage') return;
        await sortEverything();
        lap('sort');
      },
    });
    // The night that must fail does; any other failure is one.
    await (fails ? lived.catch(() => {}) : lived);
    options.onNight(night, index + 1);
  }
  return ahead.length;
}
