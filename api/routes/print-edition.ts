import { AppError } from '../../db/core/errors.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { noteFrozenAndPrinted } from '../../reports/edition/life.ts';
import { printingOf } from '../../reports/edition/printings.ts';
import { PrintBody, PrintedFile } from '../contract/editions-desk.ts';
import { EDITORS } from '../editions-desk.ts';
import { operation } from '../operation.ts';

export const printEdition = operation({
  id: 'printEdition',
  method: 'post',
  path: '/api/v1/editions-desk/prints',
  summary:
    'Print one file of a frozen edition, and hand it over; takes some seconds, and nothing of it is kept but its digest',
  roles: EDITORS,
  body: PrintBody,
  answer: PrintedFile,
  refusals: [400, 404, 409, 503],
  async handle({ store, clock, printEdition }, { body, who }) {
    const { edition: id, print, language } = body;
    if (!(await findEdition(store.db, id))) throw notFrozen();
    if (!printEdition) throw cannotPrint();
    const file = await printEdition(body);
    const printing = printingOf(print, language, [Buffer.from(file.base64, 'base64')]);
    const act = { id, by: who.name, at: clock.now() };
    await store.db.transaction().execute((db) => noteFrozenAndPrinted(db, act, [printing]));
    return file;
  },
});

const notFrozen = (): AppError =>
  new AppError({
    code: 'edition-not-frozen',
    status: 404,
    fr: 'Cette édition n’est pas figée, ou n’existe pas : seule une édition approuvée s’imprime.',
    en: 'This edition is not frozen, or does not exist: only an approved edition is printed.',
  });

const cannotPrint = (): AppError =>
  new AppError({
    code: 'print-unavailable',
    status: 503,
    fr: 'Ce service ne peut pas imprimer. Lancez « npm run report -- anniversary --edition ID ».',
    en: 'This service cannot print. Run "npm run report -- anniversary --edition ID".',
  });
