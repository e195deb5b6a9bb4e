import type { Expected, ModelRequest, Project, Refusal, Row } from './eventgrid-model';

// What the API pages say about subscriptions, their targets and the check, as eventgrid-model.ts has it for the rest.

type Json = Record<string, unknown>;

const refusal = (status: number, code: string): Refusal => ({ status, code });
const NOT_FOUND = refusal(404, 'EG.00014040');
const WRONG_FIELD = refusal(400, 'EG.00513000');
const NAME_TAKEN = refusal(400, 'EG.00513001');
const WRONG_TARGET = refusal(400, 'EG.00513003');
const WRONG_FILTER = refusal(400, 'EG.00513004');
const NO_CHANNEL = refusal(400, 'EG.00513005');
const OVER_QUOTA = refusal(403, 'EG.00514003');
const NOT_MODIFIABLE = refusal(403, 'EG.00514004');
const MAX_TARGETS = 5;
const MAX_SUBSCRIPTIONS = 20;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const isDescription = (value: unknown) => value == null || (typeof value === 'string' && value.length <= 255);

/** What a list is refused for. Only what the drafts can get wrong is looked at. */
function refusalsOfSources(project: Project, channelId: unknown, sources: unknown): Refusal[] {
  if (!Array.isArray(sources) || sources.length !== 1) return [WRONG_FIELD];
  return listOf(sources).flatMap(({ name, provider_type, filter }) => {
    const isOn = project.sources.some(
      (source) => source.name === name && source.channel_id === channelId && source.provider_type === 'CUSTOM',
    );
    const isFilter = isObject(filter) && (Object.keys(filter).length === 0 || 'source' in filter);
    return [
      ...(typeof name === 'string' && name !== '' ? [] : [WRONG_FIELD]),
      ...(provider_type === 'CUSTOM' && !isOn ? [WRONG_FIELD] : []),
      ...(isFilter ? [] : [WRONG_FILTER]),
    ];
  });
}

function refusalsOfTargets(targets: unknown): Refusal[] {
  if (!Array.isArray(targets) || targets.length === 0) return [WRONG_FIELD];
  const ids = listOf(targets).flatMap(({ id }) => (id ? [id] : []));
  return [
    ...listOf(targets).flatMap(refusalsOfTarget),
    ...(new Set(ids).size < ids.length ? [WRONG_FIELD] : []),
    ...(targets.length > MAX_TARGETS ? [OVER_QUOTA] : []),
  ];
}

function refusalsOfTarget({ name, detail, transform }: Json): Refusal[] {
  const given = isObject(detail) ? detail : {};
  const field = { HTTPS: 'url', 'HC.FunctionGraph': 'urn' }[String(name)];
  return [
    ...(isObject(transform) && transform.type === 'ORIGINAL' ? [] : [WRONG_FIELD]),
    ...(field === undefined || given[field] ? [] : [WRONG_TARGET]),
  ];
}

/** Predicts a part as it is answered: nulls are gone, and the server's own fields come from its answer. */
function partOf(sent: Json, known: Json | undefined, answered: Json | undefined): Json {
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
  return {
    ...given,
    id: known?.id ?? (sent.id || answered?.id),
    created_time: known?.created_time ?? answered?.created_time,
    updated_time: answered?.updated_time,
  };
}

const partsOf = (sent: unknown, known: unknown, answered: unknown): Json[] =>
  listOf(sent).map((one, index) =>
    partOf(one, one.id ? listOf(known).find(({ id }) => id === one.id) : undefined, listOf(answered)[index]),
  );

/** Predicts the create of a subscription from its body. */
export function createSubscription(project: Project, body: Json): Expected {
  const channel = project.channels.find(({ id }) => id === body.channel_id);
  const onChannel = project.subscriptions.filter(({ channel_id }) => channel_id === body.channel_id);
  const refusals = [
    ...(typeof body.name === 'string' && NAME.test(body.name) && isDescription(body.description) ? [] : [WRONG_FIELD]),
    ...(channel ? [] : [NO_CHANNEL]),
    ...refusalsOfSources(project, body.channel_id, body.sources),
    ...refusalsOfTargets(body.targets),
    ...(project.subscriptions.some(({ name }) => name === body.name) ? [NAME_TAKEN] : []),
    ...(Math.max(project.subscriptions.length, onChannel.length) >= MAX_SUBSCRIPTIONS ? [OVER_QUOTA] : []),
  ];
  if (refusals.length > 0) return { refusals };
  return {
    status: 200,
    body: ({ id, created_time, sources, targets }) => ({
      id,
      name: body.name,
      description: body.description ?? null,
      type: 'EVENT',
      status: 'ENABLED',
      channel_id: channel?.id,
      channel_name: channel?.name,
      used: [],
      sources: partsOf(body.sources, [], sources),
      targets: partsOf(body.targets, [], targets),
      created_time,
      updated_time: created_time,
    }),
    keep: (row) => project.subscriptions.push(row),
  };
}

