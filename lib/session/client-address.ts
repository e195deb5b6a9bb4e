/**
 * Returns the client's address as the operator's own proxies report it: the n-th from the right of X-Forwarded-For, for
 * n trusted proxies. Null when there are none (any client can send that header, and Next shows no socket) or when the
 * list is shorter than the proxies are many.
 */
export function clientAddress(forwardedFor: string | null, trustedHops: number): string | null {
  if (trustedHops <= 0 || forwardedFor === null) return null;
  const address = forwardedFor
    .split(',')
    .map((part) => part.trim())
    .at(-trustedHops);
  return address === undefined || address === '' ? null : address.slice(0, 64);
}
