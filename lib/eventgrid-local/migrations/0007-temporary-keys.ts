import { type Kysely, type Migration, sql } from 'kysely';

/** Makes the table of temporary access keys. */
async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table temporary_key (
    access_key text primary key, secret_key text not null, token_hash text not null, user_id text not null,
    issued_at integer not null, expires_at integer not null
  )`.execute(db);
}

export const temporaryKeys: Migration = { up };
