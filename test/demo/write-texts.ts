import type { TextSlot } from '../../api/contract/edition-text.ts';
import type { Instant } from '../../db/core/calendar.ts';
import { addEditionText, listEditionTexts } from '../../db/queries/edition-texts.ts';
import type { Store } from '../../db/store.ts';

/** What publishers of a real collective would write; nobody did. Figures are references: they fill with those of the world. */
const TEXTS: Readonly<Record<Exclude<TextSlot, 'coverage'>, { fr: string; en: string }>> = {
  opening: {
    fr: `Cette année, le compte du collectif a relayé {{figure:collective_relays.rounded}} demandes. Depuis le premier jour, {{figure:hashtag_posts_original.all.rounded}} publications ont porté son hashtag.

Ces nombres ne disent pas si un relais a été lu, ni s’il a servi. Nous ne savons d’un retour au travail que ce que les personnes elles-mêmes nous en disent : ce rapport sépare toujours ce qui est demandé, ce qui est relayé et ce qui est déclaré.`,
    en: `This year the account of the collective relayed {{figure:collective_relays.rounded}} requests. Since the first day {{figure:hashtag_posts_original.all.rounded}} posts have borne its hashtag.

These numbers do not say whether a relay was read, nor whether it was of use. Of a return to work we know only what people tell us themselves: this report always keeps apart what is asked, what is relayed and what is reported.`,
  },
  about: {
    fr: `Des bénévoles relaient sur X les publications de personnes qui cherchent un travail. **Un relais n’est ni une recommandation, ni une promesse d’emploi** : c’est un message que d’autres voient passer.

- Qui cherche publie sa demande avec le hashtag, ou en s’adressant au compte.
- Les bénévoles trient chaque demande, puis la relaient.
- Qui retrouve un travail peut le dire au collectif, ou non.`,
    en: `Volunteers relay on X the posts of people who are looking for work. **A relay is neither a recommendation nor the promise of a job**: it is a message that others see go by.

- Whoever is looking posts a request with the hashtag, or addressed to the account.
- Volunteers sort each request, then relay it.
- Whoever finds work may tell the collective, or not.`,
  },
  support: {
    fr: `La lecture de X, l’hébergement de ce service et l’impression du rapport. Aucun relais ne se paie : {{figure:seekers_relayed.all}} personnes ont été relayées de la même manière, qu’un partenaire existe ou non.`,
    en: `Reading X, hosting this service and printing the report. No relay is paid for: {{figure:seekers_relayed.all}} people were relayed in the same way, whether there is a partner or not.`,
  },
  thanks: {
    fr: `À toutes les personnes qui relaient, trient et répondent, et à celles qui ont pris le temps de donner des nouvelles, bonnes ou mauvaises.`,
    en: `To everybody who relays, sorts and answers, and to those who took the time to give news, good or bad.`,
  },
};

/** Writes the texts of an edition of the demonstration, once for a store. */
export async function writeTexts({ db }: Store, year: number, at: Instant): Promise<void> {
  if ((await listEditionTexts(db, year)).length > 0) return;
  await db.transaction().execute(async (transaction) => {
    for (const [slot, text] of Object.entries(TEXTS) as [TextSlot, { fr: string; en: string }][])
      for (const language of ['fr', 'en'] as const) {
        const by = { written_by: 'benevole-4', known_at: at };
        await addEditionText(transaction, {
          year,
          slot,
          language,
          version: 1,
          markdown: text[language],
          ...by,
        });
      }
  });
}
