import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { AllowedTarget } from './allowed-target';
import type { WebhookCall } from './deliver';
import type { SubscriptionRow } from './event-tables';
import type { Failure } from './failures';
import type { FaultName } from './faults/kinds';
import type { LocalProject, LocalUser } from './seed';
import type { EventGridStore, QuotaLimits } from './store';
import type { ActiveSubscription } from './subscription';

/** Oddities of the real EventGrid, each seen in some edition, that a client has to handle. */
export type Oddities = {
  /** What the list of sources answers at or past its end: an empty page, or 400 APIGW.0106. */
  offsetPastEnd: 'empty' | 'refused';
  /** The largest offset that lists accept; null for no limit. Old editions document 100. */
  offsetMax: number | null;
  /** How answers carry `detail`: as an object, or as JSON in a string (docs/wire.md, "EG API, EventSourceDetail"). */
  detailAs: 'object' | 'string';
  /** How answers write times: RFC 3339, or without T and zone as examples do (docs/wire.md, "EG API, times"). */
  timesAs: 'rfc3339' | 'plain';
  /** Whether an enabled subscription can be changed: Terraform does, the catalog of errors says EG.00513002. */
  editEnabled: 'allowed' | 'refused';
};

/** EventGrid as its API documentation describes it. */
export const NO_ODDITIES: Oddities = {
  offsetPastEnd: 'empty',
  offsetMax: null,
  detailAs: 'object',
  timesAs: 'rfc3339',
  editEnabled: 'allowed',
};

/** What the local IAM knows about a token. A null project means the whole account. Times are milliseconds. */
export type KnownToken = {
  user: LocalUser;
  project: LocalProject | null;
  methods: string[];
  issuedAt: number;
  expiresAt: number;
};

/** Who calls: by a token, or by a signed request. A null project means the whole account, or none of it. */
export type Caller = Pick<KnownToken, 'user' | 'project'>;

/** The dependencies of all operations. */
export type EventGridDeps = Oddities & {
  store: EventGridStore;
  /** The clock in milliseconds. */
  now: () => number;
  newId: () => string;
  tokenBytes: number;
  /** The account's projects. */
  projects: readonly LocalProject[];
  quotas: QuotaLimits;
  /** Hosts that webhooks may reach besides this machine. */
  allowedTargets: readonly AllowedTarget[];
  /** Parses a subscription to match events, once. */
  readSubscription: (row: SubscriptionRow) => ActiveSubscription;
  /** Delivers events to webhooks in the background. */
  deliver: (calls: readonly WebhookCall[]) => void;
};

/** What a request carries from middleware to operation. */
export type Env = {
  /** Node's own request and response, when the app runs in a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    bodyText: string;
    /** The body as it came, for its signature. */
    bodyBytes: Uint8Array;
    user: LocalUser;
    project: LocalProject;
    /** The fault applied to the request, and the status that was sent; 0 if none was. */
    fault?: { name: FaultName; status: number };
  };
};

/** Answers a refusal in its own shape and status. */
export function refuse(c: Context<Env>, failure: Failure): Response {
  // Through Response, since Hono's types lack status 494.
  return Response.json(failure.body(c.get('requestId')), {
    status: failure.status,
    headers: { 'X-Request-Id': c.get('requestId') },
  });
}

/** Formats a time as EventGrid does, in UTC. */
export function egTime(atMs: number, timesAs: Oddities['timesAs']): string {
  const text = new Date(atMs).toISOString();
  return timesAs === 'plain' ? text.slice(0, 19).replace('T', ' ') : text;
}

/** Formats a time as IAM does, in microseconds and UTC. */
export const iamTime = (atMs: number): string => new Date(atMs).toISOString().replace('Z', '000Z');
