import type { Request, Response } from 'express';
import { AppError } from '../../db/core/errors.ts';
import type { Follow } from '../operation.ts';

/** Proxies and our own watch over silent sockets hang up after a minute or more. */
const HEARTBEAT_MS = 15_000;
/** Then the browser asks again: a session that was ended meanwhile is not let in. */
const LONGEST_MS = 5 * 60_000;
const RETRY_MS = 2_000;
const MOST = { all: 200, ofSession: 6 };
/** Whoever leaves that much unread is hung up on. */
const MOST_UNREAD_BYTES = 64 * 1024;

/** Answers that go on, as server-sent events (WHATWG HTML, 9.2); counted, as each holds a connection. */
export class EventStreams {
  readonly #open = new Map<string, number>();

  /**
   * Sends what is told as long as the browser listens; what it has already, by its Last-Event-ID, is not sent again.
   * @param session whose streams these are
   * @throws AppError 429 when there are too many
   */
  send(follow: Follow, session: string, request: Request, response: Response): void {
    const own = this.#open.get(session) ?? 0;
    const all = this.#open.values().reduce((sum, count) => sum + count, 0);
    if (own >= MOST.ofSession || all >= MOST.all) throw tooManyStreams();
    this.#open.set(session, own + 1);
    // `no-transform` keeps the compression of answers, ours and a proxy's, from holding events back.
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${RETRY_MS}\n\n`);
    let known = request.get('last-event-id');
    const leave = follow(
      ({ version, answer }) => {
        if (version === known) return;
        known = version;
        response.write(`id: ${version}\ndata: ${JSON.stringify(answer)}\n\n`);
        if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
      },
      () => response.end(),
    );
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    const limit = setTimeout(() => response.end(), LONGEST_MS);
    response.once('close', () => {
      leave();
      clearInterval(heartbeat);
      clearTimeout(limit);
      const left = (this.#open.get(session) ?? 1) - 1;
      if (left === 0) this.#open.delete(session);
      else this.#open.set(session, left);
    });
  }
}

const tooManyStreams = (): AppError =>
  new AppError({
    code: 'too-many-streams',
    status: 429,
    fr: 'Trop de pages suivent déjà la nuit. Fermez-en, ou rechargez celle-ci plus tard.',
    en: 'Too many pages follow the night already. Close some, or reload this one later.',
  });
