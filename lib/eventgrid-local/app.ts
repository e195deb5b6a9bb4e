import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import type { AllowedTarget } from './allowed-target';
import { callerCheck } from './check-caller';
import { type Env, type EventGridDeps, NO_ODDITIES, type Oddities, refuse } from './context';
import { failures, gatewayFailures, iamFailures } from './failures';
import type { FaultSwitch } from './faults/fault-switch';
import { injectFault } from './faults/inject-fault';
import type { Journal } from './journal';
import { openApiDocument } from './openapi';
import { type Operation, serveOperations } from './operation';
import { DEFAULT_QUOTAS } from './quotas';
import { receiveBody } from './receive-body';
import { connections } from './records/connections';
import { endpoints } from './records/endpoints';
import { makeRequestId } from './request-id';
import { channelOperations } from './routes/channels';
import { dmsOperations } from './routes/dms';
import { eventOperations } from './routes/events';
import { iamOperations } from './routes/iam';
import { lookupOperations } from './routes/lookups';
import { observationOperations } from './routes/observation';
import { quotaOperations } from './routes/quotas';
import { recordOperations } from './routes/records';
import { schemaOperations } from './routes/schemas';
import { sourceOperations } from './routes/sources';
import { streamingOperations } from './routes/streamings';
import { subscriptionPartOperations } from './routes/subscription-parts';
import { subscriptionOperations } from './routes/subscriptions';
import { targetCatalogOperations } from './routes/target-catalog';
import { traceOperations } from './routes/traces';
import { triggerOperations } from './routes/triggers';
import { versionOperations } from './routes/versions';
import { LOCAL_PROJECTS, type LocalProject } from './seed';
import type { EventGridStore, QuotaLimits } from './store';
import { subscriptionReader } from './subscription';

/** The gateway takes bodies of up to 12 MB (docs/wire.md, "EG API, gateway error codes"). */
const MAX_BODY_BYTES = 12 * 1024 * 1024;
const DEFAULT_TOKEN_BYTES = 2048;
const IAM_PATH = /^\/v3(?:\.0)?(?:\/|$)/;

/** One answered request for a log: without query, headers or body, so without secrets. */
export type AccessEntry = {
  method: string;
  path: string;
  /** 0 if a fault suppressed the answer. */
  status: number;
  durationMs: number;
  requestId: string;
  /** The fault that was applied to the request. */
  fault?: string;
};

export type EventGridAppOptions = Partial<Oddities> & {
  store: EventGridStore;
  /** The clock in milliseconds. */
  now: () => number;
  newId: () => string;
  /** Length of the tokens that IAM issues, 64 to 16,384 characters; 2048 by default. */
  tokenBytes?: number;
  /** The account's projects; `local` and `local-second` by default. */
  projects?: readonly LocalProject[];
  /** Limits that differ from EventGrid's defaults. */
  quotas?: Partial<QuotaLimits>;
  /** Hosts that webhooks may reach besides this machine; none by default. */
  allowedTargets?: readonly AllowedTarget[];
  /** Delivers events to webhooks in the background; without it nothing is delivered. */
  deliver?: EventGridDeps['deliver'];
  /** Delay before every answer. */
  latencyMs?: number;
  /** Faults that are applied to requests. */
  faults?: FaultSwitch;
  /** Called with every request and its body, including secrets: for tests only. */
  journal?: Journal;
  /** Called with every answer. */
  onAnswer?: (entry: AccessEntry) => void;
  /** Called with every error that is answered with 500, which is a defect of this server. */
  onFault?: (error: unknown) => void;
};

/**
 * Makes the local EventGrid with its IAM as a Hono app: no port, no globals, all data in the store. Every answer is
 * JSON (a 204 is empty) and carries X-Request-Id; refusals have the shape of EventGrid, the gateway or Keystone.
 */
export function createEventGridApp(options: EventGridAppOptions): Hono<Env> {
  const { now, newId, latencyMs = 0, faults, journal, onAnswer, onFault } = options;
  const deps: EventGridDeps = {
    store: options.store,
    now,
    newId,
    tokenBytes: options.tokenBytes ?? DEFAULT_TOKEN_BYTES,
    projects: options.projects ?? LOCAL_PROJECTS,
    quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
    allowedTargets: options.allowedTargets ?? [],
    deliver: options.deliver ?? (() => {}),
    readSubscription: subscriptionReader(),
    offsetPastEnd: options.offsetPastEnd ?? NO_ODDITIES.offsetPastEnd,
    offsetMax: options.offsetMax ?? NO_ODDITIES.offsetMax,
    detailAs: options.detailAs ?? NO_ODDITIES.detailAs,
    timesAs: options.timesAs ?? NO_ODDITIES.timesAs,
    editEnabled: options.editEnabled ?? NO_ODDITIES.editEnabled,
  };
  const operations = eventGridOperations(deps);
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const startedAt = now();
    const requestId = makeRequestId(newId(), startedAt);
    c.set('requestId', requestId);
    if (latencyMs > 0) await wait(latencyMs);
    await next();
    const fault = c.get('fault');
    // Not on answers that imitate a proxy.
    if (fault === undefined) {
      c.header('X-Request-Id', requestId);
      // By this server's own clock, like every time that it answers.
      c.header('Date', new Date(now()).toUTCString());
    }
    const { method, path } = c.req;
    const status = fault?.status ?? c.res.status;
    const entry = { method, path, status, durationMs: now() - startedAt, requestId };
    onAnswer?.(fault === undefined ? entry : { ...entry, fault: fault.name });
  });
  app.use(receiveBody(MAX_BODY_BYTES));
  if (journal) {
    app.use(async (c, next) => {
      const { method, path } = c.req;
      const headers = c.req.header();
      journal({ method, path, query: c.req.query(), headers, body: c.get('bodyText') });
      await next();
    });
  }

  // After the journal, which therefore also records requests that get no answer.
  if (faults) app.use(injectFault(faults));

  serveOperations(app, operations, callerCheck(deps));
  app.get('/openapi.json', (c) => c.json(openApiDocument(operations, new URL(c.req.url).origin)));
  app.notFound((c) => refuse(c, IAM_PATH.test(c.req.path) ? iamFailures.noSuchApi : gatewayFailures.noSuchApi));
  app.onError((error, c) => {
    onFault?.(error);
    return refuse(c, failures.internal());
  });
  return app;
}

/** Lists every operation of EventGrid and IAM that is served, in the order of the docs. */
const eventGridOperations = (deps: EventGridDeps): Operation[] => [
  ...sourceOperations(deps),
  ...channelOperations(deps),
  ...eventOperations(deps),
  // Before the subscriptions: one of its paths would be taken for the ID of one.
  ...lookupOperations(deps),
  ...subscriptionOperations(deps),
  ...subscriptionPartOperations(deps),
  ...targetCatalogOperations(deps),
  ...triggerOperations(deps),
  ...recordOperations(deps, connections),
  ...recordOperations(deps, endpoints),
  ...schemaOperations(deps),
  ...streamingOperations(deps),
  ...observationOperations(deps),
  ...traceOperations(deps),
  ...quotaOperations(deps),
  ...versionOperations(),
  ...iamOperations(deps),
  ...dmsOperations(deps),
];
