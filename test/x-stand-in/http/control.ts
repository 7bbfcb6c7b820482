import type { IncomingMessage } from 'node:http';
import { type Instant, instant } from '../../../db/core/calendar.ts';
import type { Reply } from './respond.ts';

const MAX_BODY = 64 * 1024 * 1024;

/** What a request carries, up to 64 MiB of it. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function nowIn(text: string): Instant | null {
  try {
    const { now } = JSON.parse(text) as { now?: unknown };
    return typeof now === 'string' && !Number.isNaN(Date.parse(now)) ? instant(now) : null;
  } catch {
    return null;
  }
}

/** What is not X's: `POST /_control/clock {"now": "…"}` sets the time. Anything else is told to be unknown. */
export function answerControl(
  { method, path, text }: { method: string | undefined; path: string; text: string },
  setNow: (now: Instant) => void,
): Reply {
  const reply = (status: number, body: Record<string, unknown>): Reply => {
    return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
  };
  if (path !== '/_control/clock' || method !== 'POST') {
    return reply(404, {
      title: 'Not Found',
      detail: 'Only /2/… and POST /_control/clock are answered here.',
      status: 404,
    });
  }
  const now = nowIn(text);
  if (!now)
    return reply(400, { title: 'Bad Request', detail: 'Send {"now": "2019-10-01T00:00:00Z"}.', status: 400 });
  setNow(now);
  return reply(200, { now });
}
