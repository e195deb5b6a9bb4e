import { eachRequest } from '@/lib/server/each-request';

/**
 * Makes each answer on `port` that deletes the session's cookie also clear the browser's cache, with the pages that Back
 * would show. Next lets no action set a header. Only for a console without a base path: the cache is that of the whole
 * origin, its neighbors' too. Returns what stops it.
 */
export function clearCacheAtSignOut(port: number, cookieName: string): () => void {
  return eachRequest(port, ({ method }, response) => {
    if (method !== 'POST') return;
    const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => typeof response;
    response.writeHead = (...head: unknown[]) => {
      const cookies = [response.getHeader('set-cookie')].flat();
      if (cookies.some((cookie) => String(cookie).startsWith(`${cookieName}=;`)))
        response.setHeader('Clear-Site-Data', '"cache"');
      return writeHead(...head);
    };
  });
}
