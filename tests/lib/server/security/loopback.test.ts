import { expect, it } from 'vitest';
import { isLoopback, judgeHost } from '@/lib/server/security/loopback';

const local = 'http://localhost:3000';
const https = 'https://console.example.org';

it.each([
  ['localhost:3000', local, 'own'],
  ['LOCALHOST:3000', local, 'own'],
  ['127.0.0.1:3000', local, 'other-loopback-name'],
  ['[::1]:3000', local, 'other-loopback-name'],
  ['localhost:3000', 'http://127.0.0.1:3000', 'other-loopback-name'],
  ['127.0.0.1:3001', local, 'foreign'],
  ['localhost', local, 'foreign'],
  ['localhost', 'http://localhost', 'own'],
  ['localhost:80', 'http://localhost', 'own'],
  ['evil.example:3000', local, 'foreign'],
  ['localhost.evil.example:3000', local, 'foreign'],
  ['evil.example@localhost:3000', local, 'foreign'],
  ['localhost:3000/evil', local, 'foreign'],
  [null, local, 'foreign'],
  ['', local, 'foreign'],
  ['console.example.org', https, 'own'],
  ['console.example.org:443', https, 'own'],
  ['console.example.org:8443', https, 'foreign'],
  ['127.0.0.1:443', https, 'foreign'],
  ['Console.Example.org', https, 'own'],
  ['console.example.org:80', https, 'foreign'],
  ['console.example.org:8443', 'https://console.example.org:8443', 'own'],
  ['console.example.org', 'https://console.example.org:8443', 'foreign'],
  ['my_console.corp', 'https://my_console.corp', 'own'],
  ['my_console.corp:443', 'https://my_console.corp', 'own'],
  ['xn--fsq.example', 'https://xn--fsq.example', 'own'],
  ['[2001:DB8:0::1]', 'https://[2001:db8::1]', 'own'],
  ['user@console.example.org', https, 'foreign'],
  ['console.example.org?', https, 'foreign'],
  ['console.example%2eorg', https, 'foreign'],
  ['console.exampl\u00aa.org', 'https://console.exampla.org', 'foreign'],
])('checks Host %j at %s: %s', (host, origin, verdict) => {
  expect(judgeHost(host, null, origin)).toBe(verdict);
});

it.each([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:3000', true],
  ['http://127.0.0.1.example.org', false],
  ['https://console.example.org', false],
])('isLoopback(%j) is %j', (origin, expected) => expect(isLoopback(origin)).toBe(expected));

it.each([
  ['127.0.0.1:3000', 'localhost:3000', local, 'own'],
  ['localhost:3000', 'console.example.org', https, 'own'],
  ['127.0.0.1:3000', '127.0.0.1:3000', local, 'other-loopback-name'],
  ['evil.example:3000', 'localhost:3000', local, 'foreign'],
  ['localhost:3000', 'evil.example', local, 'own'],
  ['localhost:3000', 'evil.example', https, 'foreign'],
  ['localhost:3000', 'console.example.org:443', https, 'own'],
  ['localhost:3000', 'Console.example.org, inner.example', https, 'own'],
  ['localhost:3000', 'evil.example, console.example.org', https, 'foreign'],
  ['console.example.org', 'evil.example', https, 'own'],
])('checks Host %j forwarded for %j at %s: %s', (host, forwardedHost, origin, verdict) => {
  expect(judgeHost(host, forwardedHost, origin)).toBe(verdict);
});
