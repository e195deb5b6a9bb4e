import net from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openConsoleStore } from '@/lib/store/console-store';
import { startPostgres, type TestPostgres } from '../support/postgres';

// What an operator reads if the PostgreSQL in DATABASE_URL cannot be used, with a real server.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.close());

type Changes = {
  port?: string;
  password?: string;
  username?: string;
  pathname?: string;
  hostname?: string;
  search?: string;
};

const open = (changes: Changes) =>
  openConsoleStore({
    DATA_DIR: '/nowhere',
    DATABASE_URL: Object.assign(new URL(postgres.url), { hostname: 'localhost', ...changes }).href,
  });

const CA = 'sslrootcert=tests/fixtures/tls/ca.pem';

it.each<[string, Changes, string]>([
  ['a wrong password', { password: 'canary' }, 'the user or the password is wrong. Correct them.'],
  ['an unknown user', { username: 'canary' }, 'the user or the password is wrong. Correct them.'],
  ['no such database', { pathname: '/none' }, 'the database does not exist. Create it, or correct its name.'],
  ['a private CA', { search: 'sslmode=require' }, 'Name its file in NODE_EXTRA_CA_CERTS, or add sslrootcert=FILE'],
  ['no file of a CA', { search: 'sslrootcert=/no/ca.pem' }, 'Correct sslrootcert, sslcert and sslkey.'],
  [
    'a certificate for another name',
    { hostname: '127.0.0.1', search: CA },
    'the certificate is for another host name.',
  ],
])('says what to do about %s', async (_, changes, words) => {
  const warned = vi.spyOn(process, 'emitWarning');
  const opened = open(changes);
  await expect(opened).rejects.toThrow(words);
  await expect(opened).rejects.toThrow(/^PostgreSQL at (localhost|127\.0\.0\.1):\d+ \(DATABASE_URL\): [^\n]+\.$/);
  await expect(opened).rejects.not.toThrow('canary');
  expect(warned).not.toHaveBeenCalled();
});

it.each(['require', 'verify-ca', 'verify-full'])(
  'opens by TLS and the CA it is given, with sslmode=%s',
  async (mode) => {
    const store = await open({ search: `sslmode=${mode}&${CA}` });
    await store.ping();
    await store.close();
  },
);

it('opens where PgBouncer refuses the limits that a connection requests', async () => {
  const withLimits: boolean[] = [];
  const server = net.createServer((client) => {
    client.on('error', () => {});
    client.once('data', (startup) => {
      const hasLimits = startup.includes('statement_timeout');
      withLimits.push(hasLimits);
      if (hasLimits) return client.end(refusal('unsupported startup parameter: statement_timeout'));
      const postgresPort = Number(new URL(postgres.url).port);
      const onward = net.connect(postgresPort, '127.0.0.1', () => onward.write(startup));
      client.pipe(onward).pipe(client);
      onward.on('error', () => {});
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const store = await open({ hostname: '127.0.0.1', port });
  await store.ping();
  await store.close();
  await new Promise((done) => server.close(done));
  expect(withLimits.slice(0, 2)).toEqual([true, false]);
});

/** Writes an ErrorResponse of PostgreSQL's protocol, as PgBouncer sends it. */
function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
