/**
 * A model of EventGrid in memory, written from the API pages: arrays and filters, no code of the server. Rows are the
 * JSON objects that EventGrid returned, so the model predicts a list down to the last field.
 */

import { check, createSubscription, operate, targetRequest, updateSubscription } from './eventgrid-model-subscriptions';

type Json = Record<string, unknown>;
export type Row = Json & { id: string; name: string };
export type Noun = 'sources' | 'channels' | 'subscriptions';
export type Project = { id: string } & Record<Noun, Row[]>;

export type ModelRequest = {
  method: string;
  project: Project;
  /** Null: the project itself, `quotas` and the like. */
  noun: Noun | 'quotas' | 'operation' | 'check';
  id?: string;
  /** A target of the subscription `id`; empty for a new one. */
  targetId?: string;
  query: Record<string, string>;
  /** A string is sent unchanged. */
  body?: unknown;
  contentType: string;
  token: 'own' | 'viewer' | 'other' | 'unknown' | 'none';
};

export type Refusal = { status: number; code: string };
/**
 * What must come back: any of the refusals, since no page says which comes first; without refusals, this status and
 * body. `made` is what only the server can know, an ID and times, taken from its answer.
 */
export type Expected =
  | { refusals: Refusal[] }
  | { status: number; body: (made: Json, answered: unknown) => unknown; keep: (row: Row) => void; after?: After };
/** Updates the model by reading subscriptions again whose answer does not have all of them. Both must be equal. */
type After = (
  row: Row,
  reread: (subscriptionId: string) => Promise<Row>,
) => Promise<{ expected: unknown; found: unknown }>;

const refusal = (status: number, code: string): Refusal => ({ status, code });
const BAD_REQUEST = refusal(400, 'EG.00014000');
const BAD_TOKEN = refusal(401, 'EG.00014010');
const FORBIDDEN = refusal(403, 'EG.00014030');
const NOT_FOUND = refusal(404, 'EG.00014040');
const WRONG_FIELD = refusal(400, 'EG.00513000');
const NAME_TAKEN = refusal(400, 'EG.00513001');
const NO_CHANNEL = refusal(400, 'EG.00513005');
const OVER_QUOTA = refusal(403, 'EG.00514003');
const NOT_MODIFIABLE = refusal(403, 'EG.00514004');

/** Predicts the answer to a request. `keep`, called with the answered row, then updates the model. */
export function expectedAnswer(request: ModelRequest): Expected {
  const early = refusedByToken(request);
  if (early) return { refusals: [early] };
  const { method, noun, id } = request;
  if (noun === 'quotas') return quotas(request);
  if (noun === 'operation' || noun === 'check' || noun === 'subscriptions') return aboutSubscriptions(request, noun);
  if (id === undefined) return method === 'GET' ? list(request, noun) : create(request, noun);
  const row = request.project[noun].find((known) => known.id === id);
  if (method === 'GET') return row ? done(200, row) : { refusals: [NOT_FOUND] };
  return method === 'PUT' ? update(request, noun, row) : remove(request, noun, row);
}

function aboutSubscriptions(request: ModelRequest, noun: 'operation' | 'check' | 'subscriptions'): Expected {
  const { method, project, id, targetId } = request;
  const isWrite = method === 'POST' || method === 'PUT';
  const body = isWrite ? readObject(request) : {};
  if (body === null) return { refusals: [BAD_REQUEST] };
  if (noun === 'operation') return operate(project, body);
  if (noun === 'check') return check(project, body);
  if (targetId !== undefined) return targetRequest(request, body);
  if (id === undefined) return method === 'GET' ? list(request, noun) : createSubscription(project, body);
  const row = project.subscriptions.find((known) => known.id === id);
  if (method === 'PUT') return updateSubscription(project, row, body);
  if (method === 'DELETE') return remove(request, noun, row);
  return row ? done(200, row) : { refusals: [NOT_FOUND] };
}

function refusedByToken({ token, method, noun }: ModelRequest): Refusal | null {
  if (token === 'none' || token === 'unknown') return BAD_TOKEN;
  if (token === 'other') return FORBIDDEN;
  return token === 'viewer' && method !== 'GET' && noun !== 'check' ? FORBIDDEN : null;
}

const done = (status: number, body: unknown): Expected => ({ status, body: () => body, keep: () => {} });

/** Fields of a body that are wrong, each as a condition that must hold. */
const SOURCE_NAME = /^(?!hc\.)[a-z0-9][a-z0-9._-]{0,127}$/;
const CHANNEL_NAME = /^(?!default$)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const MANDATORY: Record<string, string[]> = {
  APPLICATION: [],
  RABBITMQ: ['instance_id', 'user_name', 'password', 'vhost_name', 'queue_name'],
  ROCKETMQ: ['group', 'topic'],
};
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isDescription = (value: unknown) => value == null || (typeof value === 'string' && value.length <= 255);

