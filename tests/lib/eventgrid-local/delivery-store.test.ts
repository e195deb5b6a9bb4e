import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DeliveryProgress } from '@/lib/eventgrid-local/delivery-store';
import type { DeliveryStatus } from '@/lib/eventgrid-local/event-tables';
import { createControlApp } from '@/lib/eventgrid-local/faults/control-app';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';
import { type EventGridStore, openEventGridStore } from '@/lib/eventgrid-local/store';

let folder: string;
let store: EventGridStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deliveries-'));
  store = await openEventGridStore(join(folder, 'a.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const owner = { project_id: 'p', subscription_id: 's', target_id: 't', provider_type: 'CUSTOM' };
const delivery = (event_id: string, status: DeliveryStatus = 'PENDING') => ({
  event_id,
  subscription_id: 's',
  subscription_name: 'name',
  target_id: 't',
  target_name: 'HTTPS',
  status,
  attempts: [],
  provider_type: 'CUSTOM',
});
const publication = (ids: readonly string[]) => ({
  projectId: 'p',
  channelId: 'c',
  atMs: 1_000,
  durationMs: 1,
  events: [],
  traces: [],
  contents: [],
  deliveries: ids.map((id) => delivery(id)),
});
const attempt = (status: 'SUCCESS' | 'FAILED', code: string) => ({ atMs: 1, tookMs: 5, code, status });
const letterOf = (event_id: string, content = '{}') => ({
  project_id: 'p',
  channel_id: 'c',
  event_id,
  subscription_name: 'name',
  target_id: 't',
  queue: '{"type":"KAFKA","topic":"dead"}',
  content,
});
const progress = (seq: number, status: DeliveryStatus, more: Partial<DeliveryProgress> = {}): DeliveryProgress => ({
  seq,
  status,
  attempts: [],
  owner,
  ...more,
});
const statuses = async (eventId: string) => (await store.listDeliveries('p', 'c', eventId)).map(({ status }) => status);

it('numbers the deliveries of each publication one after the other', async () => {
  const first = await store.savePublications([publication(['a', 'b']), publication([]), publication(['c'])]);
  expect(first).toEqual([1, 3, 3]);
  expect(await store.savePublications([publication(['d'])])).toEqual([4]);
  await store.saveProgress([progress(3, 'SUCCESS', { attempts: [attempt('SUCCESS', '204')] })], 1_000);
  expect(await store.listDeliveries('p', 'c', 'c')).toMatchObject([
    { seq: 3, status: 'SUCCESS', attempts: JSON.stringify([attempt('SUCCESS', '204')]) },
  ]);
  expect(await statuses('a')).toEqual(['PENDING']);
});

it('counts deliveries that ended, once each, and not those that are still tried', async () => {
  await store.savePublications([publication(['a', 'b', 'c'])]);
  const twice = [attempt('FAILED', '500'), attempt('FAILED', '500')];
  await store.saveProgress(
    [progress(1, 'FAILED', { attempts: twice }), progress(2, 'PENDING', { attempts: twice.slice(1) })],
    60_000,
  );
  await store.saveProgress([progress(3, 'SUCCESS', { attempts: [attempt('SUCCESS', '200')] })], 61_000);
  const query = { projectId: 'p', subscriptionId: 's', startMinute: 0, endMinute: 9, period: 1, limit: 10 };
  expect(await store.listDeliveryMetrics(query)).toEqual([
    {
      minute: 1,
      num: 2,
      success_num: 1,
      fail_num: 1,
      retry_success_num: 0,
      retry_fail_num: 1,
      retry_times: 1,
      time_sum: 10,
      time_min: 5,
      time_max: 5,
    },
  ]);
});

it('keeps the dead letters of what failed, the newest 1,000, and the control port lists them', async () => {
  await store.savePublications([publication(['a'])]);
  await store.saveProgress([progress(1, 'PENDING', { deadLetter: letterOf('a') })], 1_000);
  await store.saveProgress([progress(1, 'SUCCESS', { deadLetter: letterOf('a') })], 1_000);
  expect(await store.listDeadLetters()).toEqual([]);
  const many = Array.from({ length: 1_001 }, (_, index) =>
    progress(index, 'FAILED', { deadLetter: letterOf(`e-${index}`, `{"n":${index}}`) }),
  );
  await store.saveProgress(many, 2_000);
  const app = createControlApp({ faults: createFaultSwitch(), store, now: Date.now });
  const answer = await app.request('/dead-letters', { headers: { Host: 'localhost' } });
  const { dead_letters } = await answer.json();
  expect(dead_letters).toHaveLength(1_000);
  expect(dead_letters[0]).toMatchObject({
    ...letterOf('e-1000', '{"n":1000}'),
    queue: { type: 'KAFKA', topic: 'dead' },
    at_ms: 2_000,
  });
});

it('fails what was under way when the process ended, at the next start', async () => {
  await store.savePublications([publication(['a', 'b'])]);
  await store.saveProgress([progress(2, 'SUCCESS')], 1_000);
  await store.close();
  store = await openEventGridStore(join(folder, 'a.db'));
  expect([await statuses('a'), await statuses('b')]).toEqual([['FAILED'], ['SUCCESS']]);
});
