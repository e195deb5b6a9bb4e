import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/**
 * Takes a data folder for this process alone, until the process ends in whatever way: the lock is the operating
 * system's, held through an open transaction, so a kill leaves nothing to clean up. Returns a function that lets go.
 * Throws an Error with a sentence for the operator when another process has it, since two processes would each believe
 * that its own sign-in throttle is the only one.
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
