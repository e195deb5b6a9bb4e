import { describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { parseWith } from '@/lib/guard/form';
import { nameHolderRead } from '@/lib/sources/reads';
import { openLocalClient } from '../../support/local-action';
import { startTestEventGrid } from '../../support/local-eventgrid';

describe('nameHolderRead', () => {
  it('finds a source of exactly this name, with its channel', async () => {
    const local = await startTestEventGrid();
    await local.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, {
      body: { name: 'orders-api', channel_id: local.ordersChannelId },
    });
    const { eventGrid } = openLocalClient(local);
    const look = (name: string) => nameHolderRead.read({ eventGrid, input: { name } });
    expect(await look('orders-api')).toMatchObject({ data: { taken: true, channel: 'orders' } });
    expect(await look('orders')).toMatchObject({ data: { taken: false, channel: null } });
    await local.close();
  });

  it('does not report a name as taken because EventGrid returned another one', async () => {
    const local = await startTestEventGrid();
    const interfere = ({ path }: { path: string }) =>
      path.includes('/sources?') ? Response.json({ total: 1, items: [{ id: 's-1', name: 'another' }] }) : undefined;
    const { eventGrid } = openLocalClient(local, { interfere });
    const found = await nameHolderRead.read({ eventGrid, input: { name: 'orders-api' } });
    expect(found).toMatchObject({ ok: true, data: { taken: false, channel: null } });
    await local.close();
  });

  it('checks no name that EventGrid would refuse', () => {
    expect(parseWith(nameHolderRead.parse, { name: 'hc.orders' })).toMatchObject({ ok: false });
  });
});
