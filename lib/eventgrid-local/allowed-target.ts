import { isIPv4 } from 'node:net';

/** A host that webhooks may reach besides this machine, in lower case; null allows every port of it. */
export type AllowedTarget = { host: string; port: number | null };

/** Returns whether a host name or address, an IPv6 one with or without brackets, is this machine's own. */
export const isLoopback = (hostname: string): boolean =>
  ['localhost', '[::1]', '::1'].includes(hostname) || (isIPv4(hostname) && hostname.startsWith('127.'));

/** Reads `HOST` or `HOST:PORT`, an IPv6 address in brackets. Returns null for anything else, such as a URL. */
export function readAllowedTarget(text: string): AllowedTarget | null {
  const parts = /^([\w.-]+|\[[0-9a-fA-F:.]+\])(?::(\d{1,5}))?$/.exec(text);
  const port = parts?.[2] === undefined ? null : Number(parts[2]);
  if (parts === null || !URL.canParse(`http://${parts[1]}`) || (port !== null && (port === 0 || port > 65_535))) {
    return null;
  }
  // As URL spells it: [0:0:0::1] is [::1].
  return { host: new URL(`http://${parts[1]}`).hostname, port };
}

const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

/**
 * Returns whether a target's URL is called at all: plain http on this machine, and http or https on the allowed hosts,
 * so that a subscription copied from the cloud reaches no one by accident (our choice).
 */
export function isCalled(url: string, allowed: readonly AllowedTarget[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port } = new URL(url);
  const defaultPort = DEFAULT_PORTS[protocol];
  if (defaultPort === undefined) return false;
  if (protocol === 'http:' && isLoopback(hostname)) return true;
  const called = port === '' ? defaultPort : Number(port);
  return allowed.some((one) => one.host === hostname && (one.port === null || one.port === called));
}
