import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { processWide } from '@/lib/config/process-wide';

/** One answered request of a browser or a probe. `status` is `aborted` if the client left before the end. */
type ServedRequest = { method: string; route: string; status: string; seconds: number };

/** One request to EventGrid or IAM; retries count separately. `outcome` is the HTTP status, or why no answer came. */
export type EgCall = { operation: string; outcome: string; seconds: number };

export type Metrics = ReturnType<typeof createMetrics>;

/** Buckets in seconds: a cached page takes milliseconds, EventGrid may take 15 s. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

/** Makes the console's metrics, plus Node's own. Labels contain names from fixed lists, never a user's data. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'eventgrid_console_requests_total',
    help: 'Requests answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const requestSeconds = new Histogram({
    name: 'eventgrid_console_request_duration_seconds',
    help: 'Time to the last byte of an answer, by route.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers: [registry],
  });
  const calls = new Counter({
    name: 'eventgrid_console_eventgrid_calls_total',
    help: 'Requests to EventGrid and IAM, by operation and outcome: the status, or why no answer came.',
    labelNames: ['operation', 'outcome'],
    registers: [registry],
  });
  const callSeconds = new Histogram({
    name: 'eventgrid_console_eventgrid_call_duration_seconds',
    help: 'Time that EventGrid or IAM took to answer whole, by operation.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers: [registry],
  });
  const sessions = new Gauge({
    name: 'eventgrid_console_sessions',
    help: 'Sessions in the store that have not ended.',
    // A gauge without labels starts at 0, which would be wrong while the store is down.
    labelNames: ['state'],
    registers: [registry],
  });
  return {
    served({ method, route, status, seconds }: ServedRequest): void {
      requests.inc({ method: METHODS.has(method) ? method : 'other', route, status });
      requestSeconds.observe({ route }, seconds);
    },
    called({ operation, outcome, seconds }: EgCall): void {
      calls.inc({ operation, outcome });
      callSeconds.observe({ operation }, seconds);
    },
    /**
     * Writes all metrics in Prometheus' text format. Calls `countSessions` for the number of live sessions; if it
     * rejects, only that metric is omitted.
     */
    async text(countSessions: () => Promise<number>): Promise<string> {
      sessions.reset();
      const count = await countSessions().catch(() => null);
      if (count !== null) sessions.set({ state: 'live' }, count);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** Returns this process's metrics, or null without a METRICS_TOKEN: they could not be read, so nothing is counted. */
export const metrics = ({ METRICS_TOKEN }: { METRICS_TOKEN?: string | undefined }): Metrics | null =>
  METRICS_TOKEN === undefined ? null : processWide('metrics', createMetrics);
