import { expect, it } from 'vitest';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';
import { startTestEventGrid } from '../../../support/local-eventgrid';

// What each fault does to a connection is in tests/integration/eventgrid-faults.test.ts.
it('needs a served app: a missing connection is reported to the server as a bug', async () => {
  const faults = createFaultSwitch();
  const grid = await startTestEventGrid({ faults });
  faults.add({ fault: 'reset', times: 1 });
  expect((await grid.call('GET', '/')).status).toBe(500);
  expect(grid.faults.map(String)).toEqual([expect.stringContaining('A fault needs a connection')]);
  expect((await grid.call('GET', '/')).status).toBe(200);
  await grid.close();
});
