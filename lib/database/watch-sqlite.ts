import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';

/** Monitors an open libsql file. */
export type WatchedSqlite = Awaited<ReturnType<typeof watchSqlite>>;

/**
 * Watches the file that a database was opened from: an open file still answers after it was moved away, and can still
 * be read while another process has it locked.
 */
export async function watchSqlite<Tables>(db: Kysely<Tables>, file: string) {
  const opened = await inodeOf(file);
  let bytes = (await stat(file)).size;
  let isCutOff = false;
  /** Whether another file has replaced the opened one. Only reopening fixes that. */
  const isReplaced = async () => {
    const now = await inodeOf(file).catch(() => null);
    return now !== null && now !== opened;
  };
  return {
    isReplaced,
    /**
     * Rejects if the file is gone, can't be read or written, was cut off, is not the one that was opened, or is locked
     * for 2 s.
     */
    async check() {
      await access(file, constants.R_OK | constants.W_OK);
      const { size: now, ino } = await stat(file, { bigint: true });
      const size = Number(now);
      // Its pages come from the cache as long as that has them. A VACUUM shrinks it too, and says so in the file.
      isCutOff ||= size < bytes && size < (await declaredBytes(file));
      bytes = size;
      if (isCutOff)
        throw new Error(`The file ${file} was cut off. Restore it from a backup and start the console again.`);
      if (ino !== opened) throw new Error(`The file ${file} is another one than was opened.`);
      // Takes the write lock and writes nothing.
      await db.transaction().execute(async () => {});
    },
  };
}

const inodeOf = async (file: string): Promise<bigint> => (await stat(file, { bigint: true })).ino;

const HEADER_BYTES = 100;

/**
 * Reads from its header how long a database says it is. Infinite if it has no header. SQLite’s "Database File
 * Format": the page size at offset 16, where 1 stands for 65,536, and the number of pages at 28.
 */
async function declaredBytes(file: string): Promise<number> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    if (bytesRead < HEADER_BYTES) return Number.POSITIVE_INFINITY;
    const pageBytes = buffer.readUInt16BE(16);
    return (pageBytes === 1 ? 65_536 : pageBytes) * buffer.readUInt32BE(28);
  } finally {
    await handle.close();
  }
}