function isDetail(type: string, detail: unknown): boolean {
  if (detail == null) return type === 'APPLICATION';
  return isObject(detail) && MANDATORY[type]?.every((field) => typeof detail[field] === 'string') === true;
}

/** Reads a body; a refusal if it is not a JSON object. */
function readObject({ body, contentType }: ModelRequest): Json | null {
  if (contentType !== 'application/json') return null;
  try {
    const value: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function create(request: ModelRequest, noun: 'sources' | 'channels'): Expected {
  const body = readObject(request);
  if (body === null) return { refusals: [BAD_REQUEST] };
  const { project } = request;
  const taken = project[noun].some(({ name }) => name === body.name) ? [NAME_TAKEN] : [];
  return noun === 'sources' ? createSource(project, body, taken) : createChannel(request, body, taken);
}

function createSource(project: Project, body: Json, taken: Refusal[]): Expected {
  const type = body.type == null ? 'APPLICATION' : String(body.type);
  const channel = project.channels.find(({ id }) => id === body.channel_id);
  const sameType = customOf(project.sources).filter((source) => source.type === type).length;
  const isWrong =
    !(typeof body.name === 'string' && SOURCE_NAME.test(body.name)) ||
    !(typeof body.channel_id === 'string' && body.channel_id !== '') ||
    !isDescription(body.description) ||
    !isDetail(type, body.detail);
  const refusals = [
    ...(isWrong ? [WRONG_FIELD] : []),
    ...(channel?.provider_type === 'CUSTOM' ? [] : [NO_CHANNEL]),
    ...taken,
    ...(customOf(project.sources).length >= 100 || (type !== 'APPLICATION' && sameType >= 5) ? [OVER_QUOTA] : []),
  ];
  if (refusals.length > 0) return { refusals };
  return {
    status: 200,
    body: ({ id, created_time }) => ({
      id,
      name: body.name,
      label: body.name,
      description: body.description ?? null,
      provider_type: 'CUSTOM',
      event_types: [],
      created_time,
      updated_time: created_time,
      channel_id: channel?.id,
      channel_name: channel?.name,
      type,
      detail: body.detail ?? {},
      status: 'RUNNING',
      error_info: {},
    }),
    keep: (row) => project.sources.push(row),
  };
}

const isChannelChange = ({ description, cross_account, policy }: Json) =>
  isDescription(description) &&
  (cross_account == null || typeof cross_account === 'boolean') &&
  (policy == null || isObject(policy));

function createChannel({ project, query }: ModelRequest, body: Json, taken: Refusal[]): Expected {
  const isRight = typeof body.name === 'string' && CHANNEL_NAME.test(body.name) && isChannelChange(body);
  const refusals = [
    ...(isRight ? [] : [WRONG_FIELD]),
    ...taken,
    ...(customOf(project.channels).length >= 10 ? [OVER_QUOTA] : []),
  ];
  if (refusals.length > 0) return { refusals };
  const blank = {
    description: null,
    enterprise_project_id: query.enterprise_project_id || '0',
    eps_id: query.enterprise_project_id || '0',
    cross_account: false,
  };
  return {
    status: 200,
    body: ({ id, created_time }) => ({
      ...changed({ ...blank, id: String(id), name: String(body.name) }, body),
      provider_type: 'CUSTOM',
      created_time,
      updated_time: created_time,
    }),
    keep: (row) => project.channels.push(row),
  };
}

/** A channel after a change: omitted fields stay, and null clears description and policy. */
function changed({ policy, ...row }: Row, body: Json): Row {
  const enterprise = body.enterprise_project_id ?? body.eps_id ?? row.enterprise_project_id;
  const nextPolicy = body.policy === undefined ? policy : body.policy;
  return {
    ...row,
    description: body.description === undefined ? row.description : body.description,
    cross_account: body.cross_account ?? row.cross_account,
    enterprise_project_id: enterprise,
    eps_id: enterprise,
    ...(nextPolicy == null ? {} : { policy: nextPolicy }),
  };
}

function update(request: ModelRequest, noun: 'sources' | 'channels', row: Row | undefined): Expected {
  const body = readObject(request);
  const isRight =
    body === null ||
    (noun === 'channels'
      ? isChannelChange(body)
      : isDescription(body.description) && (body.detail === undefined || isDetail(String(row?.type), body.detail)));
  const refusals = [
    ...(body === null ? [BAD_REQUEST] : []),
    ...(isRight ? [] : [WRONG_FIELD]),
    ...(row === undefined ? [NOT_FOUND] : []),
    ...(row?.provider_type === 'OFFICIAL' ? [NOT_MODIFIABLE] : []),
  ];
  if (body === null || row === undefined || refusals.length > 0) return { refusals };
  // Without both, a policy goes.
  const { policy, ...bare } = row;
  const isBare = body.policy === undefined && body.cross_account == null;
  const next = noun === 'channels' ? changed(isBare ? bare : row, body) : changedSource(row, body);
  return {
    status: 200,
    body: ({ updated_time }) => ({ ...next, updated_time }),
    keep: (answered) => {
      request.project[noun] = request.project[noun].map((known) => (known === row ? answered : known));
    },
  };
}

const changedSource = (row: Row, { description, detail }: Json): Row => ({
  ...row,
  ...(description === undefined ? {} : { description }),
  ...(detail === undefined ? {} : { detail: detail ?? {} }),
});

function remove({ project }: ModelRequest, noun: Noun, row: Row | undefined): Expected {
  if (row === undefined) return { refusals: [NOT_FOUND] };
  if (row.provider_type === 'OFFICIAL') return { refusals: [NOT_MODIFIABLE] };
  const onChannel = [...project.sources, ...project.subscriptions].filter(({ channel_id }) => channel_id === row.id);
  const isUsed = noun === 'channels' && onChannel.length > 0;
  if (isUsed) return { refusals: [WRONG_FIELD] };
  return {
    status: 204,
    body: () => null,
    keep: () => {
      project[noun] = project[noun].filter((known) => known !== row);
    },
  };
}

const customOf = (rows: readonly Row[]) => rows.filter((row) => row.provider_type === 'CUSTOM');

const SORT_FIELDS: Record<Noun, string[]> = {
  sources: ['created_time', 'updated_time', 'name', 'label', 'type', 'status', 'channel_name', 'provider_type'],
  channels: ['created_time', 'updated_time', 'name', 'provider_type'],
  subscriptions: ['created_time', 'updated_time', 'name'],
};
const EXACT: Record<Noun, string[]> = {
  sources: ['name', 'channel_id', 'provider_type'],
  channels: ['name', 'channel_id', 'provider_type', 'enterprise_project_id'],
  subscriptions: ['name', 'channel_id'],
};
const PARTS: Record<Noun, [string, string][]> = {
  sources: [
    ['fuzzy_name', 'name'],
    ['fuzzy_label', 'label'],
  ],
  channels: [['fuzzy_name', 'name']],
  subscriptions: [['fuzzy_name', 'name']],
};

function list({ project, query }: ModelRequest, noun: Noun): Expected {
  // An empty parameter counts as not given.
  const { limit, offset, sort } = query;
  const [field = '', direction = ''] = (sort || 'created_time:DESC').split(':');
  const isRight =
    isWholeFrom(limit || '15', 1, 1000) &&
    isWholeFrom(offset || '0', 0) &&
    SORT_FIELDS[noun].includes(field) &&
    /^(asc|desc)$/i.test(direction);
  if (!isRight) return { refusals: [BAD_REQUEST] };
  if (noun !== 'subscriptions' && !['', 'CUSTOM', 'OFFICIAL', 'PARTNER'].includes(query.provider_type ?? ''))
    return { refusals: [WRONG_FIELD] };
  const all = project[noun]
    .filter((row) => EXACT[noun].every((name) => !query[name] || row[columnOf(noun, name)] === query[name]))
    .filter((row) => PARTS[noun].every(([name, of]) => !query[name] || String(row[of]).includes(query[name])))
    // Rows are in order of creation, which also decides between equal ones.
    .toSorted((a, b) => compare(a[field], b[field]));
  const ordered = /^asc$/i.test(direction) ? all : all.toReversed();
  const first = Number(offset || 0);
  const items = ordered.slice(first, first + Number(limit || 15));
  return done(200, { total: all.length, size: items.length, items });
}

const columnOf = (noun: Noun, name: string) => (noun === 'channels' && name === 'channel_id' ? 'id' : name);

const isWholeFrom = (text: string, min: number, max = Number.MAX_SAFE_INTEGER) =>
  /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;

/** Nothing comes before something. */
const compare = (a: unknown, b: unknown): number => {
  const [one, two] = [a ?? '', b ?? ''].map(String);
  if (one === undefined || two === undefined || one === two) return 0;
  return one < two ? -1 : 1;
};

const LIMITS: [string, number, (project: Project) => number][] = [
  ['SOURCE', 100, ({ sources }) => customOf(sources).length],
  ['SOURCE_RABBITMQ', 5, ({ sources }) => sources.filter(({ type }) => type === 'RABBITMQ').length],
  ['SOURCE_ROCKETMQ', 5, ({ sources }) => sources.filter(({ type }) => type === 'ROCKETMQ').length],
  ['CHANNEL', 10, ({ channels }) => customOf(channels).length],
];

/** A type that the model counts, or one that does not exist. */
function quotas({ project, query }: ModelRequest): Expected {
  const resources = LIMITS.filter(([type]) => type === query.type).map(([type, quota, used]) => ({
    name: type.toLowerCase(),
    type,
    max: quota,
    min: 0,
    quota,
    used: used(project),
  }));
  return done(200, { quotas: { resources } });
}
