import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { readEnv } from '../db/core/env.ts';
import { AppError } from '../db/core/errors.ts';
import { ROLES } from '../db/core/roles.ts';
import { withdrawInvitation } from '../db/queries/sign-in-links.ts';
import { findStaffNamed } from '../db/queries/staff.ts';
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
  --back       gives this person whose access ended it back, in the role they had, by a new link
  --withdraw   withdraws their link before it is used (without --role)

The address of the link comes from PUBLIC_URL.`,
};

const WITHDRAWN = { fr: 'Le lien n’ouvre plus rien.', en: 'The link opens nothing any more.' };

await runMain(async ({ language, print }) => {
  const { values } = readArguments({
    options: {
      help: { type: 'boolean', short: 'h' },
      role: { type: 'string' },
      name: { type: 'string' },
      back: { type: 'boolean' },
      withdraw: { type: 'boolean' },
    },
  });
  if (values.help) return print(HELP[language]);
  const role = ROLES.find((known) => known === values.role);
  if (!role && !values.withdraw) throw wrongRole();
  const name = values.name?.trim() ?? '';
  if (!name || name.length > 80) {
    throw usageError(
      '--name attend un nom de 1 à 80 signes.',
      '--name expects a name of 1 to 80 characters.',
      'name',
    );
  }
  const env = readEnv();
  if (values.withdraw || !role) {
    await using store = await openStore(env.databaseUrl, { mustExist: true });
    const someone = await findStaffNamed(store.db, name);
    const args = { staffId: someone?.id ?? 0, by: null, now: systemClock.now() };
    if ((await withdrawInvitation(store.db, args)) === 0) throw nothingOpen();
    return print(WITHDRAWN[language]);
  }
  await using store = await openStore(env.databaseUrl);
  const person = { role, name, publicUrl: publicUrlOf(env), back: values.back ?? false };
  const { url } = await createSignInLink(store, systemClock, person);
  print(url);
});

function nothingOpen() {
  return new AppError({
    code: 'no-open-link',
    status: 404,
    field: 'name',
    fr: 'Aucun lien de cette personne n’est encore ouvert : il a servi, il a expiré, ou le nom n’est pas celui-là.',
    en: 'No link of this person is still open: it was used, it has expired, or the name is another.',
  });
}

function wrongRole() {
  const roles = ROLES.join(', ');
  return usageError(`--role attend un rôle : ${roles}.`, `--role expects a role: ${roles}.`, 'role');
}
