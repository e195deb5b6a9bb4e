import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';

const TIMEOUT_MS = 5_000;
const AT_ONCE = 16;
/** A longer queue would only use up memory: further calls are dropped. */
const MAX_WAITING = 10_000;
const CONTENT_TYPE = 'application/cloudevents+json';

/** One event on its way to one webhook. */
export type WebhookCall = { url: string; body: string; retries: 0 | 1 };

/** Sends calls in the background. `close` aborts running calls, drops the queue, and resolves soon. */
export type Delivery = { deliver(calls: readonly WebhookCall[]): void; close(): Promise<void> };

/**
 * Starts delivering to webhooks. Each call is a POST with a 5 s timeout, retried once if it failed or was answered with
 * 429 or 5xx and the target has a retry. Redirects are not followed, and outcomes are not reported.
 */
export function startDelivery(): Delivery {
  const closing = new AbortController();
  const waiting: WebhookCall[] = [];
  const running = new Set<Promise<void>>();

  const next = (): void => {
    while (running.size < AT_ONCE && !closing.signal.aborted) {
      const call = waiting.shift();
      if (call === undefined) return;
      const sent = send(call, closing.signal).finally(() => {
        running.delete(sent);
        next();
      });
      running.add(sent);
    }
  };

  return {
    deliver(calls) {
      waiting.push(...calls.slice(0, MAX_WAITING - waiting.length));
      next();
    },
    async close() {
      closing.abort();
      waiting.length = 0;
      await Promise.all(running);
    },
  };
}

async function send({ url, body, retries }: WebhookCall, closing: AbortSignal): Promise<void> {
  for (let left = retries + 1; left > 0 && !closing.aborted; left -= 1) {
    const status = await post(url, body, closing);
    if (status !== null && status !== 429 && status < 500) return;
  }
}

/** Returns the answer's status, or null if there was none in time. */
function post(url: string, body: string, closing: AbortSignal): Promise<number | null> {
  return new Promise((done) => {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MS)]);
    const headers = { 'Content-Type': CONTENT_TYPE, 'Content-Length': Buffer.byteLength(body) };
    const request = url.startsWith('https:') ? requestByHttps : requestByHttp;
    const call = request(url, { method: 'POST', headers, agent: false, signal }, (answer) => {
      answer.on('error', () => done(null));
      answer.on('close', () => done(answer.statusCode ?? null));
      answer.resume();
    });
    call.on('error', () => done(null));
    call.end(body);
  });
}
