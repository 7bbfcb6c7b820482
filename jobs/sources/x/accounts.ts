import type { XClient } from './client.ts';
import { isWire, readUser, type XUser } from './dialect.ts';
import { spent } from './pages.ts';
import type { RequestRecord } from './request-record.ts';
import { XError } from './x-error.ts';

/** X looks up so many accounts at once. */
export const LOOKED_UP = 100;

export type LookedUp = {
  readonly users: ReadonlyMap<string, XUser>;
  /** Ids that X says it does not show: suspended or deleted. */
  readonly gone: ReadonlySet<string>;
  readonly requests: readonly RequestRecord[];
};

/**
 * Accounts by id, at most 100, whatever their handle has become. Those that are gone come as errors beside the
 * others, and are not billed; an id may be in neither list.
 * @throws XError `field-missing` when X left out the bios
 */
export async function usersByIds(x: XClient, ids: readonly string[]): Promise<LookedUp> {
  const endpoint = 'users';
  const query = { ids: ids.join(','), 'user.fields': 'description,public_metrics' };
  const { body, requests } = await x.get({ endpoint, query });
  const record = requests.at(-1) as RequestRecord;
  try {
    if (!isWire(body)) throw new XError('unexpected-shape', endpoint);
    const { data = [], errors = [] } = body;
    if (!Array.isArray(data) || !Array.isArray(errors) || data.length + errors.length === 0)
      throw new XError('unexpected-shape', endpoint, { detail: 'data' });
    const users = data.map((item: unknown) => readUser(item, endpoint, 'followers'));
    record.reads = { posts: [], users: users.map(({ id }) => id) };
    if (users.length > 0 && users.every(({ description }) => description === null))
      throw new XError('field-missing', endpoint, { detail: 'description' });
    const found = new Map(users.map((user) => [user.id, user]));
    const named = errors.flatMap((error: unknown) => (isWire(error) ? [error.value, error.resource_id] : []));
    const gone = new Set(ids.filter((id) => named.includes(id) && !found.has(id)));
    return { users: found, gone, requests };
  } catch (error) {
    throw spent(error, requests);
  }
}
