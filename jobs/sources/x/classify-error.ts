import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import { XError, type XErrorKind } from './x-error.ts';

type Problem = {
  type: string | null;
  title: string | null;
  reason: string | null;
  messages: string[];
  /** Names of what X calls wrong. */
  parameters: string[];
};

/**
 * The kind of a failure of twitter-api-v2. Its messages carry no detail for 402, 403 and 429 and its
 * error codes never equal the wire's: everything is read from `data`, the problem's type by its last
 * segment, because hosts vary (api.twitter.com, api.x.com).
 * @param now milliseconds since 1970 as this machine sees it
 */
export function classifyError(error: unknown, endpoint: string, now: number): XError {
  if (error instanceof XError) return error;
  if (error instanceof ApiResponseError) return fromAnswer(error, endpoint, now);
  if (error instanceof ApiPartialResponseError) {
    const { complete, statusCode = 0 } = error.response;
    return new XError(complete ? 'corrupt' : 'partial-response', endpoint, { httpStatus: statusCode });
  }
  // `requestError` is undefined in 1.29.1; the cause stands in `_options`.
  const cause =
    error instanceof ApiRequestError
      ? (error as unknown as { _options?: { error?: unknown } })._options?.error
      : error;
  const code = (cause as { code?: unknown } | null)?.code;
  return new XError('network', endpoint, typeof code === 'string' ? { detail: code } : {});
}

/**
 * When X answers again, by this machine's clock: X's own clock stands in its Date header, and a machine that is
 * an hour fast must not ask an hour early. Null when X did not say.
 */
export function resetOf(
  reset: number | undefined,
  headers: { readonly date?: string } | undefined,
  now: number,
): number | null {
  if (reset === undefined || !Number.isFinite(reset)) return null;
  const there = Date.parse(headers?.date ?? '');
  return reset * 1000 + (Number.isNaN(there) ? 0 : now - there);
}

function fromAnswer(error: ApiResponseError, endpoint: string, now: number): XError {
  const problem = readProblem(error.data);
  const httpStatus = error.code;
  const { remaining, reset } = error.rateLimit ?? {};
  const kind = kindOf(httpStatus, problem, typeof remaining === 'number' && remaining > 0);
  return new XError(kind, endpoint, {
    httpStatus,
    resetAt: resetOf(reset, error.headers, now),
    ...(problem.type && { detail: problem.type }),
  });
}

function kindOf(status: number, problem: Problem, requestsLeft: boolean): XErrorKind {
  const { type, title, reason } = problem;
  if (status === 401) return 'unauthorized';
  if (status === 402) return 'credits-depleted';
  if (status === 403) {
    if (type === 'unsupported-authentication') return 'unsupported-authentication';
    if (type === 'spend-cap-reached' || title === 'SpendCapReached') return 'spend-cap';
    return reason === 'client-not-enrolled' ? 'not-enrolled' : 'forbidden';
  }
  if (status === 404) return 'not-found';
  if (status === 429) {
    if (type === 'usage-capped' || title === 'UsageCapExceeded') return 'usage-capped';
    return requestsLeft ? 'too-fast' : 'rate-limited';
  }
  if (status >= 500) return 'server';
  if (
    status === 400 &&
    problem.messages.some((text) =>
      /'(since_id|start_time)' must be (a tweet id created after|on or after)/.test(text),
    )
  ) {
    return 'window-too-old';
  }
  if (status === 400 && problem.parameters.some((name) => name.endsWith('_token'))) return 'token-refused';
  return 'bad-request';
}

/** The kind of a 200 that carries errors instead of data. */
export function classifyErrorsOnly(errors: readonly unknown[], endpoint: string): XError {
  const types = errors.map((error) => readProblem(error).type);
  const gone = types.every((type) => type !== null && GONE.has(type));
  return new XError(gone ? 'not-found' : 'unexpected-shape', endpoint, {
    httpStatus: 200,
    ...(types[0] && { detail: types[0] }),
  });
}

/** Deleted, suspended or protected: X says so one resource at a time. */
const GONE = new Set(['resource-not-found', 'not-authorized-for-resource', 'resource-unavailable']);

function readProblem(data: unknown): Problem {
  const body: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {};
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const errors: unknown[] = Array.isArray(body.errors) ? body.errors : [];
  const first = (errors[0] ?? {}) as { type?: unknown; title?: unknown };
  return {
    type: problemType(body.type) ?? problemType(first.type),
    title: text(body.title),
    reason: text(body.reason),
    messages: errors.flatMap((error) => text((error as { message?: unknown } | null)?.message) ?? []),
    parameters: errors.flatMap((error) =>
      Object.keys((error as { parameters?: object } | null)?.parameters ?? {}),
    ),
  };
}

/** The last segment of a problem's type; anything but a slug might quote what was asked. */
export function problemType(type: unknown): string | null {
  const last = typeof type === 'string' ? type.split('/').at(-1) : undefined;
  return last !== undefined && /^[a-z-]{1,60}$/.test(last) ? last : null;
}
