import { addDays, type Day } from '../../db/core/calendar.ts';
import { lastFinishedYear } from '../../db/core/period.ts';
import type { Mail } from '../../db/mail/mailer.ts';
import { countEditionsOf } from '../../db/queries/edition-life.ts';
import type { JobContext, PlanSetting } from '../job-context.ts';

/** A night that was missed on the anniversary is made up for during so many days; afterwards people decide. */
const CATCH_UP_DAYS = 30;

/** The year that ended on this day, or shortly before, when nobody has made an edition of it yet; else null. */
export async function yearToDraft(
  { store, collective: { startDay } }: Pick<PlanSetting, 'store' | 'collective'>,
  day: Day,
): Promise<number | null> {
  const year = lastFinishedYear(startDay, day);
  if (year === null || lastFinishedYear(startDay, addDays(day, -CATCH_UP_DAYS)) === year) return null;
  return (await countEditionsOf(store.db, year)) === 0 ? year : null;
}

/**
 * Makes the draft of the year that has just ended, and writes to the collective's own address that it is there: people
 * check, approve and publish it. A mail that does not leave fails the task, not the draft, which stays.
 */
export async function anniversary(context: JobContext, day: Day): Promise<void> {
  const { collective, mailer, publicUrl, draftEdition, log } = context;
  const year = await yearToDraft(context, day);
  if (year === null || !draftEdition) return;
  const id = (await draftEdition(year)).trim();
  const { contact, name } = collective;
  const isAddress = contact?.includes('@') && !contact.startsWith('https:');
  if (!mailer || !publicUrl || !contact || !isAddress)
    return log.info({ year, id }, 'drafted, nobody was written to');
  const delivery = await mailer.send({ to: contact, ...letter({ name, year, id, publicUrl }) });
  log.info({ year, id, delivery }, 'drafted, and the collective was written to');
}

/** In both languages: who reads the collective's mail is not known. */
function letter(of: { name: string; year: number; id: string; publicUrl: string }): Omit<Mail, 'to'> {
  const { name, year, id, publicUrl } = of;
  const subject = { fr: `le brouillon de ${year} est prêt`, en: `The draft of ${year} is ready` };
  const text = {
    fr: `Bonjour,

L’année i4Emploi qui finit en ${year} est complète, et son brouillon est fait : ${id}.
Il attend d’être relu, contrôlé, puis approuvé par une autre personne. Rien n’est publié tout seul.

${publicUrl}/fr/editions
`,
    en: `Hello,

The i4Emploi year that ends in ${year} is complete, and its draft is made: ${id}.
It waits to be read, checked, then approved by another person. Nothing is published by itself.

${publicUrl}/en/editions
`,
  };
  return { subject: `${name} : ${subject.fr} / ${subject.en}`, text: `${text.fr}\n${text.en}` };
}
