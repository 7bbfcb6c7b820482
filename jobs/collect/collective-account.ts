import type { JobContext } from '../job-context.ts';
import type { XUser } from '../sources/x/dialect.ts';
import { userByUsername } from '../sources/x/endpoints.ts';
import { recordRequests } from '../sources/x/ledger.ts';

/** The collective's own account as X knows it, looked up once a day: a cent each time. */
export async function collectiveAccount(context: JobContext): Promise<XUser> {
  const { x, clock, collective, store } = context;
  const day = clock.now().slice(0, 10);
  if (x.learnt.account?.day === day) return x.learnt.account.user;
  const { user, requests } = await userByUsername(x, collective.account);
  await store.db.transaction().execute((transaction) => recordRequests(transaction, context, requests));
  x.learnt.account = { day, user };
  return user;
}
