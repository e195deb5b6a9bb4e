import { writeJson } from '@/lib/eventgrid/events/exact-json';
import {
  parseFailure,
  readHttpDate,
  requestFacts,
  requestIdOf,
  unreadableFailure,
  type WireAnswer,
  type WireRequestFacts,
  type WireTiming,
} from '@/lib/eventgrid/failures/parse';
import { type EgFailure, type EgRefusal, refusal } from '@/lib/eventgrid/failures/result';
import { factsOf, isWrite, type OperationName } from '@/lib/eventgrid/operations';
import { DEADLINE_MS, type Transport, TransportError } from './transport';

/** Options of every operation. `deadlineMs` shortens the usual 15 s. */
export type CallOptions = { deadlineMs?: number };

export type WireRequest = {
  operation: OperationName;
  /** The endpoint's address in the operator's configuration. */
  baseUrl: string;
  /** Path and query, every part encoded. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  secrets: readonly string[];
};

/** An answer with a success status. `refuse` makes the failure for a body that does not have the promised shape. */
export type AnswerReader = {
  ok: true;
  status: number;
  headers: Headers;
  text: string;
  requestId: string | null;
  /** The answer's header Date in milliseconds; null if there is none. */
  answeredAt: number | null;
  refuse: () => EgRefusal;
};

const MAX_ATTEMPTS = 3;
const RETRIED_STATUSES = [429, 502, 503, 504];
const RETRIED_KINDS = ['unreachable', 'broken'];
/** With less time left no retry starts: it would only time out and hide the first answer. */
const MIN_ATTEMPT_MS = 500;

type Context = { transport: Transport; now: () => number };

/**
 * Sends one request and reads the answer's text. A GET gets up to three attempts with jitter within the deadline when
 * no complete answer came or the status is 429, 502, 503 or 504; Retry-After is honoured if it fits. A write is sent
 * once, since a second one could act twice. Returns the answer of a 2xx, otherwise the failure. Throws only what the
 * transport throws besides TransportError: a bug.
 */
export async function send(
  { transport, now }: Context,
  request: WireRequest,
  { deadlineMs = DEADLINE_MS }: CallOptions = {},
): Promise<AnswerReader | EgRefusal> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const { method } = factsOf(request.operation);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce({ transport, now }, request, {
      remainingMs: Math.max(1, Math.ceil(deadlineMs - elapsed())),
      elapsed,
    });
    if (outcome.ok || method !== 'GET' || attempt === MAX_ATTEMPTS) return outcome;
    const pauseMs = pauseBefore(outcome.failure, attempt);
    if (pauseMs === null || elapsed() + pauseMs + MIN_ATTEMPT_MS > deadlineMs) return outcome;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function attemptOnce(
  { transport, now }: Context,
  request: WireRequest,
  { remainingMs, elapsed }: { remainingMs: number; elapsed: () => number },
): Promise<AnswerReader | EgRefusal> {
  const timing = (): WireTiming => ({ now: now(), durationMs: Math.round(elapsed()) });
  try {
    const response = await transport(`${request.baseUrl.replace(/\/+$/, '')}${request.path}`, {
      operation: request.operation,
      method: factsOf(request.operation).method,
      headers: request.headers,
      deadlineMs: remainingMs,
      ...(request.body === undefined ? {} : { body: writeJson(request.body) }),
    });
    const answer: WireAnswer = { status: response.status, headers: response.headers, text: await textOf(response) };
    if (!response.ok) return { ok: false, failure: parseFailure(answer, request, timing()) };
    return {
      ok: true,
      ...answer,
      requestId: requestIdOf(answer, request),
      answeredAt: readHttpDate(answer.headers.get('date')),
      refuse: () => ({ ok: false, failure: unreadableFailure(answer, request, timing()) }),
    };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return unansweredRefusal(error, request, timing());
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new TransportError('broken', 'The answer broke off.', response.status, { cause: error });
  }
}

/** An answer that exceeds the cap did arrive but cannot be read: it is `unreadable`. */
function unansweredRefusal(error: TransportError, request: WireRequestFacts, timing: WireTiming): EgRefusal {
  return refusal(
    error.reason === 'too-large' ? 'unreadable' : error.reason,
    {
      request: requestFacts(request),
      status: error.status,
      durationMs: timing.durationMs,
      nothingChanged: error.reason === 'unreachable' || !isWrite(request.operation),
    },
    timing.now,
  );
}

function pauseBefore({ kind, status, retryAfterSeconds }: EgFailure, attempt: number): number | null {
  const again = RETRIED_KINDS.includes(kind) || (kind === 'refused' && RETRIED_STATUSES.includes(status ?? 0));
  if (!again) return null;
  const jitter = 0.5 + Math.random() / 2;
  // The gateway throttles by the second: 2 to 5 s (docs/wire.md, "EG API, gateway error codes"; INFERRED).
  const ownPauseMs = status === 429 ? 2000 + 1000 * jitter : 200 * 2 ** attempt * jitter;
  return retryAfterSeconds === null ? ownPauseMs : Math.max(retryAfterSeconds * 1000, 200 * jitter);
}
