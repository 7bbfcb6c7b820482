import type { Dialect } from 'kysely';

/** An engine that is ready: how Kysely speaks to it, and how it is. */
export type Opened = { readonly dialect: Dialect; readonly vitals?: Vitals };

/** What can be asked of an engine without touching a row of the store. */
export type Vitals = {
  /** Commits a write that changes nothing, without waiting for anybody's lock. @throws what the engine throws */
  write(): Promise<void>;
  /** Free bytes where the store lies; null where it is no file of this machine. */
  room(): Promise<number | null>;
  /** Reads the whole file through, beside whoever works on it; false: it is damaged. A second a gigabyte. */
  isSound(): Promise<boolean>;
  /** Changes with every commit, of whatever process; null where that cannot be told without asking the store. */
  mark(): string | null;
  close(): Promise<void>;
};

/** For a store that lives in this process and dies with it. */
export const carefree: Vitals = {
  write: async () => {},
  room: async () => null,
  isSound: async () => true,
  mark: () => null,
  close: async () => {},
};
