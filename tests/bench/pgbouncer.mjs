import { withServer } from './support/find-server.mjs';
import { runLong } from './support/long-tests.mjs';

/** Runs the tests of the console's store through a real PgBouncer. Resolves to whether all passed. */
export const bench = () =>
  withServer('pgbouncer', (PGBOUNCER) =>
    runLong('npx', ['vitest', 'run', 'tests/integration/console-stores.test.ts'], { PGBOUNCER }),
  );
