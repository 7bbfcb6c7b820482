import { EditionAnswer } from '../../../api/contract/edition.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { decideTestimonial, listTestimonials } from '../../../db/queries/testimonials.ts';
import type { Store } from '../../../db/store.ts';
import { type Service, startService } from '../api/service.ts';
import { AGREED, KEY, tellerWith } from '../api/telling.ts';
import { build, makePublic, thirdYear } from './third-year.ts';

export const WORDS = 'Trois relais, un appel, un entretien : je commence lundi.';
const ONLY_REPORT = { quote_report: 'yes', quote_dashboard: 'no', quote_social: 'no' };
const ONLY_DASHBOARD = { ...ONLY_REPORT, quote_report: 'no', quote_dashboard: 'yes' };

/** Somebody who tells of a job within the third year, and is quoted with these words where they say so. */
async function tells(service: Service, account: string, quote: string, where = ONLY_REPORT) {
  const teller = tellerWith(service);
  const { token } = await teller.declare({ ...AGREED, start_day: '2018-09-10', account });
  await teller.open(token, { quote, shown_name: 'Aline', adult: 'yes', do: 'testify', ...where });
  return { takeBack: () => teller.open(token, { do: 'untestify' }) };
}

/** The third year with words of four people: read and agreed to for the report are those of the first alone. */
export async function quoted(store: Store, more: Parameters<typeof startService>[1] = {}) {
  await makePublic(store, await thirdYear(store));
  const service = await startService(store, { sampleKey: KEY, ...more });
  service.clock.set('2018-09-20T09:00:00Z');
  const alice = await tells(service, '@alice', WORDS);
  await tells(service, '@ben', 'Ces mots-là ne sont que pour le tableau de bord.', ONLY_DASHBOARD);
  await tells(service, '@charlie', 'Ces mots-là, une bénévole n’en veut pas.');
  await tells(service, '@dora', 'Ces mots-là, personne ne les a encore lus.');
  const at = service.clock.now();
  for (const { id } of await listProposedDeclarations(store.db))
    await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
  for (const { id, text } of await listTestimonials(store.db)) {
    const state = text.includes('n’en veut pas') ? 'refused' : 'accepted';
    if (!text.includes('personne ne les a')) await decideTestimonial(store.db, { id, state, by: 'bob', at });
  }
  service.clock.set('2018-10-02T09:00:00Z');
  const document = await build(store);
  const cookie = await service.enter('bob', 'publisher');
  return {
    ...{ service, alice, document },
    read: async () =>
      EditionAnswer.parse(await (await service.ask(`/api/v1/editions/${document.id}`, { cookie })).json()),
    readDraft: async () =>
      EditionAnswer.parse(
        await (await service.ask(`/api/v1/editions-desk/drafts/${document.id}`, { cookie })).json(),
      ),
  };
}
