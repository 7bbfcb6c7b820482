import type { KnownId } from '../../db/queries/adopters.ts';
import type { JobContext } from '../job-context.ts';
import { usersByIds } from '../sources/x/accounts.ts';
import type { RequestRecord } from '../sources/x/request-record.ts';
import { type BioCheck, checkOf } from './notice-bios.ts';

/** Asks X for known accounts, at most 100, by the ids that only this process can read. One request. */
export async function lookUpBios(
  context: JobContext,
  known: readonly KnownId[],
): Promise<{ checks: BioCheck[]; requests: readonly RequestRecord[] }> {
  const ids = known.map(({ account, sealed_id }) => context.idSeal.open(sealed_id, account));
  const { users, gone, requests } = await usersByIds(context.x, ids);
  const checks = known.flatMap(({ account, sealed_id }, index): BioCheck[] => {
    const id = ids[index] as string;
    const user = users.get(id);
    if (user) return [checkOf(context, user)];
    return gone.has(id) ? [{ account, handle: null, sealId: () => sealed_id, shows: null }] : [];
  });
  return { checks, requests };
}
