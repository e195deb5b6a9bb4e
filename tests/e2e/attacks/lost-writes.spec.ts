import { expect, test } from '@playwright/test';
import { freshName } from '../support/create-page';
import { type EventGridApi, openEventGridApi } from '../support/eventgrid-api';
import { type GatedConsole, startGatedConsole } from '../support/gated-console';
import { actionCall } from './support/actions';
import { send, sessionCookieOf } from './support/probe';
import { ADMIN, LOCAL_PROJECT_ID } from './support/target';

let gated: GatedConsole;
let eventGrid: EventGridApi;
let cookie: string;

test.beforeAll(async () => {
  gated = await startGatedConsole();
  eventGrid = await openEventGridApi(gated.eventGridUrl);
  cookie = sessionCookieOf(await call('signInAction', ADMIN)) ?? '';
});
test.afterAll(() => gated.stop());
test.afterEach(() => gated.gateway.passThrough());

function call(action: string, fields: Record<string, string>) {
  const { headers, ...probe } = actionCall(action, fields);
  const { origin } = gated.console_;
  return send(origin, { ...probe, headers: { ...headers, Origin: origin, Cookie: cookie ?? '' } });
}

const RABBITMQ = { instance_id: 'i-1', vhost_name: '/', queue_name: 'q', user_name: 'u', password: 'mine' };

/** Presses Create as the page's script does, after its own check of the name. */
async function press(
  name: string,
  more: Record<string, string> = {},
  between: () => Promise<unknown> = async () => {},
) {
  const channel_id = (await eventGrid('GET', '/channels?name=orders')).items?.[0]?.id ?? '';
  await send(gated.console_.origin, { path: `/api/sources/name?name=${name}`, headers: { Cookie: cookie } });
  await between();
  const own = { project_id: LOCAL_PROJECT_ID, endpoint_id: 'local', write_id: crypto.randomUUID() };
  const fields = { ...own, name, channel_id, type: 'APPLICATION', ...more };
  const { text } = await call('createSourceAction', fields);
  return { text, again: async () => (await call('createSourceAction', fields)).text };
}

const CREATED = '"result":{"ok":true';
const posts = () => gated.gateway.count('POST', '/sources');

test('a source that someone else creates just before is never reported as ours', async () => {
  const name = freshName('theirs');
  const channel_id = (await eventGrid('GET', '/channels?name=orders')).items?.[0]?.id ?? '';
  const typed = Object.entries(RABBITMQ).map(([field, value]) => [`detail.${field}`, value]);
  gated.gateway.answer('POST', '/sources', 'reset');
  const before = posts();
  const { text, again } = await press(name, { type: 'RABBITMQ', ...Object.fromEntries(typed) }, () =>
    eventGrid('POST', '/sources', { name, channel_id, type: 'RABBITMQ', detail: { ...RABBITMQ, instance_id: 'i-2' } }),
  );
  expect(text).toContain('the name is taken');
  for (const answer of [text, await again()]) expect(answer).not.toContain(CREATED);
  expect(posts() - before).toBe(1);
});

test('a refusal that took effect is never called undone', async () => {
  const REFUSALS: [number, string][] = [
    [429, '{"error_code":"APIGW.0308"}'],
    [500, '{"error_code":"EG.00015000"}'],
    [503, ''],
  ];
  for (const [status, body] of REFUSALS) {
    const name = freshName('took-effect');
    const channel_id = (await eventGrid('GET', '/channels?name=orders')).items?.[0]?.id ?? '';
    const headers = { 'Content-Type': 'application/json', 'Retry-After': '1' };
    gated.gateway.answer('POST', '/sources', { status, headers, body });
    const sent = posts();
    const pressed = press(name);
    await expect.poll(posts).toBe(sent + 1);
    await eventGrid('POST', '/sources', { name, channel_id });
    const { text, again } = await pressed;
    expect(text, String(status)).toContain(CREATED);
    expect(await again(), String(status)).toContain(CREATED);
    expect(posts()).toBe(sent + 1);
  }
});
