import { recordAudit } from '../../db/queries/audit.ts';
import { decideProposed, undoDeclarationDecision } from '../../db/queries/sorting-declarations.ts';
import { audited } from '../audited.ts';
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
    const action = `declaration-${state === 'proposed' ? 'undone' : state}` as const;
    await store.db.transaction().execute(async (transaction) => {
      if (state === 'proposed') await undoDeclarationDecision(transaction, decision);
      else await decideProposed(transaction, { ...decision, state });
      await recordAudit(transaction, audited(who, decision.at, action, 'declaration', id));
    });
    return { declaration: id, state: await sortingState(context, who) };
  },
});
