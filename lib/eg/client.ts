import type { Endpoint } from '../env';
import { readObject } from './loose';
import { SECRET_DETAIL_FIELDS } from './mask';
import { parseJson } from './parse-failure';
import { type Channel, readChannel } from './read-channel';
import { type Page, readList } from './read-list';
import { type Quota, readQuotas } from './read-quota';
import { readSource, readSourceWithRaw, type Source, type SourceWithRaw } from './read-source';
import { type EgResult, type FieldErrors, refusal, success } from './result';
import type { CreateChannelInput } from './schemas/channel';
import { isIdentifier } from './schemas/identifier';
import type { CreateSourceInput } from './schemas/source';
import { isToken } from './schemas/token';
import { type Answered, type CallOptions, send, type WireRequest } from './send';
import type { Transport } from './transport';

/** Query of a list. `offset` counts records, `sort` is `field:ASC` or `field:DESC`, `fuzzy_name` finds by substring. */
export type ListQuery = {
  offset?: number;
  limit?: number;
  sort?: string;
  name?: string;
  fuzzy_name?: string;
  channel_id?: string;
  provider_type?: string;
};

/**
 * The operations of EventGrid that the console needs, for one project and one user's token. Every refusal is a value;
 * no answer holds a secret.
 */
export type EventGrid = {
  /** Creates a custom source: one POST, never repeated. An answer without an ID is `unreadable`: it may exist. */
  createSource(input: CreateSourceInput, options?: CallOptions): Promise<EgResult<SourceWithRaw>>;
  /** Lists sources, 15 a page unless `limit` says otherwise. Past the end comes an empty page, its total null. */
  listSources(query?: ListQuery, options?: CallOptions): Promise<EgResult<Page<Source>>>;
  /** Reads one source with its masked answer. */
  getSource(sourceId: string, options?: CallOptions): Promise<EgResult<SourceWithRaw>>;
  /** Lists channels as listSources lists sources. */
  listChannels(query?: ListQuery, options?: CallOptions): Promise<EgResult<Page<Channel>>>;
  /** Reads one channel. */
  getChannel(channelId: string, options?: CallOptions): Promise<EgResult<Channel>>;
  /** Creates a custom channel: one POST, never repeated. */
  createChannel(input: CreateChannelInput, options?: CallOptions): Promise<EgResult<Channel>>;
  /** Lists the account's quotas and how much of each is used. */
  listQuotas(options?: CallOptions): Promise<EgResult<Quota[]>>;
};

export type EventGridOptions = {
  transport: Transport;
  endpoint: Endpoint;
  projectId: string;
  token: string;
  /** The clock in milliseconds, for the time of a failure. */
  now?: () => number;
};

/**
 * Opens EventGrid for a project: the only place that knows its paths and headers. An ID that could leave its path
 * segment is refused as `invalid-input`, a token that cannot stand in a header as `signed-out`; nothing is sent then.
 */
export function openEventGrid({ transport, endpoint, projectId, token, now = Date.now }: EventGridOptions): EventGrid {
  const call = async <T>(
    { method = 'GET', path, body, secrets = [] }: Operation,
    options: CallOptions | undefined,
    read: (body: unknown) => T | null,
  ): Promise<EgResult<T>> => {
    if (!isToken(token)) return refusal('signed-out', {}, now());
    if (!isIdentifier(projectId)) return invalidInput({ project_id: 'project_id.characters' }, now());
    const request: WireRequest = {
      method,
      baseUrl: endpoint.eventGridUrl,
      path: `/v1/${projectId}${path}`,
      headers: {
        Accept: 'application/json',
        'X-Auth-Token': token,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body,
      writes: method === 'POST',
      secrets: [token, ...secrets],
    };
    const answer = await send({ transport, now }, request, options);
    return answer.ok ? readAnswer(answer, read) : answer;
  };

  const list = async <T>(
    noun: string,
    query: ListQuery,
    options: CallOptions | undefined,
    readItem: (item: unknown) => T | null,
  ): Promise<EgResult<Page<T>>> => {
    const result = await call({ path: `/${noun}${queryString(query)}` }, options, (body) => readList(body, readItem));
    if (result.ok || !isPastTheEnd(result.failure, query)) return result;
    return success({ total: null, items: [] }, result.failure.requestId);
  };

  const one = async <T>(
    { noun, field, id }: { noun: string; field: string; id: string },
    options: CallOptions | undefined,
    read: (body: unknown) => T | null,
  ): Promise<EgResult<T>> =>
    isIdentifier(id)
      ? call({ path: `/${noun}/${encodeURIComponent(id)}` }, options, (body) => (hasId(body) ? read(body) : null))
      : invalidInput({ [field]: `${field}.characters` }, now());

  const create = <T>(
    noun: string,
    input: CreateSourceInput | CreateChannelInput,
    options: CallOptions | undefined,
    read: (body: unknown) => T | null,
  ): Promise<EgResult<T>> =>
    call({ method: 'POST', path: `/${noun}`, body: input, secrets: secretsOf(input) }, options, (body) =>
      // A success without an ID proves nothing: it is an unknown outcome (design, security rule 5).
      hasId(body) ? read(body) : null,
    );

  return {
    createSource: (input, options) => create('sources', input, options, readSourceWithRaw),
    listSources: (query = {}, options) => list('sources', query, options, readSource),
    getSource: (id, options) => one({ noun: 'sources', field: 'source_id', id }, options, readSourceWithRaw),
    listChannels: (query = {}, options) => list('channels', query, options, readChannel),
    getChannel: (id, options) => one({ noun: 'channels', field: 'channel_id', id }, options, readChannel),
    createChannel: (input, options) => create('channels', input, options, readChannel),
    listQuotas: (options) => call({ path: '/quotas' }, options, readQuotas),
  };
}

type Operation = { method?: 'GET' | 'POST'; path: string; body?: unknown; secrets?: readonly string[] };

function readAnswer<T>(answer: Answered, read: (body: unknown) => T | null): EgResult<T> {
  const data = read(parseJson(answer.text));
  return data === null ? answer.refuse() : success(data, answer.requestId);
}

function hasId(body: unknown): boolean {
  const id = readObject(body)?.id;
  return typeof id === 'string' && id.trim() !== '';
}

/** EG answers 400 APIGW.0106 to an offset at or past the end of the list (EG API; Terraform's code says so too). */
const isPastTheEnd = (failure: { status: number | null; code: string | null }, { offset = 0 }: ListQuery): boolean =>
  offset > 0 && failure.status === 400 && /^APIG(W)?\.0106$/.test(failure.code ?? '');

function queryString(query: ListQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

function secretsOf(input: CreateSourceInput | CreateChannelInput): string[] {
  const detail: Record<string, unknown> = 'detail' in input ? input.detail : {};
  return SECRET_DETAIL_FIELDS.flatMap((field) => {
    const value = detail[field];
    return typeof value === 'string' ? [value] : [];
  });
}

const invalidInput = (fieldErrors: FieldErrors, now: number) => refusal('invalid-input', { fieldErrors }, now);
