import { AppError } from '../db/core/errors.ts';
import { type Trouble, watchStore } from '../db/health/watch-store.ts';
import type { JobSetting } from './job-context.ts';

/**
 * Looks at the store before anything is read and paid for: it is whole, it can be written, there is room beside it,
 * and the clock is not behind what it already holds. Reading it through takes about a second a gigabyte.
 * @throws AppError the worst trouble there is, with what to do about it
 */
export async function demandFitStore({
  store,
  clock,
  room,
}: Pick<JobSetting, 'store' | 'clock' | 'room'>): Promise<void> {
  await using watch = watchStore(store, { clock, ...(room !== undefined && { room }) });
  await watch.readThrough();
  const [worst] = await watch.look();
  if (worst) throw refusal(worst);
}

const refusal = ({ code, fr, en }: Trouble): AppError => new AppError({ code, status: 503, fr, en });
