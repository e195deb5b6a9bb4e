import * as z from 'zod/mini';
import type { FaultInput } from '@/lib/eventgrid-local/faults/rule';
import { LOCAL_DOMAIN, LOCAL_PASSWORD, LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { printed, startEventGridCommand } from '../../../support/eventgrid-command';
import { clearFaults, setFault } from '../../../support/faults';
import { rawRequest } from '../../../support/raw-request';

const source = z.looseObject({ id: z.string(), name: z.string(), description: z.nullish(z.string()) });
const page = z.object({ total: z.number(), items: z.array(source) });

/** A source as EventGrid returns it. */
export type StoredSource = z.infer<typeof source>;
export type FaultyEventGrid = Awaited<ReturnType<typeof startFaultyEventGrid>>;

/**
 * Starts a local EventGrid in its own process, with its control port and the channel `orders`. Whoever starts it stops
 * it.
 */
export async function startFaultyEventGrid(...options: string[]) {
  const command = await startEventGridCommand('--seed', '--control', '0', '--quota', '5000', ...options);
  const [, controlUrl = ''] = await printed(command, /Control +(http:\S+)\/faults/);
  const token = await signIn(command.url);
  const root = `${command.url}/v1/${LOCAL_PROJECT_ID}`;
  const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };
  const ask = async (method: string, path: string, body?: object): Promise<string> => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await rawRequest(`${root}${path}`, { method, headers, ...text });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text;
  };
  const channels = page.parse(JSON.parse(await ask('GET', '/channels?name=orders')));
  const channelId = channels.items[0]?.id ?? '';

  return {
    url: command.url,
    channelId,
    /** Switches one fault on and any other off. */
    async fault(rule: FaultInput): Promise<void> {
      await clearFaults(controlUrl);
      await setFault(controlUrl, rule);
    },
    clear: () => clearFaults(controlUrl),
    /** Makes a source directly, without the console. */
    create: async (name: string): Promise<StoredSource> =>
      source.parse(JSON.parse(await ask('POST', '/sources', { name, channel_id: channelId, description: 'before' }))),
    /** Finds a source by its exact name, directly; undefined if there is none. Works only without a fault. */
    find: async (name: string): Promise<StoredSource | undefined> =>
      page.parse(JSON.parse(await ask('GET', `/sources?name=${name}&limit=10`))).items.find((it) => it.name === name),
    /** Counts the finished requests of a method and path, with or without a fault. */
    count: (method: string, path: RegExp): number =>
      command
        .output()
        .split('\n')
        .map((line) => line.split(' '))
        .filter(([, verb, at = '']) => verb === method && path.test(at)).length,
    stop: command.stop,
  };
}

async function signIn(url: string): Promise<string> {
  const user = { name: 'admin', password: LOCAL_PASSWORD, domain: { name: LOCAL_DOMAIN.name } };
  const identity = { methods: ['password'], password: { user } };
  const answer = await rawRequest(`${url}/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth: { identity, scope: { project: { id: LOCAL_PROJECT_ID } } } }),
  });
  return String(answer.headers['x-subject-token']);
}
