import { runBrowserTests } from './support/long-tests.mjs';

/** Takes the console's store away for 20 s under load, in every way. Resolves to whether no user saw a wrong page. */
export const bench = () => runBrowserTests('tests/e2e/store-outage.spec.ts');
