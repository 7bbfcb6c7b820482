import type { Generated } from 'kysely';
import type { Pseudonym } from '../core/pseudonym.ts';

/** A row of a person who asked that her data rest: out of its table, sealed with a key outside the database. */
export type RestrictedRowTable = {
  id: Generated<number>;
  person: Pseudonym;
  table_name: string;
  /** The row as JSON, sealed and bound to the person. */
  sealed: string;
};
