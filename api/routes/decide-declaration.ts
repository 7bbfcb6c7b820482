import { decideProposed, undoDeclarationDecision } from '../../db/queries/sorting-declarations.ts';
import { ConfirmBody, ConfirmedAnswer } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { SORTERS, sortingState } from '../sorting.ts';

export const decideDeclaration = operation({
  id: 'decideDeclaration',
  method: 'post',
  path: '/api/v1/sorting/declaration-decisions',
  summary: 'Confirm or reject a declaration that somebody else entered, or take your own decision back',
  roles: SORTERS,
  body: ConfirmBody,
  answer: ConfirmedAnswer,
  refusals: [400, 404, 409],
  async handle(context, { body: { declaration: id, state }, who }) {
    const { store, clock } = context;
    const decision = { id, by: who.name, at: clock.now() };
    await store.db
      .transaction()
      .execute((transaction) =>
        state === 'proposed'
          ? undoDeclarationDecision(transaction, decision)
          : decideProposed(transaction, { ...decision, state }),
      );
    return { declaration: id, state: await sortingState(context, who) };
  },
});
