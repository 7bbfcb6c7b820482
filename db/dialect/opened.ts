import type { Dialect } from 'kysely';

/** An engine that is ready: how Kysely speaks to it, and how one process of several takes its turn. */
export type Opened = { readonly dialect: Dialect; readonly takeTurn: TakeTurn };

/** The turn, until it is disposed of or the process ends; null when another process has it. */
export type TakeTurn = () => Promise<AsyncDisposable | null>;

/** For a store that no other process can reach. */
export const alone: TakeTurn = async () => ({ [Symbol.asyncDispose]: async () => {} });
