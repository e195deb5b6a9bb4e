import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['console.db', 'lock.db', 'eventgrid-local.db'];

/** Says in one sentence why the console cannot keep its files in a folder, or null when it can. Makes the folder if missing. */
export function dataFolderProblem(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const file of FILES.map((name) => join(folder, name)).filter((path) => existsSync(path))) {
      accessSync(file, constants.R_OK | constants.W_OK);
    }
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return `DATA_DIR is ${folder}: it cannot be read and written (${code}). Give it to the user that runs the console, or set another folder.`;
  }
}
