import { alikeDeclarations } from '../../db/queries/alike-declarations.ts';
import { listToConfirm } from '../../db/queries/sorting-declarations.ts';
import { ToConfirmAnswer } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { SORTERS, sortingState } from '../sorting.ts';

const MOST = 50;

export const listDeclarationsToConfirm = operation({
  id: 'listDeclarationsToConfirm',
  path: '/api/v1/sorting/declarations',
  summary: 'Declarations that wait for a second person, without those that you entered',
  roles: SORTERS,
  answer: ToConfirmAnswer,
  async handle(context, { who }) {
    const { declarations } = await listToConfirm(context.store.db, { by: who.name, limit: MOST });
    const alike = await alikeDeclarations(context.store.db, declarations);
    const shown = declarations.map(({ id, day, source, post_id, text }) => ({
      id,
      day,
      source,
      post: post_id,
      text,
      alike: (alike.get(id) ?? []).map(({ state, ...one }) => ({ ...one, confirmed: state === 'confirmed' })),
    }));
    return { declarations: shown, state: await sortingState(context, who) };
  },
});
