import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const READ_AND_WRITE = constants.R_OK | constants.W_OK;

/** Says in one sentence why the console cannot keep its files in a folder, or null when it can. Makes the folder if missing. */
export function dataFolderProblem(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, READ_AND_WRITE | constants.X_OK);
    // Each written out: from a path that is put together at run time Next's build would take the whole project along.
    needAccessIfThere(join(folder, 'console.db'));
    needAccessIfThere(join(folder, 'lock.db'));
    needAccessIfThere(join(folder, 'eventgrid-local.db'));
    return null;
  } catch (error) {
    return `DATA_DIR is ${folder}: it cannot be read and written (${codeOf(error)}). Give it to the user that runs the console, or set another folder.`;
  }
}

function needAccessIfThere(file: string): void {
  try {
    accessSync(file, READ_AND_WRITE);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
