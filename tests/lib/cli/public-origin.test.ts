import { expect, it } from 'vitest';
import { publicOriginProblem } from '@/lib/cli/public-origin.mjs';

it.each([
  'https://console.example.org',
  'https://console.example.org:8443',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'https://my_console.corp',
  'https://console.example.org:443',
  'HTTPS://Console.Example.org',
  'https://控制台.example',
])('accepts %j', (origin) => expect(publicOriginProblem(origin)).toBeNull());

it.each([
  [undefined, 'Set PUBLIC_ORIGIN'],
  ['', 'Set PUBLIC_ORIGIN'],
  ['console.example.org', 'an origin alone'],
  ['https://console.example.org/', 'an origin alone'],
  ['https://console.example.org/eg', 'an origin alone'],
  ['http://console.example.org', 'plain http'],
  ['http://localhost.example.org', 'plain http'],
  ['http://10.0.0.1:3000', 'plain http'],
  ['ftp://localhost', 'an origin alone'],
  ['https://user@console.example.org', 'an origin alone'],
  ['https://console.example.org?', 'an origin alone'],
  ['https://console.example.org:99999', 'an origin alone'],
])('refuses %j in one sentence', (origin, words) => {
  expect(publicOriginProblem(origin)).toContain(words);
});
