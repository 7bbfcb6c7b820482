import { AppError } from '../../db/core/errors.ts';
import type { Pseudonym } from '../../db/core/pseudonym.ts';
import type { Estimator } from '../estimates.ts';
import type { JobContext } from '../job-context.ts';
import { userByUsername } from '../sources/x/endpoints.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { priceOf } from '../sources/x/prices.ts';

const ID = /^\d{5,20}$/;
const HANDLE = /^@?\w{1,15}$/;

/** An account as a person names it: X's number for it, which asks nothing of X, or its handle, which asks X once. */
export type Named = { readonly id: string } | { readonly handle: string };

/** @throws AppError when the text is neither a number nor a handle */
export function readAccount(text: string): Named {
  if (ID.test(text)) return { id: text };
  if (HANDLE.test(text)) return { handle: text.replace('@', '') };
  throw new AppError({
    code: 'account-unreadable',
    status: 400,
    field: 'ACCOUNT',
    fr: 'Le compte s’écrit @nom, ou par son numéro chez X (chiffres seulement).',
    en: 'An account is written @name, or as its number at X (digits only).',
  });
}

/** One account looked up, at most. */
export const accountAtMost: Estimator = async ({ collective, clock }) => {
  const { microdollars } = priceOf(collective.prices, clock.now(), { posts: 0, users: 1 });
  return { span: null, work: { requests: 4, objects: 1, microdollars }, exact: true };
};

/**
 * Whose rows are asked for: what came of X goes by the account's number, what was typed in a form or a file by its
 * handle. Neither is kept.
 */
export async function pseudonymsOf(context: JobContext, account: Named): Promise<Pseudonym[]> {
  if ('id' in account) return [context.pseudonymise(account.id)];
  const { user, requests } = await userByUsername(context.x, account.handle);
  await context.store.db
    .transaction()
    .execute((transaction) => recordRequests(transaction, context, requests));
  return [user.id, `@${account.handle.toLowerCase()}`].map(context.pseudonymise);
}
