import { createEventGridApp, type EventGridAppOptions } from '@/lib/eventgrid-local/app';
import type { JournalEntry } from '@/lib/eventgrid-local/journal';
import { LOCAL_PROJECT_ID, seedEventGrid } from '@/lib/eventgrid-local/seed';
import { serveEventGrid } from '@/lib/eventgrid-local/serve';
import { type EventGridStore, openEventGridStore } from '@/lib/eventgrid-local/store';

/** The start of the test's clock: 25 November 2026, 10:00 UTC. */
export const TEST_NOW_MS = Date.UTC(2026, 10, 25, 10);

export type TestEventGridOptions = Partial<Omit<EventGridAppOptions, 'now' | 'newId' | 'journal'>> & {
  /** A file instead of memory. */
  file?: string;
  /** Also listens on a free port, which is then in `url`. */
  listen?: boolean;
};

/** A manual request: a body that is not a string is sent as JSON; `token` null sends none. */
export type TestCall = { token?: string | null; body?: unknown; headers?: Record<string, string> };
export type TestAnswer = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

/**
 * Starts a seeded local EventGrid for a test: a fixed clock that `tick` moves, counted IDs, a journal in memory, admin
 * signed in to project `local`. `call` uses `app.request`. Whoever starts it closes it.
 */
export async function startTestEventGrid({ file = ':memory:', listen = false, ...options }: TestEventGridOptions = {}) {
  const store: EventGridStore = options.store ?? (await openEventGridStore(file));
  let nowMs = TEST_NOW_MS;
  let count = 0;
  const now = () => nowMs;
  const newId = () => {
    count += 1;
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
  await seedEventGrid({ store, now, newId });
  const journal: JournalEntry[] = [];
  const faults: unknown[] = [];
  const app = createEventGridApp({
    onFault: (error) => faults.push(error),
    ...options,
    store,
    now,
    newId,
    journal: (entry) => journal.push(entry),
  });
  const served = listen ? await serveEventGrid(app, 0) : null;

  const send = async (method: string, path: string, { token, body, headers }: TestCall): Promise<TestAnswer> => {
    const answer = await app.request(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { 'X-Auth-Token': token } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: text === '' ? {} : JSON.parse(text) };
  };
  const signIn = async (user: string, project: string): Promise<string> => {
    const answer = await send('POST', '/v3/auth/tokens', { body: signInBody(user, { name: project }) });
    return answer.headers.get('X-Subject-Token') ?? '';
  };
  const admin = await signIn('admin', 'local');
  const call = (method: string, path: string, given: TestCall = {}) => send(method, path, { token: admin, ...given });
  const channels = await call('GET', `/v1/${LOCAL_PROJECT_ID}/channels?sort=name:ASC`);
  const [official, orders] = itemsOf(channels);

  return {
    app,
    store,
    journal,
    faults,
    url: served?.url ?? '',
    adminToken: admin,
    signIn,
    call,
    /** IDs of the seed's channels. */
    officialChannelId: String(official?.id),
    ordersChannelId: String(orders?.id),
    tick: (ms: number) => {
      nowMs += ms;
    },
    close: async () => {
      await served?.close();
      if (options.store === undefined) await store.close();
    },
  };
}

export type TestEventGrid = Awaited<ReturnType<typeof startTestEventGrid>>;

/** Writes the body of POST /v3/auth/tokens as documented by IAM. */
export const signInBody = (user: string, project: { id?: string; name?: string }, password = 'eventgrid') => ({
  auth: {
    identity: { methods: ['password'], password: { user: { name: user, password, domain: { name: 'local' } } } },
    scope: { project },
  },
});

/** Reads the items in the answer of a list. */
export function itemsOf({ json }: Pick<TestAnswer, 'json'>): Record<string, unknown>[] {
  return Array.isArray(json.items) ? json.items : [];
}

/** Reads the names of a list's items, in order. */
export const namesOf = (answer: Pick<TestAnswer, 'json'>): string[] => itemsOf(answer).map(({ name }) => String(name));
