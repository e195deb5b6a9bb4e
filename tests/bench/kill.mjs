import { runBrowserTests, runLong } from './support/long-tests.mjs';

/**
 * Kills EventGrid 30 times during writes and the console 20 times during a create. Resolves to whether nothing was
 * lost.
 */
export const bench = async () => {
  const isWell = await runLong('npx', ['vitest', 'run', 'tests/integration/eventgrid-kill.test.ts']);
  return (await runBrowserTests('tests/e2e/faults/kill.spec.ts')) && isWell;
};
