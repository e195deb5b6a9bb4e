import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { Duplex } from 'node:stream';
import tls from 'node:tls';

type Variables = Record<string, string | undefined>;

/**
 * Finds the proxy for a target: HTTPS_PROXY (or https_proxy) for https unless NO_PROXY names the host, null for no proxy.
 * NO_PROXY is a list by commas of hosts, domains (`.example.org` or `example.org`, with all below), `host:port`, or `*`.
 * A proxy address that cannot be read counts as none, and http targets are never proxied (only loopback is http).
 */
export function proxyFor(target: URL, env: Variables): URL | null {
  const address = env.HTTPS_PROXY ?? env.https_proxy ?? '';
  if (target.protocol !== 'https:' || !URL.canParse(address)) return null;
  const proxy = new URL(address);
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') return null;
  return isExempt(target, env.NO_PROXY ?? env.no_proxy ?? '') ? null : proxy;
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
 * Makes an agent whose TLS connections go through the proxy by CONNECT and are kept for the next request; the certificate
 * is checked against the target's own name. A request fails with an Error when the proxy cannot be reached, refuses, or is
 * slower than `timeoutMs`, or when TLS fails: nothing was sent then.
 */
export function tunnelAgent(proxy: URL, options: https.AgentOptions, timeoutMs: number): https.Agent {
  const agent = new https.Agent(options);
  agent.createConnection = ({ host, port }, onCreated) => {
    openTunnel(proxy, host ?? '', Number(port ?? 443), AbortSignal.timeout(timeoutMs)).then(
      (socket) => onCreated?.(null, socket),
      // Its type wants a stream beside the error; Node destroys it.
      (error: Error) => onCreated?.(error, new Duplex()),
    );
    return null;
  };
  return agent;
}

async function openTunnel(proxy: URL, host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  const authority = net.isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
  const socket = await connectThrough(proxy, authority, signal);
  return secure(socket, host, signal);
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
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`The proxy answered CONNECT with ${response.statusCode}.`));
    });
    request.on('response', (response) => {
      response.destroy();
      reject(new Error(`The proxy answered CONNECT with ${response.statusCode}.`));
    });
    request.on('error', reject);
    request.end();
  });
}

function secure(socket: net.Socket, host: string, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const tlsSocket = tls.connect({ socket, host, ...(net.isIP(host) ? {} : { servername: host }) });
    const onAbort = () => tlsSocket.destroy(new Error('The caller gave up.'));
    signal.addEventListener('abort', onAbort);
    tlsSocket.once('error', reject);
    tlsSocket.once('secureConnect', () => {
      signal.removeEventListener('abort', onAbort);
      tlsSocket.off('error', reject);
      resolve(tlsSocket);
    });
  });
}
