import { runBrowserTests } from './support/long-tests.mjs';

/** Runs the redirect probes on a console that was built for a BASE_PATH. Resolves to whether none led out of it. */
export const bench = () => runBrowserTests('tests/e2e/attacks/redirects.spec.ts', { BASE_PATH: '/eventgrid' });
