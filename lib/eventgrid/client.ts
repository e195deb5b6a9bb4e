import type { Endpoint } from '@/lib/config/env';
import { parseJson, readObject } from '@/lib/secrets/json';
import { maskSecrets, secretsWithin } from '@/lib/secrets/redact';
import { readChannel } from './answers/channel';
import { readAgencies, readConnection } from './answers/connection';
import { type Page, readList } from './answers/list';
import { readOperated } from './answers/operated';
import { readQuotas } from './answers/quota';
import { readSource, readSourceWithDetail, readSourceWithRaw } from './answers/source';
import { readSubscription, readSubscriptionWithParts, readSubscriptionWithRaw } from './answers/subscription';
import { eventOperations, isPastTheEnd, type Query, type ReadBody } from './event-operations';
import { type EgResult, refusal, success } from './failures/result';
import { factsOf, type OperationName, pathOf } from './operations';
import type { CreateChannelInput } from './schemas/channel';
import { isEventId, isIdentifier } from './schemas/is-identifier';
import type { CreateSourceInput } from './schemas/source';
import type { CreateSubscriptionInput, SubscriptionChanges } from './schemas/subscription';
import { isToken } from './schemas/token';
import { type CallOptions, send, type WireRequest } from './transport/send';
import { DEADLINE_MS, type Transport } from './transport/transport';

/** Query of a list. `offset` counts records, `sort` is `field:ASC` or `field:DESC`, `fuzzy_name` matches substrings. */
export type ListQuery = {
  offset?: number;
  limit?: number;
  sort?: string;
  name?: string;
  fuzzy_name?: string;
  channel_id?: string;
  provider_type?: string;
  type?: string;
};

/** The fields of a source that can be changed; omitted ones stay. Rule: docs/wire.md, "EG API, PUT". */
export type SourceChanges = { description?: string; detail?: Record<string, unknown> };

/**
 * The EventGrid operations that the console needs, for one project and one user's token. Every refusal is a value. No
 * result contains a secret, except that of readSourceDetail. Writes are sent once and never retried automatically.
 */
export type EventGrid = ReturnType<typeof openEventGrid>;

/** The deleted item. */
export type DeletedItem = { id: string };

export type EventGridOptions = {
  transport: Transport;
  endpoint: Endpoint;
  projectId: string;
  token: string;
  /** How long all its requests may take together, in milliseconds. By default each has its own 15 s. */
  togetherMs?: number;
  /** The clock in milliseconds, for the time of a failure. */
  now?: () => number;
};

/**
 * Opens EventGrid for a project: the only place that knows its headers and bodies. Without sending anything, refuses an
 * ID that could leave its path segment as `invalid-input`, and a token that is not a valid header value as
 * `signed-out`.
 */
