import { runBrowserTests } from './support/long-tests.mjs';

/**
 * Searches everything that the console sends or stores for six secrets, on both stores. Resolves to whether there is no
 * trace.
 */
export const bench = () => runBrowserTests('tests/e2e/canaries.spec.ts');
