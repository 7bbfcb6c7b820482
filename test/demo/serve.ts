import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../api/app.ts';
import { signedChallenges } from '../../api/auth/challenges.ts';
import { createSignInLink } from '../../api/auth/sign-in-link.ts';
import { drawBeside } from '../../api/draw-editions.ts';
import { watchNight } from '../../api/live/watch-night.ts';
import { listen, type RunningServer } from '../../api/server.ts';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { Calendar } from '../../db/core/calendar.ts';
import { systemClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import { AppError } from '../../db/core/errors.ts';
import { silentLog } from '../../db/core/log.ts';
import { watchStore } from '../../db/health/watch-store.ts';
import { layOnDesk } from './lay-on-desk.ts';
import { openOutput } from './output.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const FIRST_PORT = 3000;
const TRIED_PORTS = 20;

export type Service = AsyncDisposable & { readonly url: string; readonly signInLink: string };

/**
 * Serves what a demonstration left in its folder.
 * @param port the port asked for; null takes the first free one
 */
export async function serve(args: {
  folder: string;
  seed: number;
  host: string;
  port: number | null;
}): Promise<Service> {
  const output = await openOutput(args.folder, args.seed);
  const collective = readCollective(join(root, 'collective.json'));
  const calendar = new Calendar(collective.timeZone);
  const night = watchNight(output.store, systemClock);
  const drawer = drawBeside({ ...process.env, DATABASE_URL: output.url });
  // The address is known once a port was had; links are made with it.
  const app = (publicUrl: string) =>
    createApp({
      store: output.store,
      watch: watchStore(output.store, { clock: systemClock }),
      night,
      collective,
      calendar,
      catalogue: CATALOGUE,
      clock: systemClock,
      log: silentLog(),
      publicUrl,
      webDir: join(root, 'web/dist'),
      challenges: signedChallenges(output.store, systemClock, output.pseudonymKey),
      sessionIdleHours: 12,
      sampleKey: output.pseudonymKey,
      checkEdition: drawer.checkEdition,
      printEdition: drawer.printEdition,
    });
  try {
    const desk = { seed: args.seed, clock: systemClock, calendar, pseudonymKey: output.pseudonymKey };
    await layOnDesk(output.store, desk);
    const server = await listenSomewhere(app, args.host, args.port);
    // Whoever looks may open every page; an earlier run of the folder had nobody of this name.
    const person = { role: 'administrator' as const, name: 'Visite', publicUrl: server.url };
    const { url: signInLink } = await createSignInLink(output.store, systemClock, person);
    return {
      url: server.url,
      signInLink,
      async [Symbol.asyncDispose]() {
        await night[Symbol.asyncDispose]();
        await server[Symbol.asyncDispose]();
        await drawer[Symbol.asyncDispose]();
        await output[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await output[Symbol.asyncDispose]();
    throw error;
  }
}

async function listenSomewhere(
  app: (publicUrl: string) => ReturnType<typeof createApp>,
  host: string,
  wanted: number | null,
): Promise<RunningServer> {
  for (let port = wanted ?? FIRST_PORT; ; port += 1) {
    try {
      return await listen(app(`http://${host}:${port}`), { host, port });
    } catch (error) {
      const taken = error instanceof AppError && error.code === 'port-in-use';
      if (!taken || wanted !== null || port >= FIRST_PORT + TRIED_PORTS) throw error;
    }
  }
}
