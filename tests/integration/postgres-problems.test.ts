import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openConsoleStore } from '@/lib/store/console-store';
import { startPostgres, type TestPostgres } from '../support/postgres';

// What an operator reads if the PostgreSQL in DATABASE_URL cannot be used, with a real server.

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 120_000);
afterAll(() => postgres.close());

type Changes = { password?: string; username?: string; pathname?: string; hostname?: string; search?: string };

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
