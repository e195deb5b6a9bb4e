import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { fileProblem } from './open-problem';

/**
 * Locks a data folder for this process until the process ends, however it ends: the operating system holds the lock
 * through an open transaction, so a kill leaves nothing to clean up. Returns a function that unlocks it. Throws an
 * Error with a sentence for the operator if another process holds the lock, since two processes would each count
 * sign-ins on their own, and if the lock's file cannot be used.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock.db');
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    database.exec('BEGIN EXCLUSIVE');
    const locked = database;
    return () => locked.close();
  } catch (cause) {
    database?.close();
    const isHeld = cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY';
    if (!isHeld) throw fileProblem(file, cause);
    throw new Error(
      `Another console already uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}
