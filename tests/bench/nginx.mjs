import { withServer } from './support/find-server.mjs';
import { runBrowserTests } from './support/long-tests.mjs';

/**
 * Uses the console in a browser behind the nginx of docs/operations.md, at the root and below a BASE_PATH. Resolves to
 * whether all passed.
 */
export const bench = () =>
  withServer('nginx', async (NGINX_PROGRAM) => {
    for (const BASE_PATH of ['', '/eventgrid']) {
      if (!(await runBrowserTests('tests/e2e/behind-nginx.spec.ts', { NGINX_PROGRAM, BASE_PATH }))) return false;
    }
    return true;
  });
