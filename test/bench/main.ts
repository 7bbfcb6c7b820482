import { readArguments, runMain, usageError } from '../../db/core/cli.ts';
import { demoBench } from './demo.ts';

/** Each measures ratios side by side in one run: a machine's absolute times say nothing about another's. */
const BENCHES = { demo: demoBench } as const;

const HELP = {
  fr: `npm run bench [-- NOM]

  demo   où va le temps de la démonstration : part de chaque étape dans le temps de calcul`,
  en: `npm run bench [-- NAME]

  demo   where the demonstration's time goes: each stage's share of its processor time`,
};

await runMain(async ({ language, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return print(HELP[language]);
  const wanted = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  for (const name of wanted) {
    if (!Object.hasOwn(BENCHES, name)) {
      const names = Object.keys(BENCHES).join(', ');
      throw usageError(
        `Banc inconnu : ${name}. Au choix : ${names}.`,
        `Unknown bench: ${name}. One of: ${names}.`,
      );
    }
    for (const line of await BENCHES[name as keyof typeof BENCHES](language)) print(line);
  }
});
