import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { Duplex } from 'node:stream';
import tls from 'node:tls';
import { decoded } from '@/lib/eventgrid/schemas/clean';

type Variables = Record<string, string | undefined>;

/** In order: the first that is set and not blank counts. */
const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
const EXEMPT_VARIABLES = ['NO_PROXY', 'no_proxy'];

/**
 * Finds the proxy for a target: the one in HTTPS_PROXY, else ALL_PROXY (or in lower case), for https targets that
 * NO_PROXY does not exempt; otherwise null. `host:port` alone means `http://host:port`. NO_PROXY lists hosts, domains
 * (`.example.org` or `example.org`, each with its subdomains), addresses, ranges of addresses (`10.0.0.0/8`) and
 * `host:port`, separated by commas or blanks; `*` exempts every host. A range exempts addresses alone: no name is
 * looked up. Values that proxyProblem refuses count for nothing. http targets never use a proxy.
 */
export function proxyFor(target: URL, env: Variables): URL | null {
  const proxy = readProxy(firstOf(PROXY_VARIABLES, env)?.value ?? '');
  if (target.protocol !== 'https:' || proxy === null) return null;
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const port = target.port || '443';
  const isExempt = exemptionsOf(env).some((entry) => readExemption(entry)?.(host, port));
  return isExempt ? null : proxy;
}

/**
 * Describes in one sentence which of the proxy variables cannot be read, or returns null. Contains no password. Left
 * alone, such a value would send everything directly, or to the proxy, without a word.
 */
export function proxyProblem(env: Variables): string | null {
  const proxy = firstOf(PROXY_VARIABLES, env);
  if (proxy && readProxy(proxy.value) === null)
    return `${proxy.name} must be http://host:port or https://host:port, with user and password percent-encoded. It is ${withoutUser(proxy.value)}.`;
  const unread = exemptionsOf(env).find((entry) => readExemption(entry) === null);
  if (unread === undefined) return null;
  return `${firstOf(EXEMPT_VARIABLES, env)?.name} has ${withoutUser(unread)}: it must list hosts, .domains, addresses or ranges such as 10.0.0.0/8, each with a port or none, separated by commas.`;
}

function firstOf(names: readonly string[], env: Variables): { name: string; value: string } | undefined {
  return names.map((name) => ({ name, value: env[name]?.trim() ?? '' })).find(({ value }) => value !== '');
}

const exemptionsOf = (env: Variables): string[] =>
  (firstOf(EXEMPT_VARIABLES, env)?.value ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');

const withoutUser = (text: string): string => text.replace(/^(.*\/\/)?.*@/, '$1…@');

function readProxy(text: string): URL | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (text === '' || /:\/?$/.test(text) || !URL.canParse(address)) return null;
  const proxy = new URL(address);
  const isReadable = [proxy.username, proxy.password].every((part) => decoded(part) !== null) && proxy.pathname === '/';
  return isReadable && (proxy.protocol === 'http:' || proxy.protocol === 'https:') ? proxy : null;
}

/** Returns whether a target is exempt: its host without brackets, and its port. */
type Exemption = (host: string, port: string) => boolean;

/** Reads one entry of NO_PROXY, in lower case; null if it is none. */
function readExemption(entry: string): Exemption | null {
  if (entry === '*') return () => true;
  if (entry.includes('/')) return readRange(entry);
  const [, bracketed, name = '', port] = /^(?:\[(.*)\]|(.*?))(?::(\d+))?$/.exec(entry) ?? [];
  if (net.isIPv6(entry) || net.isIPv6(bracketed ?? '')) {
    const isSame = readRange(`${bracketed ?? entry}/128`);
    return (host, targetPort) =>
      isSame?.(host, targetPort) === true && (bracketed === undefined || port === undefined || port === targetPort);
  }
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  if (!/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(domain) || !URL.canParse(`https://${domain}:${port ?? ''}`))
    return null;
  const { hostname } = new URL(`https://${domain}`);
  return (host, targetPort) =>
    (port === undefined || port === targetPort) && (host === hostname || host.endsWith(`.${hostname}`));
}

/** Reads a range of addresses such as `10.0.0.0/8` or `2001:db8::/32`. */
function readRange(entry: string): Exemption | null {
  const [, address = '', bits = ''] = /^(.*)\/(\d{1,3})$/.exec(entry) ?? [];
  const family = net.isIPv6(address) ? 'ipv6' : 'ipv4';
  if (net.isIP(address) === 0 || Number(bits) > (family === 'ipv6' ? 128 : 32)) return null;
  const range = new net.BlockList();
  range.addSubnet(address, Number(bits), family);
  return (host) => net.isIP(host) > 0 && range.check(host, net.isIPv6(host) ? 'ipv6' : 'ipv4');
}

/**
 * Makes an agent that opens its TLS connections through the proxy by CONNECT and keeps them for later requests. The
 * certificate is checked against the target's own name. When the proxy is out of reach, refuses, or takes longer than
 * `timeoutMs`, or when TLS fails, the request fails with an Error and nothing has been sent.
 */
export function tunnelAgent(proxy: URL, options: https.AgentOptions, timeoutMs: number): https.Agent {
  const agent = new https.Agent(options);
  agent.createConnection = ({ host, port }, onCreated) => {
    openTunnel(proxy, host ?? '', Number(port ?? 443), AbortSignal.timeout(timeoutMs)).then(
      (socket) => onCreated?.(null, socket),
      // The callback's type requires a stream beside the error; Node ignores it.
      (error: Error) => onCreated?.(error, new Duplex()),
    );
    return null;
  };
  return agent;
}

async function openTunnel(proxy: URL, host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  const socket = await connectThrough(proxy, net.isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`, signal);
  const tunnel = tls.connect({ socket, host, ...(net.isIP(host) ? {} : { servername: host }) });
  try {
    await once(tunnel, 'secureConnect', { signal });
    return tunnel;
  } catch (error) {
    tunnel.destroy();
    throw error;
  }
}

function connectThrough(proxy: URL, authority: string, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const request = (proxy.protocol === 'https:' ? https : http).request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: authority,
      agent: false,
      signal,
      headers: {
        host: authority,
        ...(proxy.username ? { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` } : {}),
      },
    });
    // Node emits `connect` for every answer to a CONNECT, whatever its status.
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`The proxy answered CONNECT with ${response.statusCode}.`));
    });
    request.on('error', reject);
    request.end();
  });
}
