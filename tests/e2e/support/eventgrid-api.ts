/** Calls the local EventGrid's API, as another client would. Returns the answer of a call. */
export type EventGridApi = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<EventGridAnswer>;

type EventGridAnswer = {
  id?: string;
  description?: string | null;
  updated_time?: string;
  status?: string;
  total?: number;
  items?: { id: string; name: string }[];
};

/** Signs in at a local EventGrid and opens its API for the project named local. */
export async function openEventGridApi(eventGridUrl: string, user = 'admin'): Promise<EventGridApi> {
  const signedIn = await fetch(`${eventGridUrl}/v3/auth/tokens?nocatalog=true`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json;charset=utf8' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: user, password: 'eventgrid', domain: { name: 'local' } } },
        },
        scope: { project: { name: 'local' } },
      },
    }),
  });
  const token = signedIn.headers.get('x-subject-token') ?? '';
  const projectId: string = (await signedIn.json()).token.project.id;
  return async (method, path, body) => {
    const response = await fetch(`${eventGridUrl}/v1/${projectId}${path}`, {
      method,
      headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
}

/** Subscribes a channel to one of its sources, named as given. */
export const subscribe = (call: EventGridApi, name: string, channel_id: string, source: string) =>
  call('POST', '/subscriptions', {
    name,
    channel_id,
    sources: [{ name: source, provider_type: 'CUSTOM', filter: {} }],
    targets: [
      {
        name: 'HC.FunctionGraph',
        provider_type: 'OFFICIAL',
        detail: { urn: 'urn:fss:cn-north-4:p:function:default:f:latest' },
        transform: { type: 'ORIGINAL' },
      },
    ],
  });
