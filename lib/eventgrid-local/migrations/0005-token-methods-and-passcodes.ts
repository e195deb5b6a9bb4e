import { type Kysely, type Migration, sql } from 'kysely';

/** Stores how tokens were obtained, and which passcodes are used up. */
async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table token add column methods text not null default 'password'`.execute(db);
  await sql`create table spent_passcode (user_id text primary key, time_step integer not null)`.execute(db);
}

export const tokenMethodsAndPasscodes: Migration = { up };
