import { expect } from 'vitest';
import {
  answers,
  type ContractTable,
  type Eg,
  namesOf,
  naming,
  proves,
  readMade,
  readPage,
  refuses,
} from './contract-case';

/** The lists, and how to make items of these names. */
const LISTS = [
  { operation: 'listSources', path: '/sources', make: makeSources },
  { operation: 'listChannels', path: '/channels', make: makeChannels },
  { operation: 'listSubscriptions', path: '/subscriptions', make: makeSubscriptions },
  { operation: 'listConnections', path: '/connections', make: makeNetworked('/connections') },
  { operation: 'listEndpoints', path: '/endpoints', make: makeNetworked('/endpoints') },
  { operation: 'listSchemas', path: '/schemas', make: makeSchemas },
] as const;

/** Makes sources of these names on the channel `orders`. */
async function makeSources(eg: Eg, names: readonly string[]) {
  for (const name of names) await eg.post('/sources', { name, channel_id: eg.ordersId });
}

async function makeChannels(eg: Eg, names: readonly string[]) {
  for (const name of names) await eg.post('/channels', { name });
}

async function makeSubscriptions(eg: Eg, names: readonly string[]) {
  const sources = [{ name: 'HC.OBS', provider_type: 'OFFICIAL', filter: {} }];
  const targets = [
    {
      name: 'HC.FunctionGraph',
      provider_type: 'OFFICIAL',
      detail: { urn: 'urn:fss:cn-north-4:p:function:default:f:latest' },
      transform: { type: 'ORIGINAL' },
    },
  ];
  for (const name of names) await eg.post('/subscriptions', { name, channel_id: eg.ordersId, sources, targets });
}

function makeNetworked(path: string) {
  return async (eg: Eg, names: readonly string[]) => {
    for (const name of names) await eg.post(path, { name, vpc_id: `vpc-${name}`, subnet_id: 'subnet' });
  };
}

async function makeSchemas(eg: Eg, names: readonly string[]) {
  for (const name of names) await eg.post('/schemas', { name, compatibility: 'NONE', definition: '{}' });
}

