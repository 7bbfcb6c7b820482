import type { Mail } from '../../db/mail/mailer.ts';
import {
  claimFollowUp,
  type DueFollowUp,
  noteInvited,
  releaseFollowUp,
} from '../../db/queries/follow-ups.ts';
import { forgetMail } from '../../db/queries/own-declaration.ts';
import type { JobContext } from '../job-context.ts';

/**
 * Asks those who agreed to it how their job goes on. Each invitation is claimed before it leaves and noted once it
 * has: killed in between, it is not sent again, and coordinators are told that nobody knows whether it left. An
 * address is opened only here, and erased when it has served or is none. Its log holds counts only.
 */
export async function followUps(context: JobContext): Promise<void> {
  const { store, clock, calendar, idSeal, mailer, publicUrl, signal, log, failpoint } = context;
  if (!mailer || !publicUrl) return;
  const told = { sent: 0, refused: 0, unknown: 0 };
  const today = calendar.dayOf(clock.now());
  for (;;) {
    signal.throwIfAborted();
    const next = await store.db
      .transaction()
      .execute((transaction) => claimFollowUp(transaction, today, clock.now()));
    if (!next) break;
    failpoint?.('before-fetch');
    const [address = '', token = ''] = idSeal.open(next.sealedMail, next.person).split(' ');
    const mail = invitation(next.month, {
      address,
      link: `${publicUrl}/fr/ma-declaration#${token}`,
      name: context.collective.name,
    });
    const delivery = await mailer.send(mail).catch(async (error: unknown) => {
      await releaseFollowUp(store.db, next.id);
      throw error;
    });
    failpoint?.('after-fetch');
    told[delivery] += 1;
    await store.db.transaction().execute(async (transaction) => {
      if (delivery === 'sent') await noteInvited(transaction, next.id, today);
      if (delivery === 'refused' || isLast(next)) await forgetMail(transaction, next.declarationId);
    });
  }
  log.info(told, 'asked how it goes on');
}

/** Nothing is asked after six months. */
const isLast = ({ month }: DueFollowUp): boolean => month === 6;

/** In both languages: which one the person reads is not kept. */
function invitation(
  month: 3 | 6,
  { address, link, name }: { address: string; link: string; name: string },
): Mail {
  const text = {
    fr: `Bonjour,

Vous avez déclaré un retour au travail à ${name}, et accepté que l’on vous demande des nouvelles après ${month} mois.
Travaillez-vous toujours ? Une réponse suffit, ici :

${link}

Ce lien est le vôtre : il permet aussi de corriger ou de retirer ce que vous avez dit, ou de ne plus rien recevoir.
Personne ne vous relancera.
`,
    en: `Hello,

You reported a return to work to ${name}, and agreed to be asked how it goes on after ${month} months.
Are you still in work? One answer is enough, here:

${link.replace('/fr/ma-declaration', '/en/my-declaration')}

This link is your own: it also lets you correct or withdraw what you said, or receive nothing more.
Nobody will remind you.
`,
  };
  const subject = { fr: 'travaillez-vous toujours ?', en: 'Are you still in work?' };
  return {
    to: address,
    subject: `${name} : ${subject.fr} / ${subject.en}`,
    text: `${text.fr}\n${text.en}`,
  };
}
