import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';

/** Monitors an open libsql file. */
export type WatchedSqlite = Awaited<ReturnType<typeof watchSqlite>>;

/**
 * Watches the file that a database was opened from: an open file still answers after it was moved away, and can still
 * be read while another process has it locked.
 */
export async function watchSqlite<Tables>(db: Kysely<Tables>, file: string) {
  const opened = await inodeOf(file);
  /** Whether another file has replaced the opened one. Only reopening fixes that. */
  const isReplaced = async () => {
    const now = await inodeOf(file).catch(() => null);
    return now !== null && now !== opened;
  };
  return {
    isReplaced,
    /** Rejects if the file is gone, can't be read or written, is not the one that was opened, or is locked for 2 s. */
    async check() {
      await access(file, constants.R_OK | constants.W_OK);
      if (await isReplaced()) throw new Error(`The file ${file} is another one than was opened.`);
      // Takes the write lock and writes nothing.
      await db.transaction().execute(async () => {});
    },
  };
}

const inodeOf = async (file: string): Promise<bigint> => (await stat(file, { bigint: true })).ino;
