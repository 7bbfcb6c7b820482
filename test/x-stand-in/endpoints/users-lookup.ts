import type { Account } from '../../demo/world/model.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { list } from '../http/parameters.ts';
import { invalidRequest, notFound, type PartialError, suspendedUser } from '../http/problems.ts';
import { hydrateUsers } from '../wire/answer.ts';
import { isOpen, usernameAt } from '../world-index.ts';
import { absent } from './reposts.ts';

const USERNAME = /^[A-Za-z0-9_]{1,15}$/;

/** The account that bears the handle now; a handle given up finds nobody. */
function holder(call: Call, username: string): Account | undefined {
  const wanted = username.toLowerCase();
  return call.index.world.accounts.find((account) => usernameAt(account, call.now).toLowerCase() === wanted);
}

function problem(call: Call, account: Account | undefined, parameter: string, value: string): PartialError {
  const isSuspended = account && call.now >= (account.suspendedFrom ?? Infinity);
  return isSuspended ? suspendedUser(parameter, value) : notFound('user', parameter, value);
}

function several(
  call: Call,
  parameter: string,
  values: string[],
  find: (value: string) => Account | undefined,
): Answer {
  const found: Account[] = [];
  const errors: PartialError[] = [];
  for (const value of new Set(values)) {
    const account = find(value);
    if (account && isOpen(account, call.now)) found.push(account);
    else errors.push(problem(call, account, parameter, value));
  }
  const { body, reads } = hydrateUsers(found, call);
  return { body: { ...body, ...(errors.length && { errors }) }, reads };
}

export const userByUsername: Endpoint = {
  name: 'users/by/username/:username',
  limits: { app: 300, user: 900 },
  parameters: [],
  answer(call) {
    const { target } = call;
    if (!USERNAME.test(target)) {
      const message = `The \`username\` query parameter value [${target}] does not match ^[A-Za-z0-9_]{1,15}$`;
      throw invalidRequest('username', target, message);
    }
    const account = holder(call, target);
    if (!account || !isOpen(account, call.now))
      return absent(call, problem(call, account, 'username', target));
    const { body, reads } = hydrateUsers([account], call);
    return { body: { data: body.data?.[0] }, reads };
  },
};

export const usersBy: Endpoint = {
  name: 'users/by',
  limits: { app: 300, user: 900 },
  parameters: ['usernames'],
  answer: (call) =>
    several(call, 'usernames', list(call.query, 'usernames', USERNAME), (username) => holder(call, username)),
};

export const usersLookup: Endpoint = {
  name: 'users',
  limits: { app: 300, user: 900 },
  parameters: ['ids'],
  answer: (call) =>
    several(call, 'ids', list(call.query, 'ids', /^[0-9]{1,19}$/), (id) => call.index.accounts.get(id)),
};
