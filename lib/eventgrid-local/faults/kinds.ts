import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Failure, failures, gatewayFailures } from '../failures';
import { type Connection, drip, pause, reset, sendHalf, untilClosed } from './connection';

/** The parameters of a rule's fault. */
export type FaultParameters = {
  ms?: number | undefined;
  /** Seconds. */
  retry_after?: number | undefined;
  status?: number | undefined;
  message?: string | undefined;
};

/** The request that a fault is applied to. */
type Exchange = {
  connection: Connection;
  requestId: string;
  /** Carries out the request and returns the answer, which is not sent yet. */
  trueAnswer(): Promise<Response>;
  refuse(failure: Failure): Response;
};

/** An answer still to be sent, or the status of one that was written to the connection directly; 0 if none was. */
type FaultAnswer = Response | { sentStatus: number };

type FaultKind = {
  takes: readonly (keyof FaultParameters)[];
  answer(exchange: Exchange, parameters: FaultParameters): FaultAnswer | Promise<FaultAnswer>;
};

const NOTHING_SENT = { sentStatus: 0 };

/** How long after the answer a late request is carried out, unless `ms` says otherwise. */
const LATE_MS = 4000;

/** Carries a request out `ms` later, in the background; not at all if the server closes before. */
function carryOutLater({ trueAnswer }: Exchange, ms: number): void {
  wait(ms, undefined, { ref: false })
    .then(trueAnswer)
    .catch(() => {});
}

/**
 * Every fault: the parameters it takes, and what it does. Only `trueAnswer` carries out the request. Answers that
 * imitate a proxy (HTML, an empty body, 431) have no X-Request-Id. Our choice throughout; the shapes are those of
 * EventGrid and its gateway.
 */
export const FAULT_KINDS = {
  /** If the client leaves before the time is up, the request is not carried out. */
  latency: {
    takes: ['ms'],
    answer: async ({ connection, trueAnswer }, { ms = 1000 }) =>
      (await pause(connection, ms)) ? trueAnswer() : NOTHING_SENT,
  },
  hang: {
    takes: [],
    answer: async ({ connection }) => {
      await untilClosed(connection);
      return NOTHING_SENT;
    },
  },
  reset: {
    takes: [],
    answer: async ({ connection }) => {
      await reset(connection);
      return NOTHING_SENT;
    },
  },
  'html-502': { takes: ['status'], answer: (_, { status = 502 }) => html(status, 'Bad Gateway') },
  'empty-504': { takes: ['status'], answer: (_, { status = 504 }) => new Response(null, { status }) },
  throttle: {
    takes: ['retry_after'],
    answer: ({ refuse }, { retry_after }) => {
      const answer = refuse(gatewayFailures.throttled);
      if (retry_after !== undefined) answer.headers.set('Retry-After', String(retry_after));
      return answer;
    },
  },
  'malformed-json': {
    takes: ['status'],
    answer: ({ requestId }, { status = 200 }) =>
      new Response('{"id":"5f0c9a1e-52d7-4c', {
        status,
        headers: { 'Content-Type': 'application/json', 'X-Request-Id': requestId },
      }),
  },
  truncated: {
    takes: [],
    answer: async ({ connection, trueAnswer }) => {
      const answer = await trueAnswer();
      await sendHalf(connection, answer);
      return { sentStatus: answer.status };
    },
  },
  'success-then-reset': {
    takes: [],
    answer: async ({ connection, trueAnswer }) => {
      await trueAnswer();
      await reset(connection);
      return NOTHING_SENT;
    },
  },
  'success-then-hang': {
    takes: [],
    answer: async ({ connection, trueAnswer }) => {
      await trueAnswer();
      await untilClosed(connection);
      return NOTHING_SENT;
    },
  },
  /** Like a gateway that gives up waiting for EventGrid, which carries the request out anyway. */
  'html-502-then-success': {
    takes: ['ms', 'status'],
    answer: (exchange, { ms = LATE_MS, status = 502 }) => {
      carryOutLater(exchange, ms);
      return html(status, 'Bad Gateway');
    },
  },
  'reset-then-success': {
    takes: ['ms'],
    answer: async (exchange, { ms = LATE_MS }) => {
      carryOutLater(exchange, ms);
      await reset(exchange.connection);
      return NOTHING_SENT;
    },
  },
  'slow-drip': {
    takes: ['ms'],
    answer: async ({ connection, trueAnswer }, { ms = 100 }) => {
      const answer = await trueAnswer();
      await drip(connection, answer, ms);
      return { sentStatus: answer.status };
    },
  },
  /** Like Node's answer to an oversized head. */
  'headers-431': { takes: [], answer: () => new Response(null, { status: 431, headers: { Connection: 'close' } }) },
  'headers-494': { takes: [], answer: ({ refuse }) => refuse(gatewayFailures.headersTooLarge) },
  'error-500': { takes: [], answer: ({ refuse }) => refuse(failures.internal()) },
  /** IAM's refusal in Keystone's shape, with any of its messages: a lock, login protection, an expired password. */
  'iam-refusal': {
    takes: ['status', 'message'],
    answer: ({ requestId }, { status = 401, message = 'The account is locked.' }) =>
      Response.json(
        { error: { code: status, message, title: STATUS_CODES[status] } },
        { status, headers: { 'X-Request-Id': requestId } },
      ),
  },
  /** Like a network's sign-in page, or a proxy that hides the status. */
  'html-200': { takes: [], answer: () => html(200, 'Welcome') },
} satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;

/** Finds a fault by its name. */
export const faultKind = (name: FaultName): FaultKind => FAULT_KINDS[name];

const html = (status: number, title: string): Response =>
  new Response(`<html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>\n`, {
    status,
    headers: { 'Content-Type': 'text/html' },
  });
