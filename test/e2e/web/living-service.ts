import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { day } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { openStore } from '../../../db/store.ts';
import { buildEdition } from '../../../reports/edition/build.ts';
import { freezeEdition } from '../../../reports/edition/freeze.ts';
import { liveThrough } from '../../demo/live.ts';
import { nightsUntil } from '../../demo/nights.ts';
import { stopwatch } from '../../demo/stopwatch.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { calendar, collective, type Service, startService } from '../../integration/api/service.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const CUTOFF = day('2016-11-20');
const SEED = 7;
const KEY = 'a key for invented people only, 32+';

/** The real service with the built site, over the first year of a fiftieth of the demonstration, its report frozen. */
export async function livingService(): Promise<Service> {
  const store = await openStore('sqlite::memory:');
  await writeSetting(store.db, 'demonstration', `${SEED}`);
  await liveThrough({
    output: { store, pseudonymKey: KEY },
    world: createWorld({ seed: SEED, scale: 0.02 }),
    nights: nightsUntil(calendar, collective.startDay, CUTOFF),
    collective,
    calendar,
    watch: stopwatch(),
    onNight: () => {},
  });
  const clock = fixedClock('2016-11-21T09:00:00Z');
  const context = { store, collective, calendar, catalogue: CATALOGUE, clock };
  await freezeEdition(store, await buildEdition(context, { kind: 'anniversary', year: 2016 }));
  const service = await startService(store, { webDir: WEB, sampleKey: KEY });
  return {
    ...service,
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}