const common = LISTS.flatMap(({ operation, path, make }) => {
  /** Three names with one word, made in this order: a, c, b. */
  const three = async (eg: Eg) => {
    const word = eg.unique('list');
    const names = ['a', 'c', 'b'].map((letter) => `${word}.${letter}`);
    await make(eg, names);
    return { word, names, query: `${path}?fuzzy_name=${word}.` };
  };
  return [
    ...proves(operation, {
      'returns the number of all matches, the page and its size': async (eg) => {
        const { query } = await three(eg);
        const page = readPage(await eg.get(`${query}&limit=2`));
        expect([page.total, page.size, page.items.length]).toEqual([3, 2, 2]);
      },
      'skips records, not pages, by offset': async (eg) => {
        const { query, names } = await three(eg);
        const sorted = names.toSorted();
        expect(namesOf(await eg.get(`${query}&sort=name:ASC&limit=1&offset=1`))).toEqual([sorted[1]]);
        expect(namesOf(await eg.get(`${query}&sort=name:ASC&limit=2&offset=2`))).toEqual([sorted[2]]);
        const past = readPage(await eg.get(`${query}&offset=3`));
        expect([past.total, past.size, past.items]).toEqual([3, 0, []]);
        expect((await eg.get(`${query}&offset=2147483647`)).json).toEqual({ total: 3, size: 0, items: [] });
      },
      'returns pages that neither overlap nor skip': async (eg) => {
        const { query } = await three(eg);
        const pages: string[] = [];
        for (const offset of [0, 1, 2]) pages.push(...namesOf(await eg.get(`${query}&limit=1&offset=${offset}`)));
        expect(pages).toEqual(namesOf(await eg.get(query)));
      },
      'sorts by name both ways, in either case': async (eg) => {
        const { query, names } = await three(eg);
        const sorted = names.toSorted();
        expect(namesOf(await eg.get(`${query}&sort=name:ASC`))).toEqual(sorted);
        expect(namesOf(await eg.get(`${query}&sort=name:asc`))).toEqual(sorted);
        expect(namesOf(await eg.get(`${query}&sort=name:DESC`))).toEqual(sorted.toReversed());
      },
      'sorts by created_time, newest first by default': async (eg) => {
        const { query } = await three(eg);
        const timesOf = async (sort: string) =>
          readPage(await eg.get(`${query}${sort}`)).items.map((item) => Date.parse(String(item.created_time)));
        const newest = await timesOf('');
        expect(newest).toEqual(newest.toSorted((a, b) => b - a));
        expect(await timesOf('&sort=created_time:DESC')).toEqual(newest);
        expect(await timesOf('&sort=created_time:desc')).toEqual(newest);
        expect(await timesOf('&sort=')).toEqual(newest);
        expect(await timesOf('&sort=created_time:ASC')).toEqual(newest.toReversed());
        expect(await timesOf('&sort=created_time:asc')).toEqual(newest.toReversed());
        expect(await timesOf('&sort=updated_time:ASC')).toEqual(newest.toReversed());
      },
      'finds one by its exact name': async (eg) => {
        const { word, names } = await three(eg);
        expect(namesOf(await eg.get(`${path}?name=${names[1]}`))).toEqual([names[1]]);
        expect(readPage(await eg.get(`${path}?name=${word}`)).total).toBe(0);
        expect(readPage(await eg.get(`${path}?name=${names[1]?.toUpperCase()}`)).total).toBe(0);
      },
      'returns an empty list for an unknown name': async (eg) => {
        expect((await eg.get(`${path}?name=nobody`)).json).toEqual({ total: 0, size: 0, items: [] });
      },
      'finds part of a name, with SQL wildcards as ordinary characters': async (eg) => {
        const { word } = await three(eg);
        expect(namesOf(await eg.get(`${path}?fuzzy_name=${word}.c`))).toEqual([`${word}.c`]);
        for (const sign of ['%25', '_', '%00']) {
          expect(readPage(await eg.get(`${path}?fuzzy_name=${sign}`)).total, sign).toBe(0);
        }
      },
      'ignores undocumented parameters': async (eg) => {
        const { query } = await three(eg);
        expect(readPage(await eg.get(`${query}&page=2&colour=blue`))).toMatchObject({ total: 3, size: 3 });
      },
      'shows nothing of another project': async (eg) => {
        const { query } = await three(eg);
        const other = await eg.get(query, { token: eg.second, project: eg.secondProjectId });
        expect(readPage(other).total).toBe(0);
      },
    }),
    ...answers(operation, 200, {
      'limit=1': (eg) => eg.get(`${path}?limit=1`),
      'limit=1000': (eg) => eg.get(`${path}?limit=1000`),
      'offset=0': (eg) => eg.get(`${path}?offset=0`),
      'an offset of many digits': (eg) => eg.get(`${path}?offset=900000`),
      'a parameter that it does not know': (eg) => eg.get(`${path}?colour=blue`),
      'parameters without a text': (eg) => eg.get(`${path}?limit=&offset=&sort=&name=`),
      'a read-only user': (eg) => eg.get(path, { token: eg.viewer }),
    }),
    ...refuses(operation, 400, 'EG.00014000', {
      'limit=0': (eg) => eg.get(`${path}?limit=0`),
      'limit=1001': (eg) => eg.get(`${path}?limit=1001`),
      'limit=-1': (eg) => eg.get(`${path}?limit=-1`),
      'limit=1.5': (eg) => eg.get(`${path}?limit=1.5`),
      'limit=ten': (eg) => eg.get(`${path}?limit=ten`),
      'offset=-1': (eg) => eg.get(`${path}?offset=-1`),
      'offset=one': (eg) => eg.get(`${path}?offset=one`),
      'offset=1e3': (eg) => eg.get(`${path}?offset=1e3`),
      'a sort of three parts': (eg) => eg.get(`${path}?sort=created_time:ASC:x`),
      'a sort by a field that is none to sort by': (eg) => eg.get(`${path}?sort=detail:ASC`),
      'a sort that is SQL': (eg) => eg.get(`${path}?sort=id;drop table source:ASC`),
      'a sort without direction': (eg) => eg.get(`${path}?sort=name`),
      'a sort by an unknown direction': (eg) => eg.get(`${path}?sort=name:UP`),
      'a sort by an unknown field': (eg) => eg.get(`${path}?sort=colour:ASC`),
    }),
  ];
});

const byProvider = LISTS.slice(0, 2).flatMap(({ operation, path, make }) =>
  proves(operation, {
    'separates official and custom ones': async (eg) => {
      const name = eg.unique('provider');
      await make(eg, [name]);
      const custom = namesOf(await eg.get(`${path}?provider_type=CUSTOM&limit=1000`));
      expect(custom).toContain(name);
      const official = namesOf(await eg.get(`${path}?provider_type=OFFICIAL`));
      expect(official.length).toBeGreaterThan(0);
      expect(official.filter((one) => custom.includes(one))).toEqual([]);
      expect(namesOf(await eg.get(`${path}?provider_type=PARTNER`))).toEqual([]);
      expect(readPage(await eg.get(`${path}?limit=1000`)).total).toBe(custom.length + official.length);
    },
  }),
);

const wrongProvider = LISTS.slice(0, 2).flatMap(({ operation, path }) =>
  refuses(
    operation,
    400,
    'EG.00513000',
    naming('provider_type', {
      'a provider that there is not': (eg) => eg.get(`${path}?provider_type=NOPE`),
      'a provider in lowercase': (eg) => eg.get(`${path}?provider_type=custom`),
      'two providers together': (eg) => eg.get(`${path}?provider_type=CUSTOM,OFFICIAL`),
    }),
  ),
);

const defaultLimit = proves('listSources', {
  'returns 15 by default': async (eg) => {
    const word = eg.unique('many');
    await makeSources(
      eg,
      Array.from({ length: 16 }, (_, index) => `${word}.${index}`),
    );
    const page = readPage(await eg.get(`/sources?fuzzy_name=${word}.`));
    expect([page.total, page.size]).toEqual([16, 15]);
    for (const [limit, size] of [
      [16, 16],
      [1, 1],
      [1000, 16],
    ]) {
      expect(readPage(await eg.get(`/sources?fuzzy_name=${word}.&limit=${limit}`)).size).toBe(size);
    }
  },
});

