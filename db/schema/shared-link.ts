import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Language } from '../core/errors.ts';

const LINK_KINDS = ['sponsor', 'public'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** A link that shows some public figures and editions, and nothing else. What it shows never changes. */
export type SharedLinkTable = {
  id: Generated<number>;
  kind: LinkKind;
  /** SHA-256 of the token, which is kept nowhere. A link that is enabled again has another one. */
  token_hash: string;
  /** For whom it is, in the words of who made it. */
  label: string;
  language: Language;
  /** JSON: keys of indicators. */
  figures: string;
  /** JSON: ids of editions. */
  editions: string;
  /** Null once its maker’s row is gone. */
  created_by: number | null;
  created_at: Instant;
  /** Null of a public link without an end. */
  expires_at: Instant | null;
  disabled_at: Instant | null;
};
