import { runBrowserTests } from './support/long-tests.mjs';

/** Reads 20,000 times with 1,000 sessions over two instances. Resolves to whether each saw its own project alone. */
export const bench = () => runBrowserTests('tests/e2e/many-sessions.spec.ts');
