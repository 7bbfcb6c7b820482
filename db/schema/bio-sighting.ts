import type { Pseudonym } from '../core/pseudonym.ts';

/** An account that showed a tag in its bio at a sweep, or that a panel asked for, whatever it showed. */
export type BioSightingTable = {
  scan_id: number;
  account: Pseudonym;
  adopter: 0 | 1;
  seeker: 0 | 1;
  followers: number | null;
};
