import type { Random } from '../../demo/world/random.ts';
import type { FaultAction, FaultCall } from './faults.ts';
import { clientNotEnrolled, creditsDepleted, overCapacity, usageCapExceeded } from './known-refusals.ts';
import { invalidRequest, notFound, PROBLEMS, tooManyRequests, unauthorized, XProblem } from './problems.ts';

/** What a fault may look at; `token` is the real one asked for, `before` those asked for earlier in this set. */
export type StormCall = FaultCall & {
  readonly now: number;
  readonly random: Random;
  readonly token: string | null;
  readonly before: readonly string[];
  /** Another name for a token, or for the beginning of the set. */
  alias(token: string | null): string;
  /** X forgets the token until the set is asked for from its beginning. */
  forget(): void;
};
export type StormFault = {
  /** Soft: another try, or care, gets the answer all the same. Hard: the task ends there. */
  readonly force: 'soft' | 'hard';
  /** How many answers in a row at most. */
  readonly lasts?: number;
  /** Null: this call cannot go wrong that way. */
  readonly act: (call: StormCall) => FaultAction | null;
};

type Body = { data?: unknown; meta?: Record<string, unknown>; includes?: Record<string, unknown> };
type Item = Record<string, unknown>;

const problem = (thrown: XProblem, headers = {}): FaultAction => ({
  kind: 'answer',
  status: thrown.status,
  body: thrown.body,
  headers: { 'content-type': 'application/problem+json', ...headers },
});
const forbidden = (title: string, type: string): FaultAction =>
  problem(new XProblem(403, { title, type: `${PROBLEMS}/${type}`, status: 403, detail: title }));
const serverError = (status: number): FaultAction =>
  problem(new XProblem(status, { title: 'Internal Error', type: 'about:blank', status }));
/** The first kind of 429; `reset` as the header says it, null for none. */
const limited = (reset: (now: number) => string | null): StormFault => ({
  force: 'soft',
  act: ({ now }) =>
    problem(tooManyRequests(), { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset(now) }),
});
const seconds = (at: number): string => String(Math.ceil(at / 1000));
const itemsOf = (body: unknown): Item[] => {
  const { data } = body as Body;
  return Array.isArray(data) ? data : typeof data === 'object' && data !== null ? [data as Item] : [];
};
const usersOf = (body: unknown): Item[] => ((body as Body).includes?.users ?? []) as Item[];
const rewrite =
  (change: (body: unknown) => void, headers = {}) =>
  (): FaultAction => ({
    kind: 'rewrite',
    headers,
    change(body) {
      change(body);
      return body;
    },
  });
const isPaged = ({ endpoint }: FaultCall): boolean =>
  endpoint !== 'usage/tweets' && !endpoint.startsWith('users/by');
/** The account search is signed with its query: it cannot be asked something else. */
const isUnsigned = (call: FaultCall): boolean => isPaged(call) && call.endpoint !== 'users/search';
const tokenName = (call: FaultCall): string =>
  call.query.has('next_token') ? 'next_token' : 'pagination_token';
const tooLarge = 'x'.repeat(11_000_000);

