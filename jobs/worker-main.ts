import { Calendar } from '../db/core/calendar.ts';
import { readArguments, runMain } from '../db/core/cli.ts';
import { readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import { demandKeys, holdKeys } from '../db/privacy/held-keys.ts';
import { openStore } from '../db/store.ts';
import { demandKey, openSetting, ringOf } from './open-setting.ts';
import { pingAfterNight } from './ping.ts';
import { openQueue } from './queue/open-queue.ts';
import { workNights } from './work-nights.ts';

const HELP = {
  fr: `npm run worker : fait chaque nuit, dès qu’elle peut commencer, jusqu’à Ctrl-C.

Autant qu’on veut, à côté d’autant de « npm run api » qu’on veut, sur une même base : chaque nuit est faite une fois,
et reprise par un autre si celui qui la faisait meurt. Variables : voir le README.`,
  en: `npm run worker: does each night, as soon as it may begin, until Ctrl-C.

Any number of them beside any number of "npm run api", on one store: each night is done once, and taken up by another
when the one that did it dies. Variables: see the README.`,
};

const NIGHTS = { fr: 'Les nuits seront faites.', en: 'Nights will be done.' };
const WITHOUT_X = {
  fr: 'Sans X_BEARER_TOKEN, elles ne lisent rien chez X : elles font le reste (chiffres, effacements, sauvegardes, courriers).',
  en: 'Without X_BEARER_TOKEN they read nothing of X, and do the rest (figures, erasures, backups, mails).',
};

await runMain(async ({ language, signal, print }) => {
  const { values } = readArguments({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) return print(HELP[language]);
  const env = readEnv();
  demandKey(env);
  const collective = readCollective(env.collectiveFile);
  await using store = await openStore(env.databaseUrl);
  const ring = ringOf(env);
  if (ring) await holdKeys(store.db, ring);
  const place = { store, collective, calendar: new Calendar(collective.timeZone), signal };
  await using setting = openSetting(env, place);
  print(NIGHTS[language]);
  if (setting.withoutX) print(WITHOUT_X[language]);
  await workNights({ ...setting, signal }, openQueue(store, env.databaseUrl, setting.log), {
    before: async () => (ring ? demandKeys(store.db, ring) : undefined),
    after: async () => (env.pingUrl ? pingAfterNight(env.pingUrl, setting.log) : undefined),
  });
});
