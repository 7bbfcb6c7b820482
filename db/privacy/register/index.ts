import { PEOPLE } from './people.ts';
import { PUBLISHING } from './publishing.ts';
import type { Register } from './registered.ts';
import { RELAYING } from './relaying.ts';
import { RUNNING } from './running.ts';
import { STATISTICS } from './statistics.ts';

/**
 * Every column of the store, what it holds and what for. The types refuse a column of the schema that is not
 * here; a test holds both against the real tables.
 */
export const REGISTER: Register = { ...RELAYING, ...PEOPLE, ...PUBLISHING, ...STATISTICS, ...RUNNING };