/** All that facts and experience say X, or the way to it, may do wrong without lying about what it holds. */
export const STORM_FAULTS = {
  'html-503': { force: 'soft', lasts: 5, act: overCapacity },
  'html-502': { force: 'soft', lasts: 2, act: () => ({ kind: 'html', status: 502 }) },
  'json-500': { force: 'soft', lasts: 2, act: () => serverError(500) },
  'json-504': { force: 'soft', act: () => serverError(504) },
  'html-200': { force: 'soft', act: () => ({ kind: 'html', status: 200 }) },
  'reset-before': { force: 'soft', lasts: 2, act: () => ({ kind: 'reset' }) },
  'reset-after-headers': { force: 'soft', act: () => ({ kind: 'reset', after: 'headers' }) },
  'reset-half': { force: 'soft', lasts: 2, act: () => ({ kind: 'reset', after: 'half' }) },
  stall: { force: 'soft', act: () => ({ kind: 'stall' }) },
  trickle: { force: 'soft', act: () => ({ kind: 'trickle' }) },
  'truncated-gzip': { force: 'soft', act: () => ({ kind: 'truncate-gzip' }) },
  'corrupt-gzip': { force: 'soft', act: () => ({ kind: 'corrupt-gzip' }) },
  'truncated-json': { force: 'soft', lasts: 2, act: () => ({ kind: 'truncate-json' }) },
  'too-large': { force: 'soft', act: rewrite((body) => Object.assign(body as Item, { padding: tooLarge })) },
  'rate-1s': limited((now) => seconds(now + 1000)),
  'rate-900s': limited((now) => seconds(now + 900_000)),
  'rate-past': limited((now) => seconds(now - 60_000)),
  'rate-absent': limited(() => null),
  'rate-garbage': limited(() => 'soon'),
  'rate-milliseconds': limited((now) => String(now + 30_000)),
  'too-fast': {
    force: 'soft',
    act: () => problem(tooManyRequests(), { 'x-rate-limit-remaining': '299' }),
  },
  'none-remaining': {
    force: 'soft',
    act: ({ now }) =>
      rewrite(() => {}, { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': seconds(now + 5000) })(),
  },
  'empty-page': {
    force: 'soft',
    act: (call) =>
      isUnsigned(call)
        ? {
            kind: 'answer',
            status: 200,
            body: { meta: { result_count: 0, next_token: call.alias(call.token) } },
          }
        : null,
  },
  'short-page': {
    force: 'soft',
    act(call) {
      if (!isUnsigned(call) || !call.query.has('max_results')) return null;
      call.query.set('max_results', call.endpoint.startsWith('tweets/:id/retweets') ? '1' : '10');
      return { kind: 'rewrite', change: (body) => body };
    },
  },
  overlap: {
    force: 'soft',
    act: (call) =>
      call.endpoint.includes('counts') || !isPaged(call)
        ? null
        : rewrite((body) => {
            const { data } = body as { data?: Item[] };
            if (data && data.length < Number(call.query.get('max_results'))) data.push({ ...data[0] });
          })(),
  },
  'partial-errors': {
    force: 'soft',
    act: (call) =>
      isPaged(call)
        ? rewrite((body) => {
            if (itemsOf(body).length > 0)
              Object.assign(body as Item, { errors: [notFound('tweet', 'id', '1')] });
          })()
        : null,
  },
  'new-fields': {
    force: 'soft',
    act: rewrite((body) => {
      for (const item of itemsOf(body)) Object.assign(item, { context: { of: [1] }, edit_controls: null });
    }),
  },
  'falling-counters': {
    force: 'soft',
    act: rewrite((body) => {
      for (const { public_metrics } of [...itemsOf(body), ...usersOf(body)] as { public_metrics?: Item }[])
        Object.assign(public_metrics ?? {}, { retweet_count: 0, tweet_count: 0, listed_count: 0 });
    }),
  },
  'usage-integers': {
    force: 'soft',
    act: (call) =>
      call.endpoint === 'usage/tweets'
        ? rewrite((body) => {
            type Daily = { daily_project_usage?: { usage: { usage: unknown }[] } };
            for (const one of ((body as Body).data as Daily).daily_project_usage?.usage ?? [])
              one.usage = Number(one.usage);
          })()
        : null,
  },
  'nonsense-metrics': {
    force: 'hard',
    act: (call) =>
      call.query.get('user.fields')?.includes('public_metrics')
        ? rewrite((body) => {
            for (const { public_metrics } of [...itemsOf(body), ...usersOf(body)] as {
              public_metrics?: Item;
            }[])
              Object.assign(public_metrics ?? {}, { followers_count: -1 });
          })()
        : null,
  },
  'field-dropped': {
    force: 'hard',
    act: rewrite((body) => {
      for (const item of itemsOf(body))
        for (const field of ['created_at', 'tweet_count', 'id', 'daily_project_usage']) delete item[field];
    }),
  },
  'errors-only': {
    force: 'hard',
    act: () => ({
      kind: 'answer',
      status: 200,
      body: { errors: [{ type: `${PROBLEMS}/operational-disconnect`, title: 'Odd', detail: 'Odd' }] },
    }),
  },
  unauthorized: { force: 'hard', act: () => problem(unauthorized()) },
  'credits-depleted': { force: 'hard', lasts: 4, act: creditsDepleted },
  'payment-required': {
    force: 'hard',
    lasts: 4,
    act: () =>
      problem(
        new XProblem(402, {
          title: 'Payment Required',
          type: 'https://api.x.com/2/problems/credits-depleted',
          status: 402,
        }),
      ),
  },
  'not-enrolled': { force: 'hard', act: clientNotEnrolled },
  'unsupported-authentication': {
    force: 'hard',
    act: () => forbidden('Unsupported Authentication', 'unsupported-authentication'),
  },
  'spend-cap': { force: 'hard', act: () => forbidden('SpendCapReached', 'spend-cap-reached') },
  forbidden: { force: 'hard', act: () => forbidden('Forbidden', 'not-authorized') },
  'usage-capped': { force: 'hard', lasts: 3, act: usageCapExceeded },
  'start-time-too-old': {
    force: 'hard',
    act({ query }) {
      const start = query.get('start_time');
      const message = `Invalid 'start_time':'${start}'. 'start_time' must be on or after 2015-09-20T00:00Z`;
      return start ? problem(invalidRequest('start_time', start, message)) : null;
    },
  },
  'since-id-too-old': {
    force: 'hard',
    act({ query }) {
      const message =
        "'since_id' must be a tweet id created after 2015-09-20T00:00Z. Please use a 'since_id' that is larger than 645000000000000000";
      return query.has('start_time') ? problem(invalidRequest('since_id', '1', message)) : null;
    },
  },
  'token-expired': {
    force: 'hard',
    act(call) {
      if (call.token === null || !isUnsigned(call)) return null;
      call.forget();
      const name = tokenName(call);
      const message = `The \`${name}\` query parameter value [${call.token}] is not valid`;
      return problem(invalidRequest(name, call.token, message));
    },
  },
  'token-repeated': {
    force: 'hard',
    act: ({ token }) =>
      token === null
        ? null
        : rewrite((body) => Object.assign((body as Body).meta ?? {}, { next_token: token }))(),
  },
  'token-circle': {
    force: 'hard',
    act({ before, token }) {
      const first = before[0];
      if (first === undefined || first === token) return null;
      return rewrite((body) => Object.assign((body as Body).meta ?? {}, { next_token: first }))();
    },
  },
} as const satisfies Record<string, StormFault>;

export type StormKind = keyof typeof STORM_FAULTS;
