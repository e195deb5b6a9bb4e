import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/**
 * Locks a data folder for this process until the process ends, however it ends: the operating system holds the lock
 * through an open transaction, so a kill leaves nothing to clean up. Returns a function that unlocks it. Throws an
 * Error with a sentence for the operator if another process holds the lock, since two processes would each count
 * sign-ins on their own.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const database = new Database(join(folder, 'lock.db'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new Error(
      `Another console already uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
      {
        cause: error,
      },
    );
  }
  return () => database.close();
}
