import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readEnv } from '../db/core/env.ts';
import { ROLES } from '../db/core/roles.ts';
import { openStore } from '../db/store.ts';
import { createSignInLink } from './auth/sign-in-link.ts';
import { publicUrlOf } from './public-url.ts';

const HELP = {
  fr: `npm run invite -- --role ROLE --name NOM : crée un lien qui fait entrer une personne, une fois, dans les 24 heures.
Elle enregistre alors une clé d’accès. Appareil perdu : le même nom et le même rôle, pour la même personne.

  --role ROLE  ${ROLES.join(' | ')}
  --name NOM   le nom que le service lui donne (80 signes au plus)

L’adresse du lien vient de PUBLIC_URL.`,
  en: `npm run invite -- --role ROLE --name NAME: makes a link that lets one person in, once, within 24 hours.
They register a passkey then. A lost device: the same name and role, for the same person.

  --role ROLE  ${ROLES.join(' | ')}
  --name NAME  what the service calls them (80 characters at most)

The address of the link comes from PUBLIC_URL.`,
};

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: {
      help: { type: 'boolean', short: 'h' },
      role: { type: 'string' },
      name: { type: 'string' },
    },
  });
  if (values.help) return print(HELP[language]);
  const role = ROLES.find((known) => known === values.role);
  if (!role) throw wrongRole();
  const name = values.name?.trim() ?? '';
  if (!name || name.length > 80) {
    throw usageError(
      '--name attend un nom de 1 à 80 signes.',
      '--name expects a name of 1 to 80 characters.',
      'name',
    );
  }
  const env = readEnv();
  await using store = await openStore(env.databaseUrl);
  const { url } = await createSignInLink(store, systemClock, { role, name, publicUrl: publicUrlOf(env) });
  print(url);
});

function wrongRole() {
  const roles = ROLES.join(', ');
  return usageError(`--role attend un rôle : ${roles}.`, `--role expects a role: ${roles}.`, 'role');
}
