import { recordAudit } from '../../db/queries/audit.ts';
import { undoDecision } from '../../db/queries/sorting-decisions.ts';
import { waitingPost } from '../../db/queries/sorting-queue.ts';
import { audited } from '../audited.ts';
import { UndoBody, UndoneAnswer } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { SORTERS, shownPosts, sortingState } from '../sorting.ts';

export const undoPostDecision = operation({
  id: 'undoPostDecision',
  method: 'post',
  path: '/api/v1/sorting/undone',
  summary: 'Take back a decision of yours; refused with 409 when another was taken since',
  roles: SORTERS,
  body: UndoBody,
  answer: UndoneAnswer,
  refusals: [400, 404, 409],
  async handle(context, { body: { decision }, who }) {
    const { store, clock, calendar } = context;
    const at = clock.now();
    const { postId } = await store.db.transaction().execute(async (transaction) => {
      const undone = await undoDecision(transaction, { decision, by: who.name, at });
      await recordAudit(transaction, audited(who, at, 'sorting-undone', 'decision', decision));
      return undone;
    });
    const waiting = await waitingPost(store.db, postId, calendar.dayOf(at));
    const [post = null] = await shownPosts(context, waiting ? [waiting] : []);
    return { post, state: await sortingState(context, who) };
  },
});
