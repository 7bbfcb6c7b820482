import { readArguments, runMain } from '../db/core/cli.ts';
import { readEnv } from '../db/core/env.ts';
import { AppError } from '../db/core/errors.ts';
import { keyRing } from '../db/core/key-ring.ts';
import { renewKeys } from '../db/privacy/renew-keys.ts';
import { openStore } from '../db/store.ts';
import { collectingNow, keyMissing } from './refusals.ts';

const HELP = {
  fr: `npm run rotate-key

Change la clé des pseudonymes : PSEUDONYM_KEY est la nouvelle, PSEUDONYM_KEY_BEFORE celles d’avant, une par ligne,
la plus récente d’abord. Arrêtez le service avant. Tout est fait en une fois, ou rien ; ensuite la base est réécrite.
Gardez PSEUDONYM_KEY_BEFORE : c’est à travers elle que passe chaque nouveau pseudonyme.

Les sauvegardes d’avant portent encore l’ancienne clé : effacez-les si elle a fui. Restaurées, elles passent à la nouvelle.`,
  en: `npm run rotate-key

Changes the key of the pseudonyms: PSEUDONYM_KEY is the new one, PSEUDONYM_KEY_BEFORE those before it, one a line, the
latest first. Stop the service first. All is done at once, or nothing; then the store is written anew.
Keep PSEUDONYM_KEY_BEFORE: each new pseudonym goes through it.

Backups of before still bear the old key: erase them if it has leaked. Restored, they are brought to the new one.`,
} as const;

await runMain(async ({ language, print }) => {
  const { values } = readArguments({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) return print(HELP[language]);
  const env = readEnv();
  if (!env.pseudonymKey) throw keyMissing();
  if (env.pseudonymKeysBefore.length === 0) throw nothingBefore();
  const ring = keyRing(env.pseudonymKey, env.pseudonymKeysBefore);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  await using turn = await store.takeTurn();
  if (!turn) throw collectingNow();
  const renewed = await renewKeys(store, ring);
  const fr = language === 'fr';
  if (!renewed) return print(fr ? 'La base porte déjà cette clé.' : 'The store bears this key already.');
  const [made, sealed] = [renewed.fingerprints, renewed.sealed].map((count) =>
    new Intl.NumberFormat(language).format(count),
  );
  print(
    fr
      ? `Empreintes refaites : ${made} ; scellés refaits : ${sealed}.`
      : `Fingerprints made anew: ${made}; seals made anew: ${sealed}.`,
  );
  if (!renewed.rewritten)
    print(
      fr
        ? 'Un autre programme lit la base et en retient l’ancien contenu : arrêtez-le ; la prochaine nuit l’efface.'
        : 'Another program reads the store and holds on to its old content: stop it; the next night erases it.',
    );
});

function nothingBefore(): AppError {
  return new AppError({
    code: 'pseudonym-key-before-missing',
    status: 400,
    field: 'PSEUDONYM_KEY_BEFORE',
    fr: 'PSEUDONYM_KEY_BEFORE manque : sans l’ancienne clé, personne ne serait plus reconnu. Rien n’a été écrit.',
    en: 'PSEUDONYM_KEY_BEFORE is missing: without the old key nobody would be recognised any more. Nothing was written.',
  });
}
