import { expect, it } from 'vitest';
import { proxyFor } from '@/lib/eventgrid/transport/https-proxy';

const PROXY = 'http://proxy.example.org:3128';
const target = new URL('https://eg.cn-north-4.myhuaweicloud.com/v1');

it.each<[string, Record<string, string>, string, boolean]>([
  ['https with HTTPS_PROXY', { HTTPS_PROXY: PROXY }, target.href, true],
  ['https with https_proxy', { https_proxy: PROXY }, target.href, true],
  ['https_proxy beside an empty HTTPS_PROXY', { HTTPS_PROXY: '', https_proxy: PROXY }, target.href, true],
  ['no_proxy beside an empty NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '', no_proxy: '*' }, target.href, false],
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
  ['a host that only ends alike', { HTTPS_PROXY: PROXY, NO_PROXY: 'huaweicloud.com' }, target.href, true],
  ['the port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'myhuaweicloud.com:443' }, target.href, false],
  ['another port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'myhuaweicloud.com:8443' }, target.href, true],
  ['an IPv6 address in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '[2001:db8::1]' }, 'https://[2001:db8::1]/', false],
  ['an IPv6 port in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: '[2001:db8::1]:8443' }, 'https://[2001:db8::1]/', true],
  ['a star among others in NO_PROXY', { HTTPS_PROXY: PROXY, NO_PROXY: 'a.org,*' }, target.href, false],
  ['an address that cannot be read', { HTTPS_PROXY: 'proxy:' }, target.href, false],
  ['a SOCKS proxy', { HTTPS_PROXY: 'socks5://proxy.example.org' }, target.href, false],
])('chooses for %s', (_what, env, url, proxied) => {
  expect(proxyFor(new URL(url), env)?.host ?? null).toBe(proxied ? 'proxy.example.org:3128' : null);
});
