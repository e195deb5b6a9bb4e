import { parseJson, readObject } from '@/lib/secrets/json';
import type { Page } from './answers/list';
import { readNumber, readText, readTexts } from './answers/loose';
import type { EventGridOptions } from './client';
import { type EgResult, refusal, success } from './failures/result';
import { type OperationName, pathOf } from './operations';
import { isIdentifier } from './schemas/is-identifier';
import { isToken } from './schemas/token';
import { type CallOptions, send } from './transport/send';
import { DEADLINE_MS } from './transport/transport';

/** DMS's name for the engine of a source's type. Rule: docs/wire.md, "DMS". */
export const DMS_ENGINES = { RABBITMQ: 'rabbitmq', ROCKETMQ: 'rocketmq' } as const;
export type DmsEngine = (typeof DMS_ENGINES)[keyof typeof DMS_ENGINES];

const TEXTS = ['instance_id', 'name', 'status', 'access_user'] as const;

/** A message instance, under DMS's own names. `address` is where clients connect. DMS never answers its password. */
export type MessageInstance = Record<(typeof TEXTS)[number] | 'address', string | null> & {
  ssl_enable: boolean | null;
  enable_acl: boolean | null;
};

/** The lists of DMS that help to choose a source's connection, for one project and one user's token. */
export type Dms = NonNullable<ReturnType<typeof openDms>>;

/** The most that DMS lists at once. */
const PAGE = 50;
/** How the `/` of a virtual host is written in a path. Rule: docs/wire.md, "DMS". */
const SLASH = '__F_SLASH__';

/**
 * Opens the DMS of an endpoint; null if it has none. Without sending anything, refuses an ID that could leave its path
 * segment as `invalid-input`, and a token that is not a valid header value as `signed-out`. Every refusal is a value.
 */
export function openDms(given: EventGridOptions) {
  const { transport, endpoint, projectId, token, togetherMs = Number.POSITIVE_INFINITY, now = Date.now } = given;
  const { dmsUrl } = endpoint;
  if (dmsUrl === undefined) return null;
  const endsAt = performance.now() + togetherMs;

  const list = async <T>(
    operation: OperationName,
    { parts = {}, query = {} }: { parts?: Record<string, string>; query?: Record<string, string> },
    [itemsName, totalName]: readonly [string, string],
    read: (fields: Record<string, unknown>) => T | null,
    options: CallOptions = {},
  ): Promise<EgResult<Page<T>>> => {
    const { instance_id = 'x', vhost = 'x' } = parts;
    if (!isIdentifier(instance_id) || !isIdentifier(projectId) || /^\.{0,2}$/.test(vhost))
      return refusal('invalid-input', { fieldErrors: { instance_id: 'instance_id.characters' } }, now());
    if (!isToken(token)) return refusal('signed-out', {}, now());
    const search = new URLSearchParams({ ...query, limit: String(PAGE) });
    const request = {
      operation,
      baseUrl: dmsUrl,
      path: `${pathOf(operation, { project_id: projectId, ...parts })}?${search}`,
      headers: { Accept: 'application/json', 'X-Auth-Token': token },
      secrets: [token],
    };
    const deadlineMs = Math.min(options.deadlineMs ?? DEADLINE_MS, Math.max(1, endsAt - performance.now()));
    const answer = await send({ transport, now }, request, { deadlineMs });
    if (!answer.ok) return answer;
    const fields = readObject(parseJson(answer.text));
    const items = fields?.[itemsName];
    if (!fields || !Array.isArray(items)) return answer.refuse();
    const known = items.flatMap((item) => {
      const one = readObject(item);
      return (one && read(one)) ?? [];
    });
    return success({ total: readNumber(fields[totalName]), items: known }, answer.requestId);
  };
  const name = (fields: Record<string, unknown>) => readText(fields.name);
  const named = (itemsName: string) => [itemsName, 'total'] as const;

  return {
    /** Lists the first 50 instances of an engine whose names contain a text, in any state. */
    listInstances: (engine: DmsEngine, part: string, options?: CallOptions) =>
      list(
        'listInstances',
        { query: { engine, ...(part === '' ? {} : { name: part }) } },
        ['instances', 'instance_num'],
        readInstance,
        options,
      ),
    /** Names the first 50 virtual hosts of a RabbitMQ instance. */
    listVhosts: (instance_id: string, options?: CallOptions) =>
      list('listVhosts', { parts: { instance_id } }, named('items'), name, options),
    /** Names the first 50 queues of a virtual host. */
    listQueues: (instance_id: string, vhost: string, options?: CallOptions) =>
      list(
        'listQueues',
        { parts: { instance_id, vhost: vhost.replaceAll('/', SLASH) } },
        named('items'),
        name,
        options,
      ),
    /** Names the first 50 topics of a RocketMQ instance. */
    listTopics: (instance_id: string, options?: CallOptions) =>
      list('listTopics', { parts: { instance_id } }, named('topics'), name, options),
    /** Names the first 50 consumer groups of a RocketMQ instance. */
    listGroups: (instance_id: string, options?: CallOptions) =>
      list('listGroups', { parts: { instance_id } }, named('groups'), name, options),
  };
}

/** An instance without an ID can't be chosen. Its address has another name for each engine. */
function readInstance(fields: Record<string, unknown>): MessageInstance | null {
  const texts = readTexts(fields, TEXTS);
  const flag = (value: unknown) => (typeof value === 'boolean' ? value : null);
  if (!texts.instance_id) return null;
  return {
    ...texts,
    address: readText(fields.namesrv_address ?? fields.connect_address),
    ssl_enable: flag(fields.ssl_enable),
    enable_acl: flag(fields.enable_acl),
  };
}
