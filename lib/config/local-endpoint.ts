import type { Endpoint, Environment } from './env';

// Next bundles pages and instrumentation apart, each with its own copy of this module: globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridLocalUrl?: string | undefined };

/** Notes where the embedded local EventGrid listens, which differs from the setting when that is 0; undefined once it has ended. */
export function noteLocalUrl(url: string | undefined): void {
  slot.__eventgridLocalUrl = url;
}

/**
 * Returns the endpoint by which the console offers the local EventGrid: id `local`, IAM at the same address. Apart from
 * lib/eventgrid-local, so that no page or action brings a whole EventGrid along.
 */
export function localEndpoint({ EVENTGRID_LOCAL_PORT }: Pick<Environment, 'EVENTGRID_LOCAL_PORT'>): Endpoint {
  const url = slot.__eventgridLocalUrl ?? `http://127.0.0.1:${EVENTGRID_LOCAL_PORT}`;
  return { id: 'local', name: 'Local EventGrid', eventGridUrl: url, iamUrl: url };
}
