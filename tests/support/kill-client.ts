import * as z from 'zod/mini';
import { signInBody } from './eventgrid-client';

const source = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  detail: z.object({ stamp: z.string() }),
});
const page = z.object({ total: z.number(), items: z.array(z.looseObject({})) });
const quotas = z.object({
  quotas: z.object({ resources: z.array(z.looseObject({ type: z.string(), used: z.number() })) }),
});

/** A source as the kill test writes it: every request contains its stamp twice. */
export type StampedSource = z.output<typeof source>;
export type KillClient = Awaited<ReturnType<typeof openKillClient>>;

/**
 * Signs in to a running EventGrid that may be killed at any time. Writes resolve to their answer once acknowledged,
 * and to null if the server was killed first; reads reject.
 */
export async function openKillClient(url: string) {
  const signedIn = await fetch(`${url}/v3/auth/tokens?nocatalog=1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(signInBody('admin', 'local')),
  });
  const token = signedIn.headers.get('x-subject-token') ?? '';
  const signed = z.object({ token: z.looseObject({ project: z.object({ id: z.string() }) }) });
  const root = `${url}/v1/${signed.parse(await signedIn.json()).token.project.id}`;
  const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json' };

  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${root}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const write = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${root}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      .then(async (head) => ({ ok: head.ok, text: await head.text() }))
      .catch(() => null);
    if (answer === null) return null;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.text === '' ? {} : JSON.parse(answer.text);
  };
  const { items } = page.parse(await read('/channels?name=orders'));
  const channelId = String(items[0]?.id);

  return {
    async create(name: string, stamp: string): Promise<StampedSource | null> {
      const body = { name, channel_id: channelId, description: stamp, detail: { stamp } };
      return z.nullable(source).parse(await write('POST', '/sources', body));
    },
    update: (id: string, stamp: string) => write('PUT', `/sources/${id}`, { description: stamp, detail: { stamp } }),
    remove: (id: string) => write('DELETE', `/sources/${id}`),
    /** Reads all custom sources page by page, with the total that the list gives. */
    async listAll(): Promise<{ total: number; items: StampedSource[] }> {
      const all: StampedSource[] = [];
      for (;;) {
        const path = `/sources?provider_type=CUSTOM&limit=1000&sort=name:ASC&offset=${all.length}`;
        const { total, items } = page.parse(await read(path));
        all.push(...items.map((item) => source.parse(item)));
        if (items.length < 1000) return { total, items: all };
      }
    },
    async countUsed(): Promise<number | undefined> {
      const answer = quotas.parse(await read('/quotas?type=SOURCE'));
      return answer.quotas.resources.find(({ type }) => type === 'SOURCE')?.used;
    },
  };
}
