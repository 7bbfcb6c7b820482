import { createHmac, timingSafeEqual } from 'node:crypto';
import { unauthorized } from './problems.ts';

/** 'app': the application's Bearer. 'user': OAuth 1.0a or an OAuth 2 user token. */
export type AuthKind = 'app' | 'user';

export type Credentials = {
  bearerToken: string;
  /** An OAuth 2 user token, sent as a Bearer too. */
  userToken: string;
  consumerKey: string;
  consumerSecret: string;
  accessToken: string;
  accessSecret: string;
};

/** What the stand-in accepts unless told otherwise. They open nothing but the stand-in. */
export const STAND_IN_CREDENTIALS: Credentials = {
  bearerToken: 'stand-in-bearer',
  userToken: 'stand-in-user-token',
  consumerKey: 'stand-in-consumer-key',
  consumerSecret: 'stand-in-consumer-secret',
  accessToken: 'stand-in-access-token',
  accessSecret: 'stand-in-access-secret',
};

/** The client signs X's official address, wherever the request really goes. */
const OFFICIAL = 'https://api.x.com';

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The signature RFC 5849 (section 3.4) asks for, HMAC-SHA1 in base64. */
export function oauth1Signature(
  request: { method: string; path: string; query: URLSearchParams; oauth: ReadonlyMap<string, string> },
  secrets: { consumerSecret: string; accessSecret: string },
): string {
  const pairs = [...request.query, ...request.oauth]
    .filter(([name]) => name !== 'oauth_signature' && name !== 'realm')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => {
      if (nameA !== nameB) return nameA < nameB ? -1 : 1;
      return valueA < valueB ? -1 : valueA > valueB ? 1 : 0;
    });
  const parameters = pairs.map(([name, value]) => `${name}=${value}`).join('&');
  const base = [request.method.toUpperCase(), encode(`${OFFICIAL}${request.path}`), encode(parameters)].join(
    '&',
  );
  const key = `${encode(secrets.consumerSecret)}&${encode(secrets.accessSecret)}`;
  return createHmac('sha1', key).update(base).digest('base64');
}

function oauthParameters(header: string): Map<string, string> {
  const found = header.matchAll(/([a-zA-Z_]+)="([^"]*)"/g);
  return new Map([...found].map(([, name, value]) => [name as string, decodeURIComponent(value as string)]));
}

/**
 * Who calls, by the Authorization header; 401 when nobody the stand-in knows. The client's clock is not checked:
 * it signs with the real time while the stand-in lives in its own.
 */
export function authenticate(
  request: { method: string; path: string; query: URLSearchParams; authorization: string | undefined },
  credentials: Credentials,
): AuthKind {
  const header = request.authorization ?? '';
  if (header.startsWith('Bearer ')) {
    const token = header.slice('Bearer '.length).trim();
    if (same(token, credentials.bearerToken)) return 'app';
    if (same(token, credentials.userToken)) return 'user';
    throw unauthorized();
  }
  if (!header.startsWith('OAuth ')) throw unauthorized();
  const oauth = oauthParameters(header);
  const known =
    oauth.get('oauth_consumer_key') === credentials.consumerKey &&
    oauth.get('oauth_token') === credentials.accessToken &&
    oauth.get('oauth_signature_method') === 'HMAC-SHA1';
  if (
    !known ||
    !same(oauth.get('oauth_signature') ?? '', oauth1Signature({ ...request, oauth }, credentials))
  ) {
    throw unauthorized();
  }
  return 'user';
}
