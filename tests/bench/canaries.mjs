import { runBrowserTests } from './support/long-tests.mjs';

/** Looks for six secrets in all that leaves the console or stays, on both stores. Resolves to whether there is no trace. */
export const bench = () => runBrowserTests('tests/e2e/canaries.spec.ts');
