import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

/** The public half of a key that a device of somebody holds: nobody enters with what is kept here. */
export type PasskeyTable = {
  id: Generated<number>;
  staff_id: number;
  /** The credential's id, in base64url. */
  credential: string;
  /** COSE, in base64url. */
  public_key: string;
  /** How often the device says it has signed; 0 for those that do not count. */
  counter: number;
  /** How a browser may reach the device, separated by commas. */
  transports: string;
  device: string;
  created_at: Instant;
  last_used_at: Instant | null;
};
