import { spawnSync } from 'node:child_process';

/**
 * Runs the code of 2,000 random forms (`--runs`) by sh, Node.js and Python against the local EventGrid, and pastes it
 * back. Resolves to whether all of it did as the form would.
 */
export function bench({ runs = '2000', seed = String(Date.now() % 1_000_000) }) {
  process.stdout.write(`${runs} forms, seed ${seed}\n`);
  const args = ['vitest', 'run', 'tests/integration/code.test.ts'];
  const { status } = spawnSync('npx', args, {
    stdio: 'inherit',
    env: { ...process.env, CODE_RUNS: runs, CODE_SEED: seed },
  });
  return Promise.resolve(status === 0);
}
