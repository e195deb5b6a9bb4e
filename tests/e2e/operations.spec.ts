import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, signIn, test } from './support/fixtures';
import { freePort } from './support/running-console';

const TOKEN = 'metrics-token-of-this-test';

test('/healthz and /readyz distinguish a live console from one that cannot serve', async ({ startOwn }) => {
  const { origin, dataDir } = await startOwn();
  const ask = async (path: string) => {
    const answer = await fetch(`${origin}${path}`);
    return { status: answer.status, json: await answer.json() };
  };
  expect(await ask('/healthz')).toEqual({ status: 200, json: { status: 'ok' } });
  expect(await ask('/readyz')).toMatchObject({ status: 200, json: { endpoints: { local: { eventgrid: 'ok' } } } });

  renameSync(join(dataDir, 'console.db'), join(dataDir, 'away.db'));
  // /readyz caches its answer for 3 s.
  await expect.poll(async () => (await ask('/readyz')).status).toBe(503);
  expect((await ask('/readyz')).json).toMatchObject({
    status: 'not ready',
    reasons: ['The console cannot reach its session store.'],
  });
  expect((await fetch(`${origin}/sign-in`)).status).toBe(503);
  expect(await ask('/healthz')).toEqual({ status: 200, json: { status: 'ok' } });
});

test('/metrics requires its token, and contains no user data', async ({ startOwn, page }) => {
  const { origin } = await startOwn({ METRICS_TOKEN: TOKEN });
  const ask = (headers: Record<string, string>) => fetch(`${origin}/metrics`, { headers });
  expect((await ask({})).status).toBe(401);
  expect((await ask({ authorization: `Bearer ${TOKEN}x` })).status).toBe(401);

  await page.goto(`${origin}/sign-in`);

  await signIn(page);
  await page.goto(`${origin}/sources/a-source-of-nobody?view=private-words`);
  const answer = await ask({ authorization: `Bearer ${TOKEN}` });
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  const text = await answer.text();
  expect(text).toMatch(/^eventgrid_console_requests_total\{method="POST",route="\/sign-in",status="\d+"\} 1$/m);
  expect(text).toMatch(/^eventgrid_console_requests_total\{method="GET",route="\/sources\/\{id\}",status="\d+"\} 1$/m);
  expect(text).toMatch(/^eventgrid_console_eventgrid_calls_total\{operation="createToken",outcome="201"\} 1$/m);
  expect(text).toMatch(/^eventgrid_console_sessions\{state="live"\} 1$/m);
  for (const word of ['admin', 'a-source-of-nobody', 'private-words', 'localhost']) expect(text).not.toContain(word);
});

test('/metrics does not exist if no token is set', async ({ console_ }) => {
  const answer = await fetch(`${console_.origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(answer.status).toBe(404);
});

test('its files are for its own user alone', ({ console_ }) => {
  const names = readdirSync(console_.dataDir);
  expect(names).toEqual(expect.arrayContaining(['console.db', 'console.db-wal', 'lock.db', 'eventgrid-local.db']));
  const open = names.filter((name) => (statSync(join(console_.dataDir, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

test('npm start refuses unsafe settings, with a sentence for each, and exits with 1', async () => {
  const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: 'https://console.example.org',
      EVENTGRID_LOCAL: '1',
      DATABASE_URL: 'postgres://console@127.0.0.1:1/console',
      DATA_DIR: join(process.cwd(), 'package.json'),
    },
  });
  expect(status).toBe(1);
  expect(stderr).toContain('EVENTGRID_LOCAL is on');
  expect(stderr).toContain('set the same NEXT_SERVER_ACTIONS_ENCRYPTION_KEY');
  expect(stderr).toContain('DATA_DIR is');
  expect(stdout).not.toContain('"event":"started"');
});
