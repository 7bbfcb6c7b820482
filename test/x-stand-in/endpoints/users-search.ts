import { valueAt } from '../../demo/world/model.ts';
import { compareIds } from '../../demo/world/snowflake.ts';
import type { Endpoint } from '../endpoint.ts';
import { askedFor, positionOf, tokenOf } from '../http/paging.ts';
import { integer } from '../http/parameters.ts';
import { invalidRequest } from '../http/problems.ts';
import { hydrateUsers } from '../wire/answer.ts';
import { isOpen, usernameAt } from '../world-index.ts';

const PATTERN = /^[A-Za-z0-9_' ]{1,50}$/;

/**
 * Accounts whose name, handle or bio holds the words: look-alikes too, so the client must filter. Ordered by id, so
 * that pages neither lose nor repeat anybody while bios change; X's own order is not known.
 */
export const usersSearch: Endpoint = {
  name: 'users/search',
  limits: { user: 900 },
  parameters: ['query', 'max_results', 'next_token'],
  answer(call) {
    const { query, index, now } = call;
    const text = query.get('query') ?? '';
    if (!PATTERN.test(text)) {
      throw invalidRequest(
        'query',
        text,
        `The \`query\` query parameter value [${text}] does not match ${PATTERN.source}`,
      );
    }
    const size = integer(query, 'max_results', 1, 1000, 100);
    const asked = askedFor('users/search', text);
    const last = positionOf(query, ['next_token'], asked)?.last;
    const wanted = text.toLowerCase().trim();
    const hits = index.world.accounts
      .filter((account) => {
        if (!isOpen(account, now)) return false;
        const told = [account.name, usernameAt(account, now), valueAt(account.descriptions, now)];
        return told.some((one) => one.toLowerCase().includes(wanted));
      })
      .filter((account) => last === undefined || compareIds(account.id, String(last)) > 0)
      .sort((left, right) => compareIds(left.id, right.id));
    const page = hits.slice(0, size);
    const { body, reads } = hydrateUsers(page, call);
    const nextToken = hits.length > size ? tokenOf(asked, { last: page.at(-1)?.id ?? '' }) : null;
    return { body: { ...body, meta: nextToken ? { next_token: nextToken } : {} }, reads };
  },
};