const ofSources = proves('listSources', {
  'finds the sources of a channel, and none for an unknown one': async (eg) => {
    const channelId = await eg.channel();
    const { name } = readMade(await eg.post('/sources', { name: eg.unique('source'), channel_id: channelId }));
    expect(namesOf(await eg.get(`/sources?channel_id=${channelId}`))).toEqual([name]);
    const query = `/sources?channel_id=${channelId}&provider_type=CUSTOM&fuzzy_name=`;
    expect(namesOf(await eg.get(query))).toEqual([name]);
    expect((await eg.get('/sources?channel_id=unknown')).json).toEqual({ total: 0, size: 0, items: [] });
    const official = readPage(await eg.get(`/sources?channel_id=${eg.officialId}`)).items;
    expect(new Set(official.map(({ provider_type }) => provider_type))).toEqual(new Set(['OFFICIAL']));
  },
  'finds part of a label, which only official sources have': async (eg) => {
    expect(namesOf(await eg.get('/sources?fuzzy_label=Object%20Storage'))).toEqual(['HC.OBS']);
    const name = eg.unique('label');
    await makeSources(eg, [name]);
    expect(namesOf(await eg.get(`/sources?fuzzy_label=${name}`))).toEqual([name]);
  },
  'combines all conditions': async (eg) => {
    const name = eg.unique('joined');
    await makeSources(eg, [name]);
    const query = `/sources?name=${name}&fuzzy_name=joined&fuzzy_label=joined&provider_type=CUSTOM`;
    expect(namesOf(await eg.get(`${query}&channel_id=${eg.ordersId}`))).toEqual([name]);
    expect(namesOf(await eg.get(`${query}&channel_id=${eg.officialId}`))).toEqual([]);
  },
});

const ofChannels = proves('listChannels', {
  'finds one channel by its ID, and none by an unknown one': async (eg) => {
    const name = eg.unique('channel');
    const id = await eg.channel(name);
    expect(namesOf(await eg.get(`/channels?channel_id=${id}`))).toEqual([name]);
    expect(namesOf(await eg.get(`/channels?channel_id=${id}&provider_type=CUSTOM&fuzzy_name=${name}`))).toEqual([name]);
    expect((await eg.get(`/channels?channel_id=${id}&provider_type=OFFICIAL`)).json).toMatchObject({ total: 0 });
    expect((await eg.get(`/channels?channel_id=${id}&offset=1`)).json).toMatchObject({ total: 1, items: [] });
    expect((await eg.get('/channels?channel_id=unknown')).json).toEqual({ total: 0, size: 0, items: [] });
  },
  'finds the channels of an enterprise project': async (eg) => {
    const id = '99999999-2222-4333-8444-555555555555';
    const name = eg.unique('channel');
    await eg.post('/channels', { name, enterprise_project_id: id });
    expect(namesOf(await eg.get(`/channels?enterprise_project_id=${id}`))).toEqual([name]);
    expect(namesOf(await eg.get('/channels?enterprise_project_id=0'))).not.toContain(name);
    const [item] = readPage(await eg.get(`/channels?name=${name}`)).items;
    expect(item).toMatchObject({ enterprise_project_id: id, eps_id: id });
  },
});

const ofSubscriptions = proves('listSubscriptions', {
  'finds the subscriptions of a channel, and none for an unknown one': async (eg) => {
    const name = eg.unique('subscription');
    await makeSubscriptions(eg, [name]);
    expect(namesOf(await eg.get(`/subscriptions?channel_id=${eg.ordersId}`))).toEqual([name]);
    expect((await eg.get('/subscriptions?channel_id=unknown')).json).toEqual({ total: 0, size: 0, items: [] });
  },
  'finds those of a connection, and none for an unknown one': async (eg) => {
    const name = eg.unique('subscription');
    const sources = [{ name: 'HC.OBS', provider_type: 'OFFICIAL', filter: {} }];
    const target = { name: 'web', provider_type: 'CUSTOM', transform: { type: 'ORIGINAL' }, connection_id: 'c-1' };
    await eg.post('/subscriptions', { name, channel_id: eg.ordersId, sources, targets: [target] });
    await makeSubscriptions(eg, [eg.unique('subscription')]);
    expect(namesOf(await eg.get('/subscriptions?connection_id=c-1'))).toEqual([name]);
    expect(readPage(await eg.get('/subscriptions?connection_id=unknown')).total).toBe(0);
  },
  'accepts an enterprise project and ignores it': async (eg) => {
    const name = eg.unique('subscription');
    await makeSubscriptions(eg, [name]);
    expect(namesOf(await eg.get('/subscriptions?enterprise_project_id=0'))).toEqual([name]);
  },
});

/** What all lists have in common, and what each adds. */
export const lists: ContractTable = {
  noun: 'lists',
  options: [],
  cases: [...common, ...byProvider, ...wrongProvider, ...defaultLimit, ...ofSources, ...ofChannels, ...ofSubscriptions],
};