/** Predicts the update of a subscription: a list that is sent replaces, an absent one stays. */
export function updateSubscription(project: Project, row: Row | undefined, body: Json): Expected {
  const [known] = listOf(row?.sources);
  const [sent] = listOf(body.sources);
  const refusals = [
    ...(row ? [] : [NOT_FOUND]),
    ...(isDescription(body.description) ? [] : [WRONG_FIELD]),
    ...(body.sources == null ? [] : refusalsOfSources(project, row?.channel_id, body.sources)),
    ...(body.targets == null ? [] : refusalsOfTargets(body.targets)),
    ...(known && sent && known.provider_type !== sent.provider_type ? [NOT_MODIFIABLE] : []),
  ];
  if (row === undefined || refusals.length > 0) return { refusals };
  return {
    status: 200,
    body: ({ updated_time, sources, targets }) => ({
      ...row,
      ...(body.description === undefined ? {} : { description: body.description }),
      ...(body.sources == null ? {} : { sources: partsOf(body.sources, row.sources, sources) }),
      ...(body.targets == null ? {} : { targets: partsOf(body.targets, row.targets, targets) }),
      updated_time,
    }),
    keep: (answered) => replace(project, row, answered),
  };
}

function replace(project: Project, row: Row, next: Row): void {
  project.subscriptions = project.subscriptions.map((known) => (known === row ? next : known));
}

/** Predicts a request for one target of a subscription; without an ID it makes one. */
export function targetRequest({ method, project, id, targetId }: ModelRequest, body: Json): Expected {
  const row = project.subscriptions.find((known) => known.id === id);
  const targets = listOf(row?.targets);
  const known = targets.find((target) => target.id === targetId);
  const isNew = method === 'POST';
  const refusals = [
    ...(row && (known || isNew) ? [] : [NOT_FOUND]),
    ...(isNew || method === 'PUT' ? refusalsOfTarget(body) : []),
    ...(isNew && targets.length >= MAX_TARGETS ? [OVER_QUOTA] : []),
    ...(isNew && targets.some((target) => target.id === body.id) ? [WRONG_FIELD] : []),
    ...(method === 'DELETE' && targets.length === 1 ? [WRONG_FIELD] : []),
  ];
  if (row === undefined || refusals.length > 0) return { refusals };
  if (method === 'GET') return { status: 200, body: () => known, keep: () => {} };
  const left = targets.filter((target) => target !== known);
  return {
    status: method === 'DELETE' ? 204 : 200,
    body: (made) => (method === 'DELETE' ? null : partOf(body, isNew ? undefined : known, made)),
    // The subscription's own time of update is not in the answer.
    keep: () => {},
    after: (answered, reread) =>
      reread(row.id).then((next) => {
        const wanted = isNew ? [...targets, answered] : targets.map((target) => (target === known ? answered : target));
        const expected = { ...row, targets: method === 'DELETE' ? left : wanted, updated_time: next.updated_time };
        replace(project, row, next);
        return { expected, found: next };
      }),
  };
}

/** Predicts enabling or disabling several. */
export function operate(project: Project, body: Json): Expected {
  const ids = Array.isArray(body.subscription_ids) ? body.subscription_ids : [];
  const isRight = ids.length > 0 && ids.length <= 10 && ['ENABLE', 'DISABLE'].includes(String(body.operation));
  if (!isRight) return { refusals: [WRONG_FIELD] };
  const found = ids.map((id) => project.subscriptions.find((row) => row.id === id));
  const status = body.operation === 'ENABLE' ? 'ENABLED' : 'DISABLED';
  const unknown = { error_code: 'EG.00014040', error_msg: 'Not request resource found' };
  return {
    status: 200,
    body: () => ({
      failed_count: found.filter((row) => row === undefined).length,
      events: ids.map((subscription_id, index) => ({ subscription_id, ...(found[index] ? {} : unknown) })),
    }),
    keep: () => {},
    async after(_, reread) {
      const rows = [...new Set(found.flatMap((row) => (row ? [row] : [])))];
      const after = await Promise.all(rows.map(({ id }) => reread(id)));
      const expected = rows.map((row, index) => ({ ...row, status, updated_time: after[index]?.updated_time }));
      for (const [index, row] of rows.entries()) replace(project, row, after[index] ?? row);
      return { expected, found: after };
    },
  };
}

/** Predicts a check: the source is on the channel, and a subscription there names it, whatever its status. */
export function check(project: Project, body: Json): Expected {
  const sources = listOf(body.sources);
  if (sources.length === 0 || sources.length > 20) return { refusals: [WRONG_FIELD] };
  const results = sources.map(({ channel_id, source_name }) => {
    const isOn = (source: Row) => source.channel_id === channel_id && source.name === source_name;
    const takes = (row: Row) =>
      row.channel_id === channel_id && listOf(row.sources).some(({ name }) => name === source_name);
    return project.sources.some(isOn) && project.subscriptions.some(takes);
  });
  return {
    status: 200,
    // The sentence is free, but there is none for what is well.
    body: (_, json) => ({
      failed_count: results.filter((result) => !result).length,
      sources: sources.map((source, index) => ({
        ...source,
        check_result: results[index],
        check_detail: results[index] ? '' : detailAt(json, index),
      })),
    }),
    keep: () => {},
  };
}

function detailAt(json: unknown, index: number): unknown {
  const detail = isObject(json) ? listOf(json.sources)[index]?.check_detail : undefined;
  return detail === '' ? undefined : detail;
}
