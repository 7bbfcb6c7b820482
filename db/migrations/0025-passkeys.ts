import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns, createIndexes, createTables } from './describe.ts';

/** Who may come in, each with the passkeys of their devices; links and sessions are somebody's. */
export function passkeys(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      const ddl = ddlFor(engine);
      await createTables(db, ddl, {
        staff_member: {
          columns: {
            id: ['id'],
            name: ['text'],
            role: ['text'],
            handle: ['text'],
            created_at: ['text'],
            ended_at: ['text', 'null'],
          },
        },
        passkey: {
          columns: {
            id: ['id'],
            staff_id: ['integer'],
            credential: ['text'],
            public_key: ['text'],
            // 32 bits without a sign, one more than an integer of PostgreSQL has.
            counter: ['float'],
            transports: ['text'],
            device: ['text'],
            created_at: ['text'],
            last_used_at: ['text', 'null'],
          },
          references: { staff_id: 'staff_member.id' },
        },
      });
      await addColumns(db, ddl, {
        sign_in_link: { staff_id: ['integer', 'null'] },
        session: { staff_id: ['integer', 'null'], device: ['text', 'null'], used_day: ['text', 'null'] },
      });
      await createIndexes(db, [
        ['staff_member_name', 'staff_member', ['name'], 'unique'],
        ['passkey_credential', 'passkey', ['credential'], 'unique'],
        ['passkey_staff', 'passkey', ['staff_id']],
        ['session_staff', 'session', ['staff_id']],
      ]);
    },
  };
}
