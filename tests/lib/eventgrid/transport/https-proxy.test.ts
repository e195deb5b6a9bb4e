import { expect, it } from 'vitest';
import { proxyFor, proxyProblem } from '@/lib/eventgrid/transport/https-proxy';

const PROXY = 'http://proxy.example.org:3128';
const target = new URL('https://eg.cn-north-4.myhuaweicloud.com/v1');

it.each<[string, Record<string, string>, string, boolean]>([
  ['https with HTTPS_PROXY', { HTTPS_PROXY: PROXY }, target.href, true],
  ['https with https_proxy', { https_proxy: PROXY }, target.href, true],
  ['https_proxy with an empty HTTPS_PROXY', { HTTPS_PROXY: '', https_proxy: PROXY }, target.href, true],
  ['no_proxy with an empty NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '', no_proxy: '*' }, target.href, false],
  ['https without a proxy', {}, target.href, false],
  ['http', { HTTPS_PROXY: PROXY }, 'http://127.0.0.1:4010/', false],
  [
    'a host in NO_PROXY',
    { HTTPS_PROXY: PROXY, NO_PROXY: 'a.org, eg.cn-north-4.myhuaweicloud.com' },
    target.href,
    false,
  ],
  ['a domain in NO_PROXY', { HTTPS_PROXY: PROXY, no_proxy: '.MyHuaweiCloud.com' }, target.href, false],
  ['a star domain in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '*.myhuaweicloud.com' }, target.href, false],
  ['a star in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }, target.href, false],
  ['a host that only ends the same', { HTTPS_PROXY: PROXY, NO_PROXY: 'huaweicloud.com' }, target.href, true],
  ['the port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'myhuaweicloud.com:443' }, target.href, false],
  ['another port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'myhuaweicloud.com:8443' }, target.href, true],
  ['an IPv6 address in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '[2001:db8::1]' }, 'https://[2001:db8::1]/', false],
  ['an IPv6 port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '[2001:db8::1]:8443' }, 'https://[2001:db8::1]/', true],
  ['a star among others in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.org,*' }, target.href, false],
  ['a proxy without its scheme', { HTTPS_PROXY: 'proxy.example.org:3128' }, target.href, true],
  ['blanks around a proxy', { HTTPS_PROXY: ` ${PROXY} ` }, target.href, true],
  ['https_proxy beside a blank HTTPS_PROXY', { HTTPS_PROXY: ' ', https_proxy: PROXY }, target.href, true],
  ['ALL_PROXY', { ALL_PROXY: PROXY }, target.href, true],
  ['all_proxy beside an empty ALL_PROXY', { HTTPS_PROXY: '', ALL_PROXY: '', all_proxy: PROXY }, target.href, true],
  ['HTTPS_PROXY before ALL_PROXY', { HTTPS_PROXY: PROXY, ALL_PROXY: 'http://other.example.org' }, target.href, true],
  ['a range in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.org,10.0.0.0/8' }, 'https://10.1.2.3/', false],
  ['another range in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '10.0.0.0/16' }, 'https://10.1.2.3/', true],
  ['a range of IPv6', { HTTPS_PROXY: PROXY, NO_PROXY: '2001:db8::/32' }, 'https://[2001:db8:1::1]/', false],
  ['a range, for a name', { HTTPS_PROXY: PROXY, NO_PROXY: '0.0.0.0/0' }, target.href, true],
  ['an address in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '10.1.2.3:8443' }, 'https://10.1.2.3:8443/', false],
  ['IPv6 without brackets', { HTTPS_PROXY: PROXY, NO_PROXY: '2001:DB8:0::1' }, 'https://[2001:db8::1]/', false],
  ['a name with an underscore', { HTTPS_PROXY: PROXY, NO_PROXY: 'eg_1.corp' }, 'https://eg_1.corp/', false],
  ['an address that cannot be read', { HTTPS_PROXY: 'proxy:' }, target.href, false],
  ['a SOCKS proxy', { HTTPS_PROXY: 'socks5://proxy.example.org' }, target.href, false],
])('chooses for %s', (_what, env, url, proxied) => {
  expect(proxyFor(new URL(url), env)?.host ?? null).toBe(proxied ? 'proxy.example.org:3128' : null);
});

it.each<[Record<string, string>]>([
  [{}],
  [{ HTTPS_PROXY: '', NO_PROXY: ' ' }],
  [
    {
      HTTPS_PROXY: 'proxy.corp:3128',
      NO_PROXY: 'localhost,127.0.0.1,::1,.corp,*.example.org,10.0.0.0/8,[::1]:80,a_b.c:1',
    },
  ],
  [{ ALL_PROXY: 'https://user:p%40ss@proxy.corp', NO_PROXY: '*' }],
  [{ HTTPS_PROXY: 'http://proxy.corp:3128', ALL_PROXY: 'socks5://other' }],
])('accepts %j', (env) => expect(proxyProblem(env)).toBeNull());

it.each<[Record<string, string>, string]>([
  [{ HTTPS_PROXY: 'proxy:' }, 'HTTPS_PROXY must be http://host:port'],
  [{ HTTPS_PROXY: 'http:/proxy.corp:3128' }, 'HTTPS_PROXY must be http://host:port'],
  [{ HTTPS_PROXY: 'proxy.corp:99999' }, 'It is proxy.corp:99999.'],
  [
    { https_proxy: 'socks5://user:canary@proxy.corp:1080' },
    'https_proxy must be http://host:port or https://host:port',
  ],
  [{ ALL_PROXY: 'socks5h://proxy.corp' }, 'It is socks5h://proxy.corp.'],
  [{ HTTPS_PROXY: 'http://user:canary%zz@proxy.corp' }, 'with user and password percent-encoded'],
  [{ HTTPS_PROXY: 'http://user:can/ary@proxy.corp' }, 'It is http://…@proxy.corp.'],
  [{ NO_PROXY: 'a.org, 10.0.0.0/33' }, 'NO_PROXY has 10.0.0.0/33: it must list'],
  [{ no_proxy: 'https://eg.example.org' }, 'no_proxy has https://eg.example.org: it must list'],
  [{ NO_PROXY: '10.*' }, 'NO_PROXY has 10.*: it must list'],
  [{ NO_PROXY: '2001:db8::/129' }, 'NO_PROXY has 2001:db8::/129'],
])('refuses %j, and says so without the password', (env, words) => {
  expect(proxyProblem(env)).toContain(words);
  expect(proxyProblem(env)).not.toMatch(/canary|can\/ary/);
});
