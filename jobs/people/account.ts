import { AppError } from '../../db/core/errors.ts';
import type { Pseudonym } from '../../db/core/pseudonym.ts';
import type { Estimator } from '../estimates.ts';
import type { JobContext } from '../job-context.ts';
import { userByUsername } from '../sources/x/endpoints.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { priceOf } from '../sources/x/prices.ts';
import type { RequestRecord } from '../sources/x/request-record.ts';
import { XError } from '../sources/x/x-error.ts';
import { personName } from './person-name.ts';

const ID = /^\d{5,20}$/;
const HANDLE = /^@?\w{1,15}$/;

/** Who asks: X's number for the account, its handle, what a file calls the person, or several of these. */
export type Named = { readonly id?: string; readonly handle?: string; readonly inFiles?: string };

/** @throws AppError unless each text is a number or a handle, one of each at most */
export function readAccount(...texts: readonly string[]): Named {
  const id = texts.find((text) => ID.test(text));
  const handle = texts.find((text) => HANDLE.test(text) && !ID.test(text))?.replace('@', '');
  const named = { ...(id !== undefined && { id }), ...(handle !== undefined && { handle }) };
  if (texts.length > 0 && Object.keys(named).length === texts.length) return named;
  throw new AppError({
    code: 'account-unreadable',
    status: 400,
    field: 'ACCOUNT',
    fr: 'Le compte s’écrit @nom, ou par son numéro chez X (chiffres seulement), ou les deux.',
    en: 'An account is written @name, or as its number at X (digits only), or both.',
  });
}

/** Whether X must be asked for the number: of an account, the handle alone is known. */
export const isAsked = ({ id, handle }: Named): boolean => id === undefined && handle !== undefined;

/** One account looked up, at most. */
export const accountAtMost: Estimator = async ({ collective, clock }) => {
  const { microdollars } = priceOf(collective.prices, clock.now(), { posts: 0, users: 1 });
  return { span: null, work: { requests: 4, objects: 1, microdollars }, exact: true };
};

/** Why the number of an account is not known: nobody gave access to X, or X does not show the account. */
export type NumberMissing = 'no-access' | 'unknown-at-x';
type Whose = { readonly people: Pseudonym[]; readonly missing: NumberMissing | null };

/**
 * Whose rows are asked for: what came of X goes by the account's number, what was typed in a form or a file by its
 * handle, or by what the file calls the person. None is kept.
 */
export async function pseudonymsOf(context: JobContext, account: Named): Promise<Whose> {
  const { id, missing } = isAsked(account)
    ? await askNumber(context, account.handle ?? '')
    : { id: account.id, missing: null };
  const handle = account.handle === undefined ? undefined : `@${account.handle.toLowerCase()}`;
  const inFiles = account.inFiles === undefined ? undefined : personName(account.inFiles);
  const names = [id, handle, inFiles].filter((name) => name !== undefined);
  return { people: [...new Set(names)].map(context.pseudonymise), missing };
}

async function askNumber(
  context: JobContext,
  handle: string,
): Promise<{ id?: string; missing: NumberMissing | null }> {
  if (context.withoutX) return { missing: 'no-access' };
  const book = (requests: readonly RequestRecord[]) =>
    context.store.db.transaction().execute((transaction) => recordRequests(transaction, context, requests));
  try {
    const { user, requests } = await userByUsername(context.x, handle);
    await book(requests);
    return { id: user.id, missing: null };
  } catch (error) {
    if (!(error instanceof XError && error.kind === 'not-found')) throw error;
    await book(error.requests);
    return { missing: 'unknown-at-x' };
  }
}
