import { describe, expect, it } from 'vitest';
import { isCalled, readAllowedTarget } from '@/lib/eventgrid-local/allowed-target';

describe('isCalled', () => {
  it.each([
    ['http://127.0.0.1/', true],
    ['http://127.8.9.10:8080/hook?a=b', true],
    ['http://2130706433/', true],
    ['http://localhost:3000/', true],
    ['http://LOCALHOST/', true],
    ['http://[::1]:80/', true],
    ['https://127.0.0.1/', false],
    ['ftp://127.0.0.1/', false],
    ['http://127.0.0.1.example.com/', false],
    ['http://localhost.example.com/', false],
    ['http://example.com/', false],
    ['http://10.0.0.1/', false],
    ['http://169.254.169.254/', false],
    ['http://0.0.0.0/', false],
    ['127.0.0.1', false],
    ['', false],
  ])('without allowed hosts, of %s: %s', (address, called) => {
    expect(isCalled(address, [])).toBe(called);
  });

  const allowed = ['hooks', 'api.example.com:8443', '[fd00:0::1]:81', '10.0.0.1:443'].flatMap(
    (text) => readAllowedTarget(text) ?? [],
  );
  it.each([
    ['http://hooks/a', true],
    ['https://hooks:9/a', true],
    ['http://HOOKS/', true],
    ['http://hooks.example.com/', false],
    ['https://api.example.com:8443/', true],
    ['https://api.example.com/', false],
    ['http://user@api.example.com:8443@evil.example.com/', false],
    ['http://[fd00::1]:81/', true],
    ['http://[fd00::1]/', false],
    ['https://10.0.0.1/', true],
    ['http://10.0.0.1/', false],
    ['ftp://hooks/', false],
    ['http://127.0.0.1:9/', true],
  ])('with allowed hosts, of %s: %s', (address, called) => {
    expect(isCalled(address, allowed)).toBe(called);
  });
});

it.each(['', 'http://hooks', 'hooks/', 'hooks:', 'hooks:0', 'hooks:65536', 'a b', ':80', '*', '[::g]', '256.0.0.1'])(
  'reads no allowed target from %j',
  (text) => {
    expect(readAllowedTarget(text)).toBeNull();
  },
);
