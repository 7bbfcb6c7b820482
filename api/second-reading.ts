import { addDays } from '../db/core/calendar.ts';
import { agreementTable, listToReadAgain, postToReadAgain } from '../db/queries/second-readings.ts';
import type { Session } from '../db/queries/sign-in.ts';
import { cohenKappa } from '../db/statistics/kappa.ts';
import { secondSample } from '../db/statistics/second-sample.ts';
import type { Context } from './context.ts';
import type { SecondReadingAnswer } from './contract/second-reading.ts';

const AGREEMENT_DAYS = 365;

/** Who reads, and on which day. */
export function readerOf({ clock, calendar }: Context, { name }: Session) {
  return { by: name, today: calendar.dayOf(clock.now()) };
}

/** The next post for a second, blind reading, and how far readings agree. Costs the posts whose text is kept. */
export async function secondReading(context: Context, who: Session): Promise<SecondReadingAnswer> {
  const { store, sampleKey } = context;
  const reader = readerOf(context, who);
  const table = await agreementTable(store.db, addDays(reader.today, -AGREEMENT_DAYS));
  const agreed = cohenKappa(table);
  const agreement = agreed && {
    n: agreed.n,
    observed: agreed.observed,
    kappa: agreed.kappa,
    interval: agreed.interval && { low: agreed.interval.low, high: agreed.interval.high },
  };
  if (!sampleKey) return { state: 'no-key', post: null, waiting: 0, agreement };
  const ids = await listToReadAgain(store.db, { ...reader, isInSample: secondSample(sampleKey) });
  const [first] = ids;
  const found = first === undefined ? undefined : await postToReadAgain(store.db, first, reader);
  const post = found ? { id: found.id, day: found.day, kind: found.kind, text: found.text } : null;
  return { state: 'open', post, waiting: ids.length, agreement };
}
