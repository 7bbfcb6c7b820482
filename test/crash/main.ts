import { readArguments, runMain } from '../../db/core/cli.ts';
import { tryFailingDisk } from './failing-disk.ts';
import { tryFailpoints } from './failpoints.ts';
import { tryKills } from './kills.ts';
import { tryServerFailpoints } from './server-failpoints.ts';

const HELP = {
  fr: `npm run crash [-- OPTIONS]

Une nuit arrêtée net à chaque instruction, puis des nuits tuées au hasard, puis des nuits dont le disque refuse d’écrire ; dit ce qui ne tient pas.

  --kills N        combien d’arrêts au hasard (200)
  --refusals N     combien de nuits où le disque refuse (50 ; il y faut strace, donc Linux)
  --seed N         un autre hasard (1)
  --postgres URL   sur ce serveur, dont la base est vidée, et non sur SQLite : avant chaque commit, puis au hasard
  --broken         la même collecte sans transactions, qui doit échouer`,
  en: `npm run crash [-- OPTIONS]

A night stopped dead at each statement, then nights killed at random, then nights whose disk refuses to write; says what does not hold.

  --kills N        how many kills at random (200)
  --refusals N     how many nights whose disk refuses (50; it takes strace, hence Linux)
  --seed N         another chance (1)
  --postgres URL   on this server, whose database is emptied, instead of SQLite: before each commit, then at random
  --broken         the same collecting without transactions, which must fail`,
};

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: {
      kills: { type: 'string', default: '200' },
      refusals: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'string' },
      broken: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  const twin = values.broken ? ({ twin: 'without-transactions' } as const) : {};
  const problems: string[] = [];
  if (!values.postgres) {
    const failpoints = await tryFailpoints(twin);
    print(`${failpoints.statements} statements, ${failpoints.states} states of the files`);
    problems.push(...failpoints.problems);
  }
  if (values.postgres) {
    const failpoints = await tryServerFailpoints({ postgres: values.postgres, ...twin });
    print(`${failpoints.cut} nights cut off, each before another commit`);
    problems.push(...failpoints.problems);
  }
  const server = values.postgres ? { postgres: values.postgres } : {};
  const kills = await tryKills({
    kills: Number(values.kills),
    seed: Number(values.seed),
    ...server,
    ...twin,
  });
  print(`${kills.nights} nights, ${kills.kills} kills`);
  problems.push(...kills.problems);
  if (!values.postgres) {
    const disk = await tryFailingDisk({
      failures: Number(values.refusals),
      seed: Number(values.seed),
      ...twin,
    });
    print(
      disk
        ? `${disk.failures} nights on a failing disk, ${disk.stopped} stopped`
        : 'no failing disk: there is no strace',
    );
    problems.push(...(disk?.problems ?? []));
  }
  for (const problem of problems) print(`  ${problem}`);
  print(`${problems.length} problems`);
  return problems.length > 0 ? 1 : undefined;
});
