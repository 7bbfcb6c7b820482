import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** Who did what to which object when, in a chain that tells when an entry was changed or removed. */
export function audit(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        audit_entry: {
          columns: {
            seq: ['integer'],
            at: ['text'],
            actor: ['text', 'null'],
            role: ['text', 'null'],
            action: ['text'],
            object_kind: ['text'],
            object_id: ['text', 'null'],
            hash: ['text'],
          },
          key: ['seq'],
        },
        audit_head: {
          columns: {
            id: ['integer'],
            seq: ['integer'],
            hash: ['text'],
            base_seq: ['integer'],
            base_hash: ['text'],
          },
          key: ['id'],
        },
      });
      await createIndexes(db, [['audit_entry_at', 'audit_entry', ['at']]]);
    },
  };
}
