import { AppError } from '../../db/core/errors.ts';
import { recordAudit } from '../../db/queries/audit.ts';
import { postToReadAgain } from '../../db/queries/second-readings.ts';
import { addSecondReading } from '../../db/queries/service-record.ts';
import { secondSample } from '../../db/statistics/second-sample.ts';
import { audited } from '../audited.ts';
import { SecondReadingAnswer, SecondReadingBody } from '../contract/second-reading.ts';
import { operation } from '../operation.ts';
import { readerOf, secondReading } from '../second-reading.ts';
import { SORTERS } from '../sorting.ts';

export const readPostAgain = operation({
  id: 'readPostAgain',
  method: 'post',
  path: '/api/v1/sorting/second-readings',
  summary: 'How a second person sorts a post of the sample; it changes no figure but the agreement',
  roles: SORTERS,
  body: SecondReadingBody,
  answer: SecondReadingAnswer,
  refusals: [400, 409],
  async handle(context, { body, who }) {
    const { store, clock, sampleKey } = context;
    const reader = readerOf(context, who);
    const isInSample = sampleKey && secondSample(sampleKey)(body.post);
    const kept =
      isInSample &&
      (await store.db.transaction().execute(async (transaction) => {
        const post = await postToReadAgain(transaction, body.post, reader);
        if (!post) return false;
        const at = clock.now();
        const added = await addSecondReading(transaction, {
          post_id: post.id,
          label: body.label,
          first_label: post.label,
          read_by: who.name,
          read_at: at,
          day: reader.today,
        });
        // Its key is the post's own number, which the audit does not keep.
        if (added)
          await recordAudit(transaction, audited(who, at, 'post-read-again', 'second-reading', null));
        return added;
      }));
    if (!kept) throw notYours();
    return secondReading(context, who);
  },
});

/** Chosen by nobody, sorted by oneself, read already, or its text gone: all the same to who asks. */
const notYours = (): AppError =>
  new AppError({
    code: 'second-reading-refused',
    status: 409,
    fr: 'Cette publication n’est pas, ou plus, à relire par vous. Voici la suivante.',
    en: 'This post is not, or no longer, for you to read again. Here is the next one.',
  });
