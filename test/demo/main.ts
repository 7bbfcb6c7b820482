import { once } from 'node:events';
import process from 'node:process';
import { readArguments, runMain, usageError } from '../../db/core/cli.ts';
import { readEnv } from '../../db/core/env.ts';
import type { Language } from '../../db/core/errors.ts';
import { demonstrate } from './demonstrate.ts';
import { FIRST_PORT, serve } from './serve.ts';
import { summaryLines } from './summary-lines.ts';

const HELP = {
  fr: `npm run demo [-- OPTIONS]

Quatre ans d’un collectif inventé, collectés, mesurés, imprimés, puis montrés au tableau de bord.

  --no-serve   s’arrête une fois les fichiers écrits
  --out DIR    où les écrire (./demo-output)
  --seed N     un autre monde (1)
  --port P     port du tableau de bord (le premier libre à partir de ${FIRST_PORT})`,
  en: `npm run demo [-- OPTIONS]

Four years of an invented collective, collected, measured, printed, then shown on the dashboard.

  --no-serve   ends once the files are written
  --out DIR    where to write them (./demo-output)
  --seed N     another world (1)
  --port P     the dashboard's port (the first free one from ${FIRST_PORT} on)`,
};

await runMain(async ({ language, signal, print }) => {
  const { values } = readArguments({
    options: {
      'no-serve': { type: 'boolean', default: false },
      out: { type: 'string', default: 'demo-output' },
      seed: { type: 'string', default: '1' },
      port: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return print(HELP[language]);
  const seed = wholeNumber('seed', values.seed, 2 ** 32 - 1);
  const port = values.port === undefined ? null : wholeNumber('port', values.port, 65_535);
  const env = readEnv();
  const result = await demonstrate({
    folder: values.out,
    seed,
    language,
    env,
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  for (const line of summaryLines(result, language)) print(line);
  if (result.verdicts.wrong > 0) return 1;
  if (values['no-serve']) return;
  await using service = await serve({ folder: values.out, seed, port, host: env.host });
  print(invitation(language, service.url, service.signInLink));
  if (!signal.aborted) await once(signal, 'abort');
});

function wholeNumber(name: string, text: string, most: number): number {
  if (/^\d{1,10}$/.test(text) && Number(text) <= most) return Number(text);
  throw usageError(
    `--${name} : un nombre entier de 0 à ${most} est attendu.`,
    `--${name}: a whole number from 0 to ${most} is expected.`,
    name,
  );
}

function invitation(language: Language, url: string, link: string): string {
  return language === 'fr'
    ? `\nTableau de bord : ${url}\nPour entrer (une fois) : ${link}\nCtrl-C pour arrêter.`
    : `\nDashboard: ${url}\nTo sign in (once): ${link}\nCtrl-C to stop.`;
}
