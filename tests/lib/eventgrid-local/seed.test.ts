import { expect, it } from 'vitest';
import { LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { itemsOf, namesOf, startTestEventGrid } from '../../support/local-eventgrid';

it('gives each project the official channel with official sources and one custom channel', async () => {
  const grid = await startTestEventGrid();
  for (const [project, projectId] of [
    ['local', LOCAL_PROJECT_ID],
    ['local-second', LOCAL_SECOND_PROJECT_ID],
  ] as const) {
    const token = await grid.signIn('viewer', project);
    const get = (path: string) => grid.call('GET', `/v1/${projectId}/${path}`, { token });
    expect(namesOf(await get('channels?provider_type=OFFICIAL'))).toEqual(['default']);
    expect(namesOf(await get('channels?provider_type=CUSTOM'))).toEqual(['orders']);
    const official = itemsOf(await get('sources'));
    expect(official.length).toBeGreaterThanOrEqual(3);
    for (const source of official) {
      expect(source).toMatchObject({
        name: expect.stringMatching(/^HC\.[A-Z]+$/),
        provider_type: 'OFFICIAL',
        channel_name: 'default',
      });
    }
  }
  await grid.close();
});

it('has project IDs of 32 hex digits that differ', () => {
  for (const id of [LOCAL_PROJECT_ID, LOCAL_SECOND_PROJECT_ID]) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(LOCAL_PROJECT_ID).not.toBe(LOCAL_SECOND_PROJECT_ID);
});
