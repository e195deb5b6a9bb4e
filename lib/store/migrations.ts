import type { Kysely } from 'kysely';
import type { Migrations } from '@/lib/database/migrate';

/** The steps that make the tables of the console's own store. */
export const consoleMigrations: Migrations = {
  '0001-sessions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('session')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('endpoint_id', 'text', (column) => column.notNull())
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('project_name', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('user_name', 'text', (column) => column.notNull())
        .addColumn('user_domain', 'text', (column) => column.notNull())
        .addColumn('sealed_token', 'text', (column) => column.notNull())
        .addColumn('token_expires_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('sign_in_attempt')
        .addColumn('ticket', 'text', (column) => column.notNull())
        .addColumn('bucket', 'text', (column) => column.notNull())
        .addColumn('attempted_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('sign_in_attempt_by_bucket')
        .on('sign_in_attempt')
        .columns(['bucket', 'attempted_at'])
        .execute();
      await db.schema.createIndex('sign_in_attempt_by_ticket').on('sign_in_attempt').column('ticket').execute();
    },
  },
  '0002-intents': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('intent')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('endpoint_id', 'text', (column) => column.notNull())
        .addColumn('project_id', 'text', (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('operation', 'text', (column) => column.notNull())
        .addColumn('source_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('body_hash', 'text', (column) => column.notNull())
        .addColumn('sent_at', 'bigint', (column) => column.notNull())
        .addColumn('settled_at', 'bigint')
        .execute();
      await db.schema
        .createIndex('intent_by_owner')
        .on('intent')
        .columns(['endpoint_id', 'project_id', 'owner', 'sent_at'])
        .execute();
      await db.schema.createIndex('intent_by_time').on('intent').column('sent_at').execute();
    },
  },
  '0003-sign-in-turn': {
    async up(db: Kysely<{ sign_in_turn: { id: number; taken_at: number } }>) {
      await db.schema
        .createTable('sign_in_turn')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('taken_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.insertInto('sign_in_turn').values({ id: 1, taken_at: 0 }).execute();
    },
  },
  '0004-pending-writes': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('intent').renameTo('pending_write').execute();
      // Writes to channels are tracked too: the ID is that of any written item.
      await db.schema.alterTable('pending_write').renameColumn('source_id', 'target_id').execute();
    },
  },
  '0005-outcomes': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('pending_write').addColumn('outcome', 'text').execute();
    },
  },
  '0006-devices': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('device')
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('user_hash', 'text', (column) => column.notNull())
        .addColumn('seen_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('device_key', ['key', 'user_hash'])
        .execute();
      await db.schema.createIndex('device_by_user').on('device').columns(['user_hash', 'seen_at']).execute();
      await db.schema.createIndex('device_by_time').on('device').column('seen_at').execute();
    },
  },
  '0007-sessions-by-user': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createIndex('session_by_user')
        .on('session')
        .columns(['endpoint_id', 'user_id', 'created_at'])
        .execute();
    },
  },
};
