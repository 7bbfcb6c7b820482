import { readArguments, runMain } from '../../db/core/cli.ts';
import { STORM_FAULTS } from '../x-stand-in/http/storm-faults.ts';
import { stormMonth } from './storm-month.ts';
import { stormCaps } from './storm-setting.ts';

const HELP = {
  fr: `npm run storm [-- OPTIONS]

Un mois de nuits dans une tempête de pannes de X, la collecte tuée en chemin ; dit ce qui ne tient pas.

  --seed N     une autre tempête, un autre monde (1)
  --nights N   combien de nuits (30)
  --kills N    combien de fois la collecte est tuée (50)
  --twice      deux fois la même, qui doivent laisser la même base`,
  en: `npm run storm [-- OPTIONS]

A month of nights in a storm of X's failures, the collecting killed on its way; says what does not hold.

  --seed N     another storm, another world (1)
  --nights N   how many nights (30)
  --kills N    how often the collecting is killed (50)
  --twice      the same one twice, which must leave the same store`,
};

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: {
      seed: { type: 'string', default: '1' },
      nights: { type: 'string', default: '30' },
      kills: { type: 'string', default: '50' },
      twice: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  const [seed, nights, kills] = [Number(values.seed), Number(values.nights), Number(values.kills)];
  const options = { seed, nights, kills, caps: stormCaps(nights), onNight: print };
  const report = await stormMonth(options);
  for (const { day, bill, billed, lost, held, cost } of report.days)
    print(
      `${day}  ${[bill, billed, lost, held, cost].map((one) => (one / 1e6).toFixed(3).padStart(9)).join('')}`,
    );
  for (const [kind, count] of [...report.storm.seen].sort()) print(`${String(count).padStart(5)}  ${kind}`);
  const { seen } = report.storm;
  const absent = Object.keys(STORM_FAULTS).filter((kind) => !seen.has(kind as keyof typeof STORM_FAULTS));
  if (absent.length > 0) print(`never came: ${absent.join(', ')}`);
  for (const failure of report.failures) print(`  ${failure}`);
  const { calls, faulty } = report.storm;
  print(
    `${report.attempts} attempts, ${report.kills} kills, ${calls} answers, ${faulty} faulty (${((100 * faulty) / calls).toFixed(1)} %)`,
  );
  print(JSON.stringify(report.figures));
  print(report.dump);
  print(`${report.problems.length} problems`);
  if (values.twice) {
    const again = await stormMonth({ ...options, onNight: () => {} });
    print(again.dump);
    if (again.dump !== report.dump) return 1;
  }
  return report.problems.length > 0 ? 1 : undefined;
});
