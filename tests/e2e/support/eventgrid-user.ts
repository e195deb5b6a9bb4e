/** Another user of the same EventGrid, who does not use the console. */
export type EventGridUser = {
  createSource: (body: Record<string, unknown>) => Promise<string>;
  updateSource: (sourceId: string, body: Record<string, unknown>) => Promise<void>;
  deleteSource: (sourceId: string) => Promise<void>;
};

/** Signs in at a local EventGrid's API; sources are created on the channel `orders`. */
export async function signInAtEventGrid(eventGridUrl: string): Promise<EventGridUser> {
  const user = { name: 'admin', password: 'eventgrid', domain: { name: 'local' } };
  const signedIn = await fetch(`${eventGridUrl}/v3/auth/tokens?nocatalog=true`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json;charset=utf8' },
    body: JSON.stringify({
      auth: { identity: { methods: ['password'], password: { user } }, scope: { project: { name: 'local' } } },
    }),
  });
  const token = signedIn.headers.get('x-subject-token') ?? '';
  const projectId: string = (await signedIn.json()).token.project.id;
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${eventGridUrl}/v1/${projectId}${path}`, {
      method,
      headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const channels = await (await call('GET', '/channels?name=orders')).json();
  const channel_id: string = channels.items[0].id;
  return {
    createSource: async (body) => (await (await call('POST', '/sources', { channel_id, ...body })).json()).id,
    updateSource: async (sourceId, body) => void (await call('PUT', `/sources/${sourceId}`, body)),
    deleteSource: async (sourceId) => void (await call('DELETE', `/sources/${sourceId}`)),
  };
}
