import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { Duplex } from 'node:stream';
import tls from 'node:tls';

type Variables = Record<string, string | undefined>;

/**
 * Finds the proxy for a target: the one in HTTPS_PROXY (or https_proxy), for https targets that NO_PROXY does not
 * exempt; otherwise null. NO_PROXY lists hosts, domains (`.example.org` or `example.org`, each with its subdomains)
 * and `host:port`, separated by commas or spaces, IPv6 addresses in brackets; `*` exempts every host. An address that
 * is unreadable or not http(s) counts as no proxy. http targets never use one: only loopback is http.
 */
export function proxyFor(target: URL, env: Variables): URL | null {
  const address = env.HTTPS_PROXY || env.https_proxy || '';
  if (target.protocol !== 'https:' || !URL.canParse(address)) return null;
  const proxy = new URL(address);
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') return null;
  return isExempt(target, env.NO_PROXY || env.no_proxy || '') ? null : proxy;
}

function isExempt(target: URL, noProxy: string): boolean {
  const port = target.port || '443';
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, host = '', entryPort] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entryPort !== undefined && entryPort !== port) return false;
      const domain = host.replace(/^\*?\./, '');
      return target.hostname === domain || target.hostname.endsWith(`.${domain}`);
    });
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
