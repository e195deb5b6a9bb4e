import { expect } from 'vitest';
import { answers, type ContractTable, type Eg, naming, proves, readMade, readPage, refuses } from './contract-case';

const SOURCE = {
  name: 'HC.OBS',
  provider_type: 'OFFICIAL',
  filter: { source: [{ op: 'StringIn', values: ['HC.OBS'] }] },
};
const TARGET = { name: 'HC.FunctionGraph', provider_type: 'OFFICIAL', transform: { type: 'ORIGINAL', value: '' } };
const URN = 'urn:fss:local:p:function:default:orders:latest';

/** Both lists: where each is, and the detail of a target that it finds. */
const LISTS = [
  {
    operation: 'listFunctionTriggers',
    path: `/subscription-triggers/${URN}`,
    unknown: '/subscription-triggers/urn:fss:local:p:function:default:nobody:latest',
    detail: { urn: URN, agency_name: 'EG_TARGET_AGENCY' },
  },
  {
    operation: 'listWorkflowTriggers',
    path: '/subscription-triggers/workflow/workflow-1',
    unknown: '/subscription-triggers/workflow/nobody',
    detail: { workflow_id: 'workflow-1', agency_name: 'EG_TARGET_AGENCY' },
  },
];

const subscribe = async (eg: Eg, detail: object): Promise<string> => {
  const body = { name: eg.unique('trigger'), channel_id: eg.ordersId, sources: [SOURCE] };
  return readMade(await eg.post('/subscriptions', { ...body, targets: [{ ...TARGET, detail }] })).id;
};
const idsOf = async (eg: Eg, path: string) => readPage(await eg.get(path)).items.map(({ id }) => id);

const cases = LISTS.flatMap(({ operation, path, unknown, detail }) => [
  ...proves(operation, {
    'finds the subscriptions with that target, whole': async (eg) => {
      const id = await subscribe(eg, detail);
      await subscribe(eg, { urn: 'urn:fss:local:p:function:default:other:latest', agency_name: 'a' });
      const page = readPage(await eg.get(path));
      expect(page.items).toEqual([(await eg.get(`/subscriptions/${id}`)).json]);
      expect([page.total, page.size]).toEqual([1, 1]);
    },
    'returns pages, newest first': async (eg) => {
      const ids = [await subscribe(eg, detail), await subscribe(eg, detail), await subscribe(eg, detail)];
      expect(await idsOf(eg, `${path}?limit=2`)).toEqual([ids[2], ids[1]]);
      expect(await idsOf(eg, `${path}?offset=2&limit=2`)).toEqual([ids[0]]);
      expect(await idsOf(eg, `${path}?sort=created_time:ASC&limit=1`)).toEqual([ids[0]]);
      expect(readPage(await eg.get(`${path}?offset=3`))).toMatchObject({ total: 3, size: 0, items: [] });
    },
    'returns an empty list for an unknown one, and in another project': async (eg) => {
      await subscribe(eg, detail);
      expect((await eg.get(unknown)).json).toEqual({ total: 0, size: 0, items: [] });
      const other = await eg.get(path, { token: eg.second, project: eg.secondProjectId });
      expect(readPage(other).total).toBe(0);
    },
  }),
  ...answers(operation, 200, { 'a read-only user': (eg) => eg.get(path, { token: eg.viewer }) }),
  ...refuses(operation, 400, 'EG.00014000', {
    ...naming('limit', { 'limit=0': (eg) => eg.get(`${path}?limit=0`) }),
    ...naming('sort', { 'a sort by an unknown field': (eg) => eg.get(`${path}?sort=colour:ASC`) }),
  }),
  ...refuses(operation, 403, 'EG.00014030', { "another project's token": (eg) => eg.get(path, { token: eg.second }) }),
]);

/** The subscriptions that trigger a function or a workflow. */
export const triggers: ContractTable = { noun: 'triggers', options: [], cases };
