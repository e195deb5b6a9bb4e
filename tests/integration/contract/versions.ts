import { expect } from 'vitest';
import { answers, type ContractTable, proves } from './contract-case';

const cases = [
  ...proves('listApiVersions', {
    'returns v1 with all documented fields': async ({ client }) => {
      expect((await client.send('GET', '/')).json).toEqual({
        versions: [
          {
            id: 'v1',
            links: [{ href: expect.stringMatching(/\/v1$/), rel: 'self' }],
            version: '',
            min_version: '',
            status: 'CURRENT',
            updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          },
        ],
      });
    },
    'returns the versions of IAM to a client of IAM': async ({ client }) => {
      for (const agent of ['terraform/1.13.0 golangsdk/2.0.0', 'openstacksdk/4.0.0 keystoneauth1/5.6.0']) {
        const { json } = await client.send('GET', '/', { headers: { 'User-Agent': agent } });
        const links = [{ href: `${client.url}/v3/`, rel: 'self' }];
        expect(json).toEqual({ versions: { values: [{ id: 'v3.6', status: 'stable', links }] } });
      }
    },
    'links to the address that the client used': async ({ client }) => {
      const host = `localhost:${new URL(client.url).port}`;
      const { json } = await client.send('GET', '/', { headers: { Host: host } });
      expect(json).toMatchObject({ versions: [{ links: [{ href: `http://${host}/v1` }] }] });
    },
  }),
  ...answers('listApiVersions', 200, {
    'a request without a token': ({ client }) => client.send('GET', '/'),
    'a token that was never issued': ({ client }) => client.send('GET', '/', { token: 'MIIunknown' }),
    'a parameter that it does not know': ({ client }) => client.send('GET', '/?colour=blue'),
  }),
];

/** The versions of the API. */
export const versions: ContractTable = { noun: 'versions', options: [], cases };
