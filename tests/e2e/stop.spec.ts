import { connect } from 'node:net';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { expect, signIn, test } from './support/fixtures';
import { type GatedConsole, startGatedConsole } from './support/gated-console';

/** How long an orchestrator usually waits before it kills: Docker 10 s. */
const SOON_MS = 10_000;

let gated: GatedConsole;
test.afterEach(() => gated.stop());

const mayConnect = (origin: string) =>
  new Promise<boolean>((done) => {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

test('a create in progress at SIGTERM is finished and answered, new requests are refused, the process exits', async ({
  page,
}) => {
  gated = await startGatedConsole();
  const { console_, gateway } = gated;
  await page.goto(`${console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  const name = freshName('last');
  await openCreate(page, '', console_.origin);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await pickChannel(page);
  const letThrough = gateway.hold('POST', '/sources');
  await page.getByRole('button', { name: 'Create source' }).click();
  await expect.poll(() => gateway.count('POST', '/sources')).toBe(1);

  const ended = console_.terminate();
  await expect.poll(() => mayConnect(console_.origin)).toBe(false);
  // The line arrives through a pipe, after the port is closed.
  await expect.poll(console_.printed).toContain('"event":"stopping"');
  letThrough();
  await expect(page.getByRole('heading', { name: `Created ${name}` })).toBeVisible();
  const answeredAt = Date.now();
  expect(await ended).toBe(143);
  expect(Date.now() - answeredAt).toBeLessThan(SOON_MS);
  expect(gateway.count('POST', '/sources')).toBe(1);
  expect(console_.printed()).toMatch(new RegExp(`"audit":true.*"operation":"createSource".*"${name}".*"outcome":"ok"`));
});

test('a hanging request delays the exit by no more than SHUTDOWN_SECONDS', async ({ page }) => {
  gated = await startGatedConsole({ SHUTDOWN_SECONDS: '2' });
  const { console_, gateway } = gated;
  await page.goto(`${console_.origin}/sign-in`);
  await signIn(page, 'admin', 'local');
  // A page that is still loading would complain about a console that stops.
  await page.goto('about:blank');
  const before = gateway.count('GET', '/sources');
  gateway.answer('GET', '/sources', 'hang');
  // The frame is sent immediately; its end never comes.
  const left = page.request.get(`${console_.origin}/sources`).catch(() => null);
  await expect.poll(() => gateway.count('GET', '/sources')).toBeGreaterThan(before);
  const stoppedAt = Date.now();
  expect(await console_.terminate()).toBe(143);
  expect(Date.now() - stoppedAt).toBeLessThan(2_000 + SOON_MS);
  await expect.poll(console_.printed).toContain('"event":"stopped-late"');
  await left;
});
