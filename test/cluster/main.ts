import { once } from 'node:events';
import { readArguments, runMain } from '../../db/core/cli.ts';
import { runBroken, runChaos } from './chaos.ts';
import { startCluster } from './cluster.ts';
import { nightOf, playNights, world } from './nights.ts';

const HELP = {
  fr: `npm run cluster [-- OPTIONS]

Le service au-delà d’une machine, tout entier sur celle-ci : PostgreSQL 18 et sa copie, trois processus qui font les
nuits, deux qui répondent, un mandataire devant eux. Reste debout jusqu’à Ctrl-C.

  --chaos       tue l’un d’eux chaque seconde pendant que des personnes écrivent et lisent, puis juge ce qui tient
  --seconds N   pendant combien de secondes (60)
  --seed N      un autre hasard (1)
  --broken      la base répond avant d’avoir écrit, et elle seule est tuée : doit échouer`,
  en: `npm run cluster [-- OPTIONS]

The service past one machine, all of it on this one: PostgreSQL 18 and its standby, three processes that do the
nights, two that answer, a proxy before them. Stays up until Ctrl-C.

  --chaos       kills one of them each second while people write and read, then judges what stands
  --seconds N   for so many seconds (60)
  --seed N      another chance (1)
  --broken      the database answers before it has written, and is the only one killed: must fail`,
};

/** Percent of requests; more, and the command ends with 1. */
const FAILED_AT_MOST = 1;

await runMain(async ({ language, signal, print }) => {
  const { values } = readArguments({
    options: {
      chaos: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      broken: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  if (!values.chaos && !values.broken) {
    await using cluster = await startCluster({ world, now: nightOf(0).at });
    const { url, primary, standby } = cluster;
    print(`${url}\nprimary  ${primary.url}\nstandby  ${standby.url}`);
    const nights = playNights(cluster, signal);
    if (!signal.aborted) await once(signal, 'abort');
    await nights.stop();
    return;
  }
  if (values.broken) {
    const lost = await runBroken({ seconds: Number(values.seconds) });
    for (const problem of lost) print(`  ${problem}`);
    return lost.length > 0 ? 1 : undefined;
  }
  const { nights, struck, asked, problems } = await runChaos({
    seconds: Number(values.seconds),
    seed: Number(values.seed),
  });
  const failed = [...asked.failed.values()].reduce((sum, each) => sum + each, 0);
  const failedPercent = (100 * failed) / (asked.reads + asked.writes);
  print(`struck: ${JSON.stringify(struck)}`);
  print(`${nights} nights, ${asked.reads} reads, ${asked.writes} writes`);
  print(`${asked.acknowledged.length} writes acknowledged, ${asked.unknown.length} without an answer`);
  print(`${failedPercent.toFixed(2)} % failed: ${JSON.stringify(Object.fromEntries(asked.failed))}`);
  for (const problem of problems) print(`  ${problem}`);
  print(`${problems.length} problems`);
  return problems.length > 0 || failedPercent >= FAILED_AT_MOST ? 1 : undefined;
});
