import { BasicCredentials, type GlobalCredentials, Region } from '@huaweicloud/huaweicloud-sdk-core';
import { HcClient, type HttpRequestOptions } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js';
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js';
import { Logger4jInstance } from '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger.js';
import type { SdkResponse } from '@huaweicloud/huaweicloud-sdk-core/SdkResponse.js';
import { serveEventGrid } from '@/lib/eventgrid-local/serve';
import { startTestEventGrid, TEST_NOW_MS } from './local-eventgrid';
import { type RawRequest, rawRequest } from './raw-request';

// It prints a refused request with its headers.
Logger4jInstance.level = 'off';

/** A request as the SDK put it on the wire. */
export type WireRequest = { method: string; target: string; headers: Record<string, string>; body: string };

/**
 * Starts a local EventGrid whose clock is set to this machine's, by which the SDK signs, and then stands still. `sent`
 * records each request as it came, its path and query encoded. Whoever starts it closes it.
 */
export async function startForSdk() {
  const grid = await startTestEventGrid();
  let nowMs = TEST_NOW_MS;
  const setClock = (atMs: number) => {
    grid.tick(atMs - nowMs);
    nowMs = atMs;
  };
  setClock(Date.now());
  const sent: WireRequest[] = [];
  const served = await serveEventGrid(
    {
      async fetch(request, env) {
        const { incoming } = env as { incoming: { method: string; url: string; rawHeaders: string[] } };
        const { method, url: target, rawHeaders } = incoming;
        const answer = await grid.app.fetch(request, env);
        const pairs = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
        sent.push({ method, target, headers: Object.fromEntries(pairs), body: grid.journal.at(-1)?.body ?? '' });
        return answer;
      },
    },
    0,
  );
  return {
    grid,
    url: served.url,
    sent,
    setClock,
    async close() {
      await served.close();
      await grid.close();
    },
  };
}

export type SdkGrid = Awaited<ReturnType<typeof startForSdk>>;

export const ADMIN_KEY = { ak: 'LOCALADMIN', sk: 'eventgrid-local-admin-secret' };

/**
 * Makes the SDK's client as its ClientBuilder does, which the package cannot load: it needs a package that it does not
 * name. With a region, the credentials ask IAM for the project or the account first.
 */
export function sdkClient(
  url: string,
  credentials: BasicCredentials | GlobalCredentials = new BasicCredentials(ADMIN_KEY),
  region?: string,
): HcClient {
  const client = new HcClient(
    new DefaultHttpClient({ headers: { 'User-Agent': 'huaweicloud-usdk-nodejs/3.0' } }, [url]),
  );
  if (region !== undefined) client.withRegion(new Region(region, url));
  return client.withCredential(credentials).withEndpoints([url]);
}

/** Fills in what the SDK's services leave empty. Without `data` nothing is sent as a body. */
export const sdkRequest = (
  method: string,
  url: string,
  given: Partial<HttpRequestOptions> = {},
): HttpRequestOptions => ({
  method,
  url,
  contentType: 'application/json',
  queryParams: {},
  pathParams: {},
  headers: {},
  ...given,
});

/** Sends a request by the SDK. Returns the status, and the code of a refusal. */
export async function sendBySdk(client: HcClient, options: HttpRequestOptions): Promise<[number, string?]> {
  try {
    const { httpStatusCode } = await client.sendRequest<SdkResponse>(options);
    return [Number(httpStatusCode)];
  } catch (error) {
    const { httpStatusCode, errorCode } = error as { httpStatusCode: number; errorCode: string };
    return [httpStatusCode, errorCode];
  }
}

/** Sends a recorded request once more, over a connection of its own. */
export async function sendAgain(grid: Pick<SdkGrid, 'url'>, { target, ...rest }: WireRequest) {
  const { 'Content-Length': _, ...headers } = rest.headers;
  const given: RawRequest = { method: rest.method, headers: { ...headers } };
  const length = { 'Content-Length': String(Buffer.byteLength(rest.body)) };
  const answer = await rawRequest(`${grid.url}${target}`, {
    ...given,
    ...(rest.body === '' ? {} : { body: rest.body, headers: { ...headers, ...length } }),
  });
  return { status: answer.status, json: answer.text === '' ? {} : JSON.parse(answer.text) };
}
