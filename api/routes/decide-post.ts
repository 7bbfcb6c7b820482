import { AppError } from '../../db/core/errors.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { decidePost as decide } from '../../db/queries/sorting-decisions.ts';
import { audited } from '../audited.ts';
import { DecideBody, DecidedAnswer } from '../contract/sorting.ts';
import { operation } from '../operation.ts';
import { SORTERS, sortingState } from '../sorting.ts';

export const decidePost = operation({
  id: 'decidePost',
  method: 'post',
  path: '/api/v1/sorting/decisions',
  summary: 'Say what a post is, as you saw it; refused with 409 when somebody else has decided since',
  roles: SORTERS,
  body: DecideBody,
  answer: DecidedAnswer,
  refusals: [400, 404, 409],
  async handle(context, { body: { post, last, label, sameAs }, who }) {
    if (sameAs !== undefined && label !== 'relay_support') throw mergedIsRelay();
    const { store, clock } = context;
    const at = clock.now();
    const decision = await store.db.transaction().execute(async (transaction) => {
      const taken = await decide(transaction, {
        postId: post,
        last,
        label,
        sameAs: sameAs ?? null,
        by: who.name,
        at,
      });
      if (taken.isNew)
        await recordAudit(transaction, audited(who, at, 'post-sorted', 'decision', taken.decision));
      return taken.decision;
    });
    return { post, decision, state: await sortingState(context, who) };
  },
});

const mergedIsRelay = (): AppError =>
  new AppError({
    code: 'query-invalid',
    status: 400,
    field: 'label',
    fr: 'Une publication qui redit une autre est un relais : « relay_support » est attendu.',
    en: 'A post that tells another one again is a relay: "relay_support" is expected.',
  });
