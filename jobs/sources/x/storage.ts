import type { Transfer } from './request-record.ts';
import { XError } from './x-error.ts';

/** Where X keeps the files of its compliance jobs. */
const STORAGE_HOST = 'storage.googleapis.com';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;
const MOST = 64 * 1024 * 1024;

/**
 * Ids leave towards X alone: an address that X gives must be its storage, over TLS, or this machine's when a
 * stand-in plays X.
 * @throws XError `unexpected-shape`
 */
export function demandStorage(address: string, endpoint: string, standIn: boolean): void {
  const url = URL.parse(address);
  const known = standIn
    ? url && LOOPBACK.test(url.hostname)
    : url?.protocol === 'https:' && url.host === STORAGE_HOST;
  if (!known) throw new XError('unexpected-shape', endpoint, { detail: 'url' });
}

/**
 * Puts or takes a file, with no credentials: the address alone opens it, and the token is for X only.
 * @returns its text; empty after an upload
 * @throws XError `not-found` when the address is refused (it expires), `server`, `network`, `partial-response`
 */
export async function transfer(
  { url, upload, most = MOST }: Transfer,
  endpoint: string,
  signal: AbortSignal,
): Promise<string> {
  const file = upload === undefined ? {} : { method: 'PUT', body: upload };
  const headers = {
    'accept-encoding': 'identity',
    ...(upload !== undefined && { 'content-type': 'text/plain' }),
  };
  const response = await fetch(url, { ...file, headers, signal, redirect: 'error' }).catch(() => {
    throw new XError('network', endpoint);
  });
  const { status: httpStatus } = response;
  if (!response.ok) {
    await response.body?.cancel();
    throw new XError(httpStatus >= 500 || httpStatus === 429 ? 'server' : 'not-found', endpoint, {
      httpStatus,
    });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > most) throw new XError('unexpected-shape', endpoint, { httpStatus, detail: 'size' });
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof XError ? error : new XError('partial-response', endpoint, { httpStatus });
  }
  return Buffer.concat(chunks).toString('utf8');
}
