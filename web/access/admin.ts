import type { AccessAnswer } from '../../api/contract/access.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import type { SharedLinksAnswer } from '../../api/contract/shared-links.ts';
import type { AdminMessages } from '../i18n/admin-fr.ts';
import type { Words } from '../i18n/words.ts';

export type Person = AccessAnswer['people'][number];
export type SharedLink = SharedLinksAnswer['links'][number];

/** An address that is told once, and what to do with it. */
export type Once = {
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** Whom it lets in, by name; of a shared link nobody. */
  readonly name?: string;
};

/** What an action of the page has changed, and what it says of it. */
type Change = {
  readonly access?: AccessAnswer;
  readonly links?: SharedLinksAnswer;
  readonly once?: Once;
  /** Whose link opens nothing any more: it is shown no longer. */
  readonly void?: string;
  readonly news: string;
};
/** Does something and shows what stands then; a refusal is told instead. */
export type Act = (what: () => Promise<Change>) => Promise<void>;

/** What every part of the page is drawn from. */
export type Admin = {
  readonly words: Words;
  readonly t: AdminMessages;
  readonly act: Act;
  readonly indicators: readonly Indicator[];
};

export const ROLES = ['coordinator', 'publisher', 'steward', 'administrator'] as const;
