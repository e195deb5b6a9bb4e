import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { type Endpoint, environment } from '@/lib/config/env';
import { type Transport, TransportError, type TransportReason } from '@/lib/eventgrid/transport/transport';
import { isStopping } from '@/lib/server/stop';
import { endpoints, transport } from '@/lib/session/open';
import { pingStore } from '@/lib/store/console-store';

/** The state of one dependency: `ok`, or why it can't be used. */
type Health = 'ok' | TransportReason;

export type Readiness = {
  status: 'ready' | 'not ready';
  /** Why it is not ready, one sentence each. */
  reasons: string[];
  store: Health;
  /** By the endpoint's id. */
  endpoints: Record<string, { eventgrid: Health; iam: Health }>;
};

export type ReadinessDeps = {
  isStopping: boolean;
  pingStore(): Promise<void>;
  endpoints: readonly Endpoint[];
  transport: Transport;
  /** Timeout of each check; they run in parallel. */
  timeoutMs?: number;
};

const TIMEOUT_MS = 2_000;

/**
 * Checks the console's dependencies: its store, and every endpoint's EventGrid and IAM with a GET without a token, for
 * which any answer will do. Not ready means that no user can be served: the store is down, no endpoint can be reached,
 * or the process is stopping. If one region of several is down, it is reported but affects no other (our choice).
 */
export async function readReadiness({
  isStopping,
  pingStore,
  endpoints,
  transport,
  timeoutMs = TIMEOUT_MS,
}: ReadinessDeps): Promise<Readiness> {
  const urls = [...new Set(endpoints.flatMap(({ eventGridUrl, iamUrl }) => [eventGridUrl, iamUrl]))];
  const [store, ...answers] = await Promise.all([
    checkStore(pingStore, timeoutMs),
    ...urls.map((url) => checkEndpoint(url, transport, timeoutMs)),
  ]);
  const healthOf = (url: string): Health => answers[urls.indexOf(url)] ?? 'unreachable';
  const endpointStates = endpoints.map(({ id, eventGridUrl, iamUrl }) => ({
    id,
    eventgrid: healthOf(eventGridUrl),
    iam: healthOf(iamUrl),
  }));
  const reasons = [
    ...(isStopping ? ['The console is stopping.'] : []),
    ...(store === 'ok' ? [] : ['The console cannot reach its session store.']),
    ...(endpointStates.some(({ eventgrid, iam }) => eventgrid === 'ok' && iam === 'ok')
      ? []
      : ['No endpoint has both its EventGrid and its IAM within reach.']),
  ];
  return {
    status: reasons.length === 0 ? 'ready' : 'not ready',
    reasons,
    store,
    endpoints: Object.fromEntries(endpointStates.map(({ id, ...health }) => [id, health])),
  };
}

async function checkStore(pingStore: () => Promise<void>, timeoutMs: number): Promise<Health> {
  const given = new AbortController();
  const late = wait(timeoutMs, 'timeout' as const, { signal: given.signal }).catch(() => 'timeout' as const);
  const answer = pingStore().then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  const health = await Promise.race([answer, late]);
  given.abort();
  return health;
}

async function checkEndpoint(url: string, transport: Transport, timeoutMs: number): Promise<Health> {
  try {
    await transport(`${url.replace(/\/+$/, '')}/`, {
      operation: 'listVersions',
      method: 'GET',
      headers: { Accept: 'application/json' },
      connectTimeoutMs: timeoutMs,
      deadlineMs: timeoutMs,
    });
    return 'ok';
  } catch (error) {
    return error instanceof TransportError ? error.reason : 'broken';
  }
}

/**
 * Wraps an async function so that its result serves every caller for `keepMs`; callers share a call in progress. After
 * a rejection, the next caller tries again. `now` is in milliseconds.
 */
export function remembered<T>(ask: () => Promise<T>, keepMs: number, now: () => number): () => Promise<T> {
  let last: { answer: Promise<T>; until: number } | null = null;
  return () => {
    if (last !== null && now() < last.until) return last.answer;
    const mine = { answer: ask(), until: Number.POSITIVE_INFINITY };
    last = mine;
    mine.answer.then(
      () => {
        mine.until = now() + keepMs;
      },
      () => {
        mine.until = 0;
      },
    );
    return mine.answer;
  };
}

/** The route is public, and each answer costs a request to every region. */
const KEPT_MS = 3_000;

/** Reads whether this process can serve users, at most once per 3 s, however many callers there are. */
export const consoleReadiness = remembered(
  () =>
    readReadiness({
      isStopping: isStopping(),
      pingStore: () => pingStore(environment()),
      endpoints: endpoints(),
      transport,
    }),
  KEPT_MS,
  Date.now,
);
