/**
 * Returns the client's address as reported by the operator's own proxies: the n-th from the right of X-Forwarded-For,
 * for n trusted proxies. Null without trusted proxies (any client can send that header, and Next exposes no socket) or
 * if the list is shorter than the number of proxies.
 */
export function clientAddress(forwardedFor: string | null, trustedHops: number): string | null {
  if (trustedHops <= 0 || forwardedFor === null) return null;
  const address = forwardedFor
    .split(',')
    .map((part) => part.trim())
    .at(-trustedHops);
  return address === undefined || address === '' ? null : address.slice(0, 64);
}
