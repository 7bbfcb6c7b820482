import type { CookieOptions, Request, Response } from 'express';

const DAYS = 30;
/** How long a session and its cookie last. */
export const SESSION_MS = DAYS * 86_400_000;

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
export function setSessionCookie(response: Response, publicUrl: string, token: string): void {
  response.cookie(nameOf(publicUrl), token, { ...options(publicUrl), maxAge: SESSION_MS });
}

/** Tells the browser to forget the token; the session itself is ended in the store. */
export function clearSessionCookie(response: Response, publicUrl: string): void {
  response.clearCookie(nameOf(publicUrl), options(publicUrl));
}
