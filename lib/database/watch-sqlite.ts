import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';

/** Looks after an open libsql file. */
export type WatchedSqlite = Awaited<ReturnType<typeof watchSqlite>>;

/**
 * Watches the file that a database was opened from: an open file answers on after it was moved away, and one that another
 * process has locked is still read.
 */
export async function watchSqlite<Tables>(db: Kysely<Tables>, file: string) {
  const opened = await inodeOf(file);
  /** Whether another file has taken the opened one's place, which only opening it again can fix. */
  const isReplaced = async () => {
    const now = await inodeOf(file).catch(() => null);
    return now !== null && now !== opened;
  };
  return {
    isReplaced,
    /** Rejects when the file is gone, cannot be read or written, is another one than was opened, or is locked for 2 s. */
    async check() {
      await access(file, constants.R_OK | constants.W_OK);
      if (await isReplaced()) throw new Error(`The file ${file} is another one than was opened.`);
      // Takes the lock of who writes, and writes nothing.
      await db.transaction().execute(async () => {});
    },
  };
}

const inodeOf = async (file: string): Promise<bigint> => (await stat(file, { bigint: true })).ino;
