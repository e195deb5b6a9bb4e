import { runBrowserTests } from './support/long-tests.mjs';

/** Reads 20,000 times with 1,000 sessions on two instances. Resolves to whether each saw only its own project. */
export const bench = () => runBrowserTests('tests/e2e/many-sessions.spec.ts');
