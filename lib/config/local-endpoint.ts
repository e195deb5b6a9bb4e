import type { Endpoint, Environment } from './env';

// Next bundles pages and instrumentation separately, each with its own copy of this module. globalThis is shared.
const slot = globalThis as typeof globalThis & { __eventgridLocalUrl?: string | undefined };

/**
 * Records where the embedded local EventGrid listens, which differs from the setting if that is 0. undefined once it
 * has stopped.
 */
export function recordLocalUrl(url: string | undefined): void {
  slot.__eventgridLocalUrl = url;
}

/**
 * Returns the endpoint of the local EventGrid: id `local`, with IAM at the same address. It is not in
 * lib/eventgrid-local so that no page or action imports a whole EventGrid.
 */
export function localEndpoint({ EVENTGRID_LOCAL_PORT }: Pick<Environment, 'EVENTGRID_LOCAL_PORT'>): Endpoint {
  const url = slot.__eventgridLocalUrl ?? `http://127.0.0.1:${EVENTGRID_LOCAL_PORT}`;
  return { id: 'local', name: 'Local EventGrid', eventGridUrl: url, iamUrl: url, defaultProject: 'local' };
}
