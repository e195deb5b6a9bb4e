import { expect, it } from 'vitest';
import { createMetrics, metrics } from '@/lib/metrics/metrics';
import { hasBearerToken } from '@/lib/server/metrics/has-bearer-token';

it('writes requests, calls, sessions and Node’s own metrics', async () => {
  const made = createMetrics();
  made.served({ method: 'GET', route: '/sources', status: '200', seconds: 0.02 });
  made.served({ method: 'BREW', route: 'other', status: '404', seconds: 0.02 });
  made.called({ operation: 'createSource', outcome: '400', seconds: 0.3 });
  const text = await made.text(async () => 7);
  for (const line of [
    'eventgrid_console_requests_total{method="GET",route="/sources",status="200"} 1',
    'eventgrid_console_requests_total{method="other",route="other",status="404"} 1',
    'eventgrid_console_request_duration_seconds_bucket{le="0.025",route="/sources"} 1',
    'eventgrid_console_eventgrid_calls_total{operation="createSource",outcome="400"} 1',
    'eventgrid_console_eventgrid_call_duration_seconds_bucket{le="0.25",operation="createSource"} 0',
    'eventgrid_console_eventgrid_call_duration_seconds_bucket{le="0.5",operation="createSource"} 1',
    'eventgrid_console_sessions{state="live"} 7',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).toContain('nodejs_active_handles_total');
});

it('leaves out the sessions while the store cannot be read', async () => {
  const made = createMetrics();
  await made.text(async () => 7);
  const text = await made.text(() => Promise.reject(new Error('down')));
  expect(text).not.toMatch(/^eventgrid_console_sessions[ {]/m);
  expect(text).toContain('process_cpu_seconds_total');
});

it('counts nothing without a token, and in only one place with one', () => {
  expect(metrics({})).toBeNull();
  expect(metrics({ METRICS_TOKEN: 't' })).toBe(metrics({ METRICS_TOKEN: 't' }));
});

it.each([
  ['Bearer right', true],
  ['bearer right', true],
  ['Bearer wrong', false],
  ['Bearer rightt', false],
  ['Bearer right right', false],
  ['Basic right', false],
  ['right', false],
  ['Bearer ', false],
  ['', false],
  [null, false],
])('checks %j', (authorization, verdict) => {
  expect(hasBearerToken(authorization, 'right')).toBe(verdict);
});
