import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { TestPostgres } from './postgres';

/** Makes a store unavailable. Returns a function that restores it. */
export type Outage = () => Promise<() => Promise<void>>;

/**
 * Ways in which a console loses the libsql file of a folder. Root may read any file, so a folder in its place makes it
 * unreadable.
 */
export const fileOutages = (folder: string): Record<string, Outage> => {
  const file = join(folder, 'console.db');
  return {
    'its file locked by another process': async () => {
      const other = new Database(file);
      other.exec('BEGIN EXCLUSIVE');
      return async () => {
        other.close();
      };
    },
    'its file unreadable': async () => {
      renameSync(file, `${file}.away`);
      mkdirSync(file);
      return async () => {
        rmdirSync(file);
        renameSync(`${file}.away`, file);
      };
    },
  };
};

/** The way in which a console loses PostgreSQL. */
export const serverOutages = ({ stop, start }: TestPostgres): Record<string, Outage> => ({
  'its server stopped': async () => {
    await stop();
    return start;
  },
});
