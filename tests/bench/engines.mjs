import { findEngines } from '../support/find-engines.mjs';
import { runBrowserTests } from './support/long-tests.mjs';

/**
 * Walks the whole journey in each engine, with a screenshot of every state. Resolves to whether each held. CI skips
 * none.
 */
export async function bench() {
  const { environment, missing } = await findEngines();
  for (const name of missing) process.stdout.write(`skipped: ${name} (not found)\n`);
  const isWhole = missing.length === 0 || !process.env.CI;
  return (await runBrowserTests('tests/e2e/engines', environment)) && isWhole;
}