export function openEventGrid(given: EventGridOptions) {
  const { transport, endpoint, projectId, token, togetherMs = Number.POSITIVE_INFINITY, now = Date.now } = given;
  const endsAt = performance.now() + togetherMs;
  const call = async <T>(
    operation: OperationName,
    { ids = {}, query = {}, body }: { ids?: Record<string, string>; query?: Query; body?: unknown },
    options: CallOptions | undefined,
    read: ReadBody<T>,
  ): Promise<EgResult<T>> => {
    const invalid = (field: string) =>
      refusal('invalid-input', { fieldErrors: { [field]: `${field}.characters` } }, now());
    const badId = Object.entries(ids).find(
      ([field, id]) => !(field === 'trace_id' ? isEventId : isIdentifier)(id),
    )?.[0];
    if (badId !== undefined) return invalid(badId);
    if (!isToken(token)) return refusal('signed-out', {}, now());
    if (!isIdentifier(projectId)) return invalid('project_id');
    const request: WireRequest = {
      operation,
      baseUrl: endpoint.eventGridUrl,
      path: `${pathOf(operation, { project_id: projectId, ...ids })}${queryString(query)}`,
      headers: {
        Accept: 'application/json',
        'X-Auth-Token': token,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body,
      secrets: [token, ...secretsWithin(body)],
    };
    const deadlineMs = Math.min(options?.deadlineMs ?? DEADLINE_MS, Math.max(1, endsAt - performance.now()));
    const answer = await send({ transport, now }, request, { deadlineMs });
    if (!answer.ok) return answer;
    const data = read(answer.text);
    if (data === null) return answer.refuse();
    const { requestId, answeredAt } = answer;
    return { ...success(data, requestId), ...(answeredAt !== null && { answeredAt }) };
  };

  const list = async <T>(
    operation: OperationName,
    query: ListQuery,
    options: CallOptions | undefined,
    readItem: (item: unknown) => T | null,
  ): Promise<EgResult<Page<T>>> => {
    const result = await call(operation, { query }, options, (text) => readList(parseJson(text), readItem));
    if (result.ok || !isPastTheEnd(result.failure, query)) return result;
    return success({ total: null, items: [] }, result.failure.requestId);
  };

  /** Its IDs are in the body, of several subscriptions at most 10: the console sends one. */
  const operate = async (
    operation: 'enableSubscription' | 'disableSubscription',
    word: 'ENABLE' | 'DISABLE',
    id: string,
    options: CallOptions | undefined,
  ): Promise<EgResult<{ id: string }>> => {
    if (!isIdentifier(id))
      return refusal('invalid-input', { fieldErrors: { subscription_id: 'subscription_id.characters' } }, now());
    const body = { subscription_ids: [id], operation: word };
    const operated = await call(operation, { body }, options, (text) => readOperated(parseJson(text), id));
    if (!operated.ok || operated.data.refused === null) return operated;
    const { method } = factsOf(operation);
    const request = { operation, method, path: pathOf(operation, { project_id: projectId }) };
    return refusal('refused', { ...operated.data.refused, request, requestId: operated.requestId }, now());
  };

  const source = (source_id: string) => ({ ids: { source_id } });
  const subscription = (subscription_id: string) => ({ ids: { subscription_id } });
  const channel = (channel_id: string) => ({ ids: { channel_id } });

  return {
    /**
     * Creates a custom source: one POST, never repeated. An answer without an ID is `unreadable`: the source may exist.
     */
    createSource: (body: CreateSourceInput, options?: CallOptions) =>
      call('createSource', { body }, options, withId(readSourceWithRaw)),
    /** Lists sources, 15 per page unless `limit` is given. Past the end, returns an empty page with a null total. */
    listSources: (query: ListQuery = {}, options?: CallOptions) => list('listSources', query, options, readSource),
    /** Lists sources as EventGrid returns them, secrets masked: for an export. */
    listSourcesRaw: (query: ListQuery, options?: CallOptions) => list('listSources', query, options, readMasked),
    /** Reads one source with its masked answer. */
    getSource: (id: string, options?: CallOptions) => call('getSource', source(id), options, withId(readSourceWithRaw)),
    /**
     * Reads one source and its `detail` with the secrets in it: only for editing on the server, never for an answer to
     * the browser.
     */
    readSourceDetail: (id: string, options?: CallOptions) =>
      call('getSource', source(id), options, withId(readSourceWithDetail)),
    /** Changes a source: one PUT. A `detail` replaces the whole old one. */
    updateSource: (id: string, body: SourceChanges, options?: CallOptions) =>
      call('updateSource', { ...source(id), body }, options, withId(readSourceWithRaw)),
    deleteSource: (id: string, options?: CallOptions) => call('deleteSource', source(id), options, readDeleted(id)),
    /** Lists channels as listSources lists sources. */
    listChannels: (query: ListQuery = {}, options?: CallOptions) => list('listChannels', query, options, readChannel),
    listChannelsRaw: (query: ListQuery, options?: CallOptions) => list('listChannels', query, options, readMasked),
    getChannel: (id: string, options?: CallOptions) => call('getChannel', channel(id), options, withId(readChannel)),
    /** Creates a custom channel: one POST, never repeated. */
    createChannel: (body: CreateChannelInput, options?: CallOptions) =>
      call('createChannel', { body }, options, withId(readChannel)),
    /** Changes a channel's description: one PUT. */
    updateChannel: (id: string, body: { description: string }, options?: CallOptions) =>
      call('updateChannel', { ...channel(id), body }, options, withId(readChannel)),
    /** Deletes a channel: one DELETE. EventGrid refuses it while sources or subscriptions are on the channel. */
    deleteChannel: (id: string, options?: CallOptions) => call('deleteChannel', channel(id), options, readDeleted(id)),
    /** Creates a subscription: one POST, never repeated. */
    createSubscription: (body: CreateSubscriptionInput, options?: CallOptions) =>
      call('createSubscription', { body }, options, withId(readSubscriptionWithRaw)),
    /** Lists subscriptions as listSources lists sources. */
    listSubscriptions: (query: ListQuery = {}, options?: CallOptions) =>
      list('listSubscriptions', query, options, readSubscription),
    /** Lists subscriptions as listSubscriptions does, each with its parts and the masked answer. */
    listWholeSubscriptions: (query: ListQuery = {}, options?: CallOptions) =>
      list('listSubscriptions', query, options, readSubscriptionWithRaw),
    getSubscription: (id: string, options?: CallOptions) =>
      call('getSubscription', subscription(id), options, withId(readSubscriptionWithRaw)),
    /** Reads one subscription and its parts with the secrets in them, as readSourceDetail does a source. */
    readSubscriptionParts: (id: string, options?: CallOptions) =>
      call('getSubscription', subscription(id), options, withId(readSubscriptionWithParts)),
    /** Changes a subscription: one PUT. A list in it replaces the whole old one, a missing list stays. */
    updateSubscription: (id: string, body: SubscriptionChanges, options?: CallOptions) =>
      call('updateSubscription', { ...subscription(id), body }, options, withId(readSubscriptionWithRaw)),
    deleteSubscription: (id: string, options?: CallOptions) =>
      call('deleteSubscription', subscription(id), options, readDeleted(id)),
    /** Enables a subscription. EventGrid answers 200 even if it refuses: that is a refusal here. */
    enableSubscription: (id: string, options?: CallOptions) => operate('enableSubscription', 'ENABLE', id, options),
    /** Disables a subscription, as enableSubscription enables it. */
    disableSubscription: (id: string, options?: CallOptions) => operate('disableSubscription', 'DISABLE', id, options),
    ...eventOperations(call),
    /** Lists connections to private networks, as listSources lists sources. */
    listConnections: (query: ListQuery = {}, options?: CallOptions) =>
      list('listConnections', query, options, readConnection),
    /** Lists the names of the agencies that exist for a purpose. */
    listAgencies: (type: string, options?: CallOptions) =>
      call('listAgencies', { query: { type } }, options, (text) => readAgencies(parseJson(text))),
    /** Lists the account's quotas and how much of each is used. */
    listQuotas: (options?: CallOptions) => call('listQuotas', {}, options, (text) => readQuotas(parseJson(text))),
  };
}

/** Reads an item as it came, secrets masked. */
const readMasked = (item: unknown) => readObject(maskSecrets(item));

/** A success without an ID proves nothing: after a write, the outcome is unknown (docs/security.md, "Writes"). */
const withId =
  <T>(read: (body: unknown) => T | null): ReadBody<T> =>
  (text) => {
    const body = parseJson(text);
    const id = readObject(body)?.id;
    return typeof id === 'string' && id.trim() !== '' ? read(body) : null;
  };

/** EventGrid answers a DELETE with 204 and no body (docs/wire.md, "EG API, DELETE"); a proxy's page proves nothing. */
const readDeleted =
  (id: string): ReadBody<DeletedItem> =>
  (text) =>
    text.trim() === '' || readObject(parseJson(text)) ? { id } : null;

function queryString(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
