import { z } from 'zod';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { systemClock } from '../../db/core/clock.ts';
import { readCollective } from '../../db/core/collective.ts';
import { readEnv } from '../../db/core/env.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { findStaffNamed } from '../../db/queries/staff.ts';
import { type Database, openStore } from '../../db/store.ts';
import { findForbiddenWords } from '../../db/words/forbidden-words.ts';
import { type Act, approve, correct, publish, readAnyEdition } from '../edition/life.ts';
import { lookAtStore } from '../gate/look-at-store.ts';
import { readGiven } from './read-given.ts';
import type { ReportOptions } from './ready.ts';

const Both = z.strictObject({
  fr: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
});
const MistakeFile = z.strictObject({ what: Both, why: Both });

export const DECISIONS = ['approve', 'publish', 'erratum'] as const;
export type Decision = (typeof DECISIONS)[number];
const AUDITED = {
  approve: 'edition-approved',
  publish: 'edition-published',
  erratum: 'erratum-published',
} as const;

/**
 * Approves or publishes an edition, or publishes an erratum of it, under the name of somebody who was invited to.
 * @throws AppError 400 when that is nobody who publishes; 404, 409 as the page of editions refuses
 */
export async function decide(
  decision: Decision,
  [id, file]: readonly (string | undefined)[],
  { by = '' }: ReportOptions,
  { print, language }: Pick<Terminal, 'print' | 'language'>,
): Promise<void> {
  if (!id) throw usageError(`${decision} attend une édition.`, `${decision} expects an edition.`, 'edition');
  const mistake = decision === 'erratum' ? await readMistake(file) : null;
  const env = readEnv();
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  const act = { id, by, at: systemClock.now() };
  const said = await store.db.transaction().execute(async (db) => {
    const staff = await findStaffNamed(db, by);
    if (staff?.role !== 'publisher' && staff?.role !== 'administrator') throw nobody();
    const done = mistake
      ? await correct(db, act, mistake)
      : await decideOn(db, decision, act, env.collectiveFile);
    await recordAudit(db, {
      ...{ at: act.at, actor: by, role: staff.role, action: AUDITED[decision] },
      ...{ object_kind: 'edition' as const, object_id: id },
    });
    return done;
  });
  print(DONE[decision](id, said)[language]);
}

async function decideOn(db: Database, decision: Decision, act: Act, file: string): Promise<number> {
  if (decision === 'publish') await publish(db, act);
  else await approve(db, act, await lookAtStore(db, readCollective(file), await readAnyEdition(db, act.id)));
  return 0;
}

const DONE: Record<Decision, (id: string, number: number) => { fr: string; en: string }> = {
  approve: (id) => ({ fr: `${id} : approuvée et figée.`, en: `${id}: approved and frozen.` }),
  publish: (id) => ({ fr: `${id} : publiée.`, en: `${id}: published.` }),
  erratum: (id, number) => ({
    fr: `${id} : rectificatif n° ${number} publié.`,
    en: `${id}: erratum no. ${number} published.`,
  }),
};

async function readMistake(file: string | undefined): Promise<z.infer<typeof MistakeFile>> {
  const text = file === undefined ? '' : (await readGiven(file)).toString('utf8');
  let read: z.infer<typeof MistakeFile>;
  try {
    read = MistakeFile.parse(JSON.parse(text));
  } catch {
    throw usageError(
      'erratum attend une édition et un fichier JSON, où what et why ont chacun fr et en.',
      'erratum expects an edition and a JSON file, where what and why have fr and en each.',
      'file',
    );
  }
  for (const said of [read.what.fr, read.what.en, read.why.fr, read.why.en]) {
    const words = findForbiddenWords(said);
    if (words) throw usageError(`Le texte dit « ${words} ».`, `The text says "${words}".`, 'file');
  }
  return read;
}

const nobody = () =>
  usageError(
    '--by attend le nom d’une personne invitée à publier (rôle publisher ou administrator).',
    '--by expects the name of somebody invited to publish (role publisher or administrator).',
    'by',
  );
