import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import type { DeliveryProgress, DeliveryStore } from './delivery-store';
import type { Attempt } from './event-tables';

const TIMEOUT_MS = 5_000;
const AT_ONCE = 16;
/** A longer queue would only use up memory: further deliveries fail. */
const MAX_WAITING = 10_000;
/** The pause before the first retry; it doubles with each. No source says what EventGrid's is (our choice). */
const FIRST_RETRY_MS = 200;
const MAX_RETRY_PAUSE_MS = 5_000;
/** Progress is written together, since each transaction is flushed to disk. */
const WRITE_AFTER_MS = 20;

/** One event on its way to one webhook, as a row of the store has it. */
export type WebhookCall = Omit<DeliveryProgress, 'status' | 'attempts'> & {
  url: string;
  headers: Record<string, string>;
  body: string;
  retries: number;
};

/** Sends calls in the background. `close` aborts running calls, drops the queue, and resolves soon. */
export type Delivery = { deliver(calls: readonly WebhookCall[]): void; close(): Promise<void> };

/** By default the times that are documented. */
export type DeliveryOptions = { now?: () => number; firstRetryMs?: number; timeoutMs?: number };

type Waiting = { call: WebhookCall; attempts: Attempt[] };

/**
 * Starts delivering to webhooks, and records each attempt in the store. A call is a POST with a 5 s timeout, retried as
 * often as its target says if it failed or was answered with 429 or 5xx, after a pause. Redirects are not followed.
 */
export function startDelivery(
  store: Pick<DeliveryStore, 'saveProgress'>,
  { now = Date.now, firstRetryMs = FIRST_RETRY_MS, timeoutMs = TIMEOUT_MS }: DeliveryOptions = {},
): Delivery {
  const closing = new AbortController();
  const waiting: Waiting[] = [];
  const running = new Set<Promise<void>>();
  const pausing = new Set<NodeJS.Timeout>();
  const writer = progressWriter(store, now);

  const record = (given: Waiting, status: DeliveryProgress['status']): void => {
    const { seq, owner, deadLetter } = given.call;
    writer.add({ seq, owner, deadLetter, status, attempts: given.attempts });
  };

  const next = (): void => {
    while (running.size < AT_ONCE && !closing.signal.aborted) {
      const given = waiting.shift();
      if (given === undefined) return;
      const sent = attempt(given).finally(() => {
        running.delete(sent);
        next();
      });
      running.add(sent);
    }
  };

  async function attempt(given: Waiting): Promise<void> {
    const atMs = now();
    const code = await post(given.call, closing.signal, timeoutMs);
    if (closing.signal.aborted) return;
    const status = /^2\d\d$/.test(code) ? 'SUCCESS' : 'FAILED';
    given.attempts.push({ atMs, tookMs: now() - atMs, code, status });
    const retries = given.attempts.length - 1;
    const isOver = status === 'SUCCESS' || retries >= given.call.retries || !isRetried(code);
    record(given, isOver ? status : 'PENDING');
    if (isOver) return;
    const timer = setTimeout(
      () => {
        pausing.delete(timer);
        waiting.push(given);
        next();
      },
      Math.min(firstRetryMs * 2 ** retries, MAX_RETRY_PAUSE_MS),
    );
    pausing.add(timer);
  }

  return {
    deliver(calls) {
      if (closing.signal.aborted) return;
      for (const call of calls) {
        if (waiting.length + pausing.size < MAX_WAITING) waiting.push({ call, attempts: [] });
        else
          record(
            { call, attempts: [{ atMs: now(), tookMs: 0, code: 'too many waiting', status: 'FAILED' }] },
            'FAILED',
          );
      }
      next();
    },
    async close() {
      closing.abort();
      waiting.length = 0;
      for (const timer of pausing) clearTimeout(timer);
      await Promise.all(running);
      await writer.close();
    },
  };
}

/** A webhook that is down or busy may answer later; one that refuses will refuse again (our choice). */
const isRetried = (code: string): boolean => !/^[1-4]\d\d$/.test(code) || code === '429';

/** Writes the progress of deliveries to the store, what comes within a moment in one transaction. */
function progressWriter(store: Pick<DeliveryStore, 'saveProgress'>, now: () => number) {
  let newest = new Map<number, DeliveryProgress>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const progress = [...newest.values()];
    newest = new Map();
    // A store that fails loses the record of an attempt, not the delivery.
    if (progress.length > 0) writing = writing.then(() => store.saveProgress(progress, now())).catch(() => {});
    return writing;
  };
  return {
    add(progress: DeliveryProgress) {
      newest.set(progress.seq, progress);
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    close: write,
  };
}

/** Resolves to the answer's status, or to why there was none in time. */
function post({ url, headers, body }: WebhookCall, closing: AbortSignal, timeoutMs: number): Promise<string> {
  return new Promise((done) => {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]);
    const request = url.startsWith('https:') ? requestByHttps : requestByHttp;
    const fail = (error: NodeJS.ErrnoException) => done(signal.aborted ? 'timeout' : (error.code ?? 'failed'));
    try {
      const length = { 'Content-Length': Buffer.byteLength(body) };
      const call = request(
        url,
        { method: 'POST', headers: { ...headers, ...length }, agent: false, signal },
        (answer) => {
          answer.on('error', fail);
          answer.on('close', () => done(String(answer.statusCode)));
          answer.resume();
        },
      );
      call.on('error', fail);
      call.end(body);
    } catch {
      // A target's header that no request can have.
      done('invalid header');
    }
  });
}
