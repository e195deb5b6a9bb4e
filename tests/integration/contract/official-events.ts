import { expect } from 'vitest';
import { type ContractTable, type Eg, expectRefusal, proves, refuses } from './contract-case';

const PATH = '/official/sources/HC.OBS/events';
const EVENT = { id: 'official-1', source: 'HC.OBS', specversion: '1.0', type: 'OBS:DWR:ObjectCreated:Put' };
const publish = (eg: Eg, events: unknown, path = PATH) => eg.post(path, { events });

const cases = [
  ...proves('putOfficialEvents', {
    'publishes to the official channel, where its traces are': async (eg) => {
      const time = `start_time=${Date.now() - 60_000}&end_time=${Date.now() + 60_000}`;
      const event = { ...EVENT, id: eg.unique('event'), data: { size: 1 } };
      const answer = await publish(eg, [event]);
      expect([answer.status, answer.json]).toEqual([
        200,
        { failed_count: 0, events: [{ event_id: event.id, error_code: null, error_msg: null }] },
      ]);
      const traces = await eg.get(`/traced-events?channel_id=${eg.officialId}&event_id=${event.id}&${time}`);
      expect(traces.json).toMatchObject({ total: 1, result: [{ event_id: event.id, source_name: 'HC.OBS' }] });
    },
    'refuses events of another source, one by one': async (eg) => {
      const { status, json } = await publish(eg, [EVENT, { ...EVENT, source: 'HC.ECS' }, { ...EVENT, type: '' }]);
      expect([status, json]).toEqual([
        200,
        {
          failed_count: 2,
          events: [
            expect.objectContaining({ error_code: null }),
            expect.objectContaining({ error_code: '00513000', error_msg: expect.stringContaining('source') }),
            expect.objectContaining({ error_code: '00513000', error_msg: expect.stringContaining('type') }),
          ],
        },
      ]);
    },
    'refuses more than 20 events, and too many bytes': async (eg) => {
      const many = await publish(
        eg,
        Array.from({ length: 21 }, () => EVENT),
      );
      expect([many.status, many.json]).toMatchObject([400, { failed_count: 21 }]);
      const large = await publish(eg, [{ ...EVENT, data: { text: 'x'.repeat(262_144) } }]);
      expect([large.status, large.json]).toMatchObject([400, { error_code: 'EG.00533007' }]);
    },
    'is still refused on the official channel itself': async (eg) => {
      expectRefusal(await eg.post(`/channels/${eg.officialId}/events`, { events: [EVENT] }), 403, 'EG.00514004');
      await publish(eg, [EVENT]);
    },
  }),
  ...refuses('putOfficialEvents', 404, 'EG.00014040', {
    'an unknown source': (eg) => publish(eg, [EVENT], '/official/sources/HC.Moon/events'),
    'a custom source': async (eg) => publish(eg, [EVENT], `/official/sources/${(await eg.source()).name}/events`),
  }),
  ...refuses('putOfficialEvents', 400, 'EG.00513000', {
    'no events': (eg) => eg.post(PATH, {}),
    'an empty list': (eg) => publish(eg, []),
  }),
  ...refuses('putOfficialEvents', 403, 'EG.00014030', {
    'a read-only user': (eg) => eg.post(PATH, { events: [EVENT] }, { token: eg.viewer }),
  }),
];

/** Events that an official source publishes. */
export const officialEvents: ContractTable = { noun: 'official events', options: [], cases };
