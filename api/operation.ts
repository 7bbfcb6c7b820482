import type { z } from 'zod';
import type { Role } from '../db/core/roles.ts';
import type { SharedLink } from '../db/queries/shared-links.ts';
import type { Session } from '../db/queries/sign-in.ts';
import type { Context } from './context.ts';

/** One operation of the API: what the OpenAPI document says of it, and what answers it. */
export type Operation = {
  readonly id: string;
  /** `post` changes something: its answer is never kept, and it must come from a page of ours. */
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/api/v1/indicators/{key}/measures`. */
  readonly path: string;
  readonly summary: string;
  /** Deny by default: an operation is closed unless it says that it is open. */
  readonly access: 'session' | 'open';
  /** Who may, of those signed in: none of them unless the operation names their role. Anybody else is refused with 403. */
  readonly roles: readonly Role[];
  /** `store`: the answer changes only when the store does, so 304 can be told before it is made. */
  readonly fresh: 'store' | 'never';
  /** What the answer is: JSON, or a text as it is. */
  readonly media: 'application/json' | 'text/csv';
  readonly params: z.ZodObject | null;
  readonly query: z.ZodObject | null;
  /** What is sent as JSON; null: nothing is read of it. */
  readonly body: z.ZodObject | null;
  readonly answer: z.ZodType | null;
  /** The statuses it may refuse with beside 401, 405 and 500. */
  readonly refusals: readonly number[];
  handle(context: Context, asked: Asked): Promise<unknown>;
  /**
   * What whoever opened a shared link is answered instead, in the same shape, from what was published and by the
   * link's scope alone. Null: such a reader is refused, as is the rule.
   */
  readonly shared: ((context: Context, asked: SharedAsked) => Promise<unknown>) | null;
  /** What whoever accepts `text/event-stream` is told: the same answer, now and again whenever it changes. */
  readonly live: ((context: Context) => Follow) | null;
};

/** Tells of an answer until it is called back; `ended`: nothing more will be told. */
export type Follow = (
  tell: (told: { readonly version: string; readonly answer: unknown }) => void,
  ended: () => void,
) => () => void;

/** What was asked, parsed by the schemas, and who asks: null of an open operation. */
export type Asked = { params: unknown; query: unknown; body?: unknown; who?: Session | null };

/** What was asked by whoever opened this link. */
type SharedAsked = Pick<Asked, 'params' | 'query'> & { readonly link: SharedLink };

type Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject, A extends z.ZodType> = {
  id: string;
  method?: 'post';
  path: string;
  summary: string;
  access?: 'open';
  roles?: readonly Role[];
  fresh?: 'store';
  media?: 'text/csv';
  params?: P;
  query?: Q;
  body?: B;
  answer?: A;
  refusals?: readonly number[];
  handle(
    context: Context,
    asked: { params: z.output<P>; query: z.output<Q>; body: z.output<B>; who: Session },
  ): Promise<z.input<A>>;
  shared?(
    context: Context,
    asked: { params: z.output<P>; query: z.output<Q>; link: SharedLink },
  ): Promise<z.input<A>>;
  live?: Operation['live'];
};

/** Ties the types of an operation's handler to its schemas. An open operation must not ask who it answers. */
export function operation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  A extends z.ZodType,
>(definition: Definition<P, Q, B, A>): Operation {
  const { shared } = definition;
  return {
    method: 'get',
    access: 'session',
    roles: [],
    fresh: 'never',
    media: 'application/json',
    params: null,
    query: null,
    body: null,
    answer: null,
    refusals: [],
    live: null,
    ...definition,
    // The mount parses with these very schemas, and knows the session or the link, before it calls.
    handle: (context, asked) =>
      definition.handle(context, asked as Parameters<Definition<P, Q, B, A>['handle']>[1]),
    shared: shared
      ? (context, asked) =>
          shared(context, asked as Parameters<NonNullable<Definition<P, Q, B, A>['shared']>>[1])
      : null,
  };
}
