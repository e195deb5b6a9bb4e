import 'server-only';
import nextPackage from 'next/package.json';
import reactPackage from 'react/package.json';
import type { Environment } from '@/lib/config/env';
import { dataFolderProblem } from './data-folder-problem';
import { startProblems } from './start-problems';

/**
 * Throws an Error whose message has a sentence for each unsafe setting of a production server; in development all is
 * taken. The folder counts where files are kept in it. The versions of Next and React are those that were built in.
 */
export function refuseUnsafeStart(settings: Environment): void {
  if (process.env.NODE_ENV !== 'production') return;
  const keepsFiles = settings.DATABASE_URL === undefined || settings.EVENTGRID_LOCAL;
  const problems = startProblems({
    settings,
    versions: { node: process.version, next: nextPackage.version, react: reactPackage.version },
    dataFolder: keepsFiles ? dataFolderProblem(settings.DATA_DIR) : null,
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
