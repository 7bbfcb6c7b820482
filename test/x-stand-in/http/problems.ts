/** Where X names its kinds of problem. The post dialect says api.x.com; see wire/dialect.ts. */
export const PROBLEMS = 'https://api.twitter.com/2/problems';

/** An answer that is a problem: thrown by whoever finds it, turned into the response by the server. */
export class XProblem extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(String(body.title));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** 400 with X's shape: one message about one parameter. */
export function invalidRequest(parameter: string, value: string, message: string): XProblem {
  return new XProblem(400, {
    errors: [{ parameters: { [parameter]: [value] }, message }],
    title: 'Invalid Request',
    detail: 'One or more parameters to your request was invalid.',
    type: `${PROBLEMS}/invalid-request`,
    status: 400,
  });
}

export function unauthorized(): XProblem {
  return new XProblem(401, {
    title: 'Unauthorized',
    type: 'about:blank',
    status: 401,
    detail: 'Unauthorized',
  });
}

export function tooManyRequests(headers: Record<string, string> = {}): XProblem {
  const body = { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 };
  return new XProblem(429, body, headers);
}

export function noSuchPath(): XProblem {
  return new XProblem(404, { title: 'Not Found', type: 'about:blank', status: 404, detail: 'Not Found' });
}

/** 403: the project has no access to this endpoint. */
export function clientForbidden(): XProblem {
  return new XProblem(403, {
    title: 'Client Forbidden',
    type: `${PROBLEMS}/client-forbidden`,
    status: 403,
    detail: 'This request must be made using a project that has access to this endpoint.',
    reason: 'client-not-enrolled',
  });
}

const AUTH_NAMES = {
  app: 'OAuth 2.0 Application-Only',
  user: 'OAuth 1.0a User Context, OAuth 2.0 User Context',
} as const;

export function unsupportedAuthentication(
  used: 'app' | 'user',
  supported: readonly ('app' | 'user')[],
): XProblem {
  const names = supported.map((one) => AUTH_NAMES[one]).join(', ');
  return new XProblem(403, {
    title: 'Unsupported Authentication',
    detail: `Authenticating with ${AUTH_NAMES[used]} is forbidden for this endpoint.  Supported authentication types are [${names}].`,
    type: `${PROBLEMS}/unsupported-authentication`,
    status: 403,
  });
}

/** One entry of `errors[]` in an answer of status 200: the thing asked for is not there, or not for you. */
export type PartialError = Record<string, string>;

export function notFound(resource: 'tweet' | 'user', parameter: string, value: string): PartialError {
  return {
    value,
    detail: `Could not find ${resource} with ${parameter}: [${value}].`,
    title: 'Not Found Error',
    resource_type: resource,
    parameter,
    resource_id: value,
    type: `${PROBLEMS}/resource-not-found`,
  };
}

export function suspendedUser(parameter: string, value: string): PartialError {
  return {
    ...notFound('user', parameter, value),
    title: 'Forbidden',
    detail: `User has been suspended: [${value}].`,
  };
}

export function notAuthorized(
  resource: 'tweet' | 'user',
  parameter: string,
  value: string,
  section: 'data' | 'includes' = 'data',
): PartialError {
  return {
    value,
    detail: `Sorry, you are not authorized to see the ${resource === 'tweet' ? 'Tweet' : 'user'} with ${parameter}: [${value}].`,
    title: 'Authorization Error',
    section,
    resource_type: resource,
    parameter,
    resource_id: value,
    type: `${PROBLEMS}/not-authorized-for-resource`,
  };
}
