import { expect, it } from 'vitest';
import { parseEnvironment } from '@/lib/config/env';
import { PUBLIC_ENDPOINTS } from '@/lib/eventgrid/regions';

it('lists the ten public regions with their addresses', () => {
  expect(PUBLIC_ENDPOINTS).toHaveLength(10);
  expect(PUBLIC_ENDPOINTS[0]).toEqual({
    id: 'cn-north-4',
    name: 'cn-north-4',
    eventGridUrl: 'https://eg.cn-north-4.myhuaweicloud.com',
    iamUrl: 'https://iam.cn-north-4.myhuaweicloud.com',
    dmsUrl: 'https://dms.cn-north-4.myhuaweicloud.com',
  });
  expect(PUBLIC_ENDPOINTS.at(-1)?.eventGridUrl).toBe('https://eg.eu-west-101.myhuaweicloud.eu');
});

it('would be accepted as an operator’s own list', () => {
  const read = parseEnvironment({ EVENTGRID_ENDPOINTS: JSON.stringify(PUBLIC_ENDPOINTS) });
  expect(read.EVENTGRID_ENDPOINTS).toEqual(PUBLIC_ENDPOINTS);
});
