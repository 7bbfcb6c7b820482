import type { CookieOptions, Request, Response } from 'express';

const DAY_MS = 86_400_000;
/** How long a session and its cookie last: with a passkey, and with a link, which is for registering one. */
export const SESSION_MS = { passkey: 30 * DAY_MS, link: DAY_MS } as const;

/** Over https the browser itself guarantees that the cookie came from this very host. */
const nameOf = (publicUrl: string): string => (isSecure(publicUrl) ? '__Host-i4emploi' : 'i4emploi');
const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

const options = (publicUrl: string): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: isSecure(publicUrl),
});

/** The session token that the request carries, or null. */
export function readSessionCookie(request: Request, publicUrl: string): string | null {
  const wanted = `${nameOf(publicUrl)}=`;
  const found = request
    .get('cookie')
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(wanted));
  return found?.slice(wanted.length) || null;
}

/** Gives the browser the token, out of reach of scripts and of other sites' posts. */
export function setSessionCookie(response: Response, publicUrl: string, token: string, maxAge: number): void {
  response.cookie(nameOf(publicUrl), token, { ...options(publicUrl), maxAge });
}

/** Tells the browser to forget the token; the session itself is ended in the store. */
export function clearSessionCookie(response: Response, publicUrl: string): void {
  response.clearCookie(nameOf(publicUrl), options(publicUrl));
}
