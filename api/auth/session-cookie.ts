import type { CookieOptions, Request, Response } from 'express';

/** Whoever was invited and whoever opened a shared link have a cookie each: one is never taken for the other. */
export const COOKIE_KINDS = ['staff', 'shared'] as const;
export type CookieKind = (typeof COOKIE_KINDS)[number];
const NAMES = { staff: 'i4emploi', shared: 'i4emploi-partage' } as const;

/** Over https the browser itself guarantees that the cookie came from this very host. */
const nameOf = (publicUrl: string, kind: CookieKind): string =>
  `${isSecure(publicUrl) ? '__Host-' : ''}${NAMES[kind]}`;
const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

const options = (publicUrl: string): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: isSecure(publicUrl),
});

/** The session token that the request carries, or null. */
export function readSessionCookie(
  request: Request,
  publicUrl: string,
  kind: CookieKind = 'staff',
): string | null {
  const wanted = `${nameOf(publicUrl, kind)}=`;
  const found = request
    .get('cookie')
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(wanted));
  return found?.slice(wanted.length) || null;
}

/** Gives the browser the token, out of reach of scripts and of other sites' posts. */
export function setSessionCookie(
  response: Response,
  publicUrl: string,
  token: string,
  maxAge: number,
  kind: CookieKind = 'staff',
): void {
  response.cookie(nameOf(publicUrl, kind), token, { ...options(publicUrl), maxAge });
}

/** Tells the browser to forget the token; the session itself is ended in the store. */
export function clearSessionCookie(response: Response, publicUrl: string, kind: CookieKind = 'staff'): void {
  response.clearCookie(nameOf(publicUrl, kind), options(publicUrl));
}
