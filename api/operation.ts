import type { z } from 'zod';
import type { Context } from './context.ts';

/** One operation of the API: what the OpenAPI document says of it, and what answers it. */
export type Operation = {
  readonly id: string;
  /** As OpenAPI writes it: `/api/v1/indicators/{key}/measures`. */
  readonly path: string;
  readonly summary: string;
  /** Deny by default: an operation is closed unless it says that it is open. */
  readonly access: 'session' | 'open';
  /** `store`: the answer changes only when the store does, so 304 can be told before it is made. */
  readonly fresh: 'store' | 'never';
  /** What the answer is: JSON, or a text as it is. */
  readonly media: 'application/json' | 'text/csv';
  readonly params: z.ZodObject | null;
  readonly query: z.ZodObject | null;
  readonly answer: z.ZodType | null;
  /** The statuses it may refuse with beside 401, 405 and 500. */
  readonly refusals: readonly number[];
  handle(context: Context, asked: { params: unknown; query: unknown }): Promise<unknown>;
};

type Definition<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType> = {
  id: string;
  path: string;
  summary: string;
  access?: 'open';
  fresh?: 'store';
  media?: 'text/csv';
  params?: P;
  query?: Q;
  answer?: A;
  refusals?: readonly number[];
  handle(context: Context, asked: { params: z.output<P>; query: z.output<Q> }): Promise<z.input<A>>;
};

/** Ties the types of an operation's handler to its schemas. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  definition: Definition<P, Q, A>,
): Operation {
  return {
    access: 'session',
    fresh: 'never',
    media: 'application/json',
    params: null,
    query: null,
    answer: null,
    refusals: [],
    ...definition,
    // The mount parses both with these very schemas before it calls.
    handle: (context, asked) =>
      definition.handle(context, asked as { params: z.output<P>; query: z.output<Q> }),
  };
}
