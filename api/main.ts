import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../db/catalogue/index.ts';
import { Calendar } from '../db/core/calendar.ts';
import { readArguments, runMain } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import { keyRing } from '../db/core/key-ring.ts';
import { createLog } from '../db/core/log.ts';
import { keepBeside } from '../db/core/run-beside.ts';
import { watchStore } from '../db/health/watch-store.ts';
import { openMailer } from '../db/mail/mailer.ts';
import { holdKeys } from '../db/privacy/held-keys.ts';
import { readCutoff } from '../db/queries/settings.ts';
import { purgeExpired } from '../db/queries/sign-in.ts';
import { onPrimary, withReplica } from '../db/replica/readers.ts';
import { openStore, openToRead } from '../db/store.ts';
import { createApp } from './app.ts';
import { signedChallenges } from './auth/challenges.ts';
import type { Context } from './context.ts';
import { drawBeside } from './draw-editions.ts';
import { watchNight } from './live/watch-night.ts';
import { publicUrlOf } from './public-url.ts';
import { readShell } from './routes/pages.ts';
import { listen } from './server.ts';

const HELP = {
  fr: `npm start : sert le tableau de bord et l’API, et fait les nuits, jusqu’à Ctrl-C.
npm run api : sert et ne fait aucune nuit ; autant qu’on veut, à côté d’autant de « npm run worker » qu’on veut.

Variables : DATABASE_URL, COLLECTIVE_FILE, HOST, PORT, PUBLIC_URL, TRUSTED_PROXIES, SESSION_IDLE_HOURS, LOG_LEVEL (voir le README).
On entre par un lien : npm run invite -- --role administrator --name Nom`,
  en: `npm start: serves the dashboard and the API, and does the nights, until Ctrl-C.
npm run api: serves and does no night; any number of them, beside any number of "npm run worker".

Variables: DATABASE_URL, COLLECTIVE_FILE, HOST, PORT, PUBLIC_URL, TRUSTED_PROXIES, SESSION_IDLE_HOURS, LOG_LEVEL (see the README).
People enter by a link: npm run invite -- --role administrator --name Name`,
};

/** Another room's command, on a thread of its own: what blocks a night delays no answer. */
const WORKER = new URL('../jobs/worker-main.ts', import.meta.url);

const NO_NIGHTS = {
  fr: 'Aucune nuit ne sera faite d’ici : il y faut PSEUDONYM_KEY.',
  en: 'No night will be done from here: that takes PSEUDONYM_KEY.',
};

/** A new installation starts with one command: the store is made, and what comes next is told. */
const EMPTY = {
  fr: `Rien n’est encore mesuré. Pour entrer : npm run invite -- --role administrator --name Nom
Pour collecter sans attendre la nuit : npm run job -- nightly (voir --help)`,
  en: `Nothing is measured yet. To enter: npm run invite -- --role administrator --name Name
To collect without waiting for the night: npm run job -- nightly (see --help)`,
};

await runMain(async ({ language, signal, print }) => {
  const { values } = readArguments({
    options: { nights: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const env = readEnv();
  const collective = readCollective(env.collectiveFile);
  const webDir = fileURLToPath(new URL('../web/dist', import.meta.url));
  await readShell(webDir);
  await using store = await openStore(env.databaseUrl);
  await purgeExpired(store.db, systemClock.now());
  if (env.pseudonymKey) await holdKeys(store.db, keyRing(env.pseudonymKey, env.pseudonymKeysBefore));
  await using replica = env.databaseReplicaUrl
    ? await openStore(env.databaseReplicaUrl, { asItIs: true })
    : null;
  await using toRead = replica ? null : openToRead(env.databaseUrl);
  const readers = replica ? withReplica(store, replica) : onPrimary(store, toRead ?? store);
  await using watch = watchStore(store, { clock: systemClock, everyDay: true, replica: readers.health });
  const night = watchNight(store, systemClock);
  await using drawer = drawBeside();
  const context: Context = {
    store,
    readers,
    watch,
    night,
    collective,
    calendar: new Calendar(collective.timeZone),
    catalogue: CATALOGUE,
    clock: systemClock,
    log: createLog(env.logLevel),
    publicUrl: publicUrlOf(env),
    webDir,
    challenges: signedChallenges(store, systemClock, env.pseudonymKey),
    sessionIdleHours: env.sessionIdleHours,
    sampleKey: env.pseudonymKey,
    erasuresFile: env.erasuresFile,
    keysBefore: env.pseudonymKeysBefore,
    trustedProxies: env.trustedProxies,
    metricsToken: env.metricsToken,
    checkEdition: drawer.checkEdition,
    printEdition: drawer.printEdition,
    mailer: env.mail && openMailer(env.mail),
  };
  await using server = await listen(createApp(context), env);
  // Over before the server drains: streams would hold it up.
  await using _streams = night;
  print(language === 'fr' ? `Le service écoute : ${server.url}` : `The service listens: ${server.url}`);
  await using _nights = values.nights && env.pseudonymKey ? keepBeside(WORKER) : null;
  if (values.nights && !env.pseudonymKey) print(NO_NIGHTS[language]);
  if ((await readCutoff(store.db)) === null) print(EMPTY[language]);
  if (!signal.aborted) await once(signal, 'abort');
});
