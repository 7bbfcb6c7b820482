import type { Log } from '../../db/core/log.ts';
import type { Store } from '../../db/store.ts';
import { bossQueue } from './boss-queue.ts';
import type { JobQueue } from './job-queue.ts';
import { turnQueue } from './turn-queue.ts';

export const openQueue = (store: Store, url: string, log: Log): JobQueue =>
  store.engine === 'sqlite' ? turnQueue(store, log) : bossQueue(store, url, log);
