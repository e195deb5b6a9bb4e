import { expect, it } from 'vitest';
import { startTestEventGrid } from '../../../support/local-eventgrid';

it('tells the API’s versions to anybody', async () => {
  const grid = await startTestEventGrid();
  const answer = await grid.call('GET', '/', { token: null });
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({
    versions: [
      {
        id: 'v1',
        links: [{ href: expect.stringMatching(/^http:\/\/localhost\/v1/), rel: 'self' }],
        version: '',
        min_version: '',
        status: 'CURRENT',
        updated: expect.any(String),
      },
    ],
  });
  await grid.close();
});
