import type { Endpoint, Environment } from './env';
import { processWide } from './process-wide';

const local = () => processWide('local-endpoint', (): { url?: string | undefined } => ({}));

/**
 * Records where the embedded local EventGrid listens, which differs from the setting if that is 0. undefined once it
 * has stopped.
 */
export function recordLocalUrl(url: string | undefined): void {
  local().url = url;
}

/**
 * Returns the endpoint of the local EventGrid: id `local`, with IAM and DMS at the same address. It is not in
 * lib/eventgrid-local so that no page or action imports a whole EventGrid.
 */
export function localEndpoint({ EVENTGRID_LOCAL_PORT }: Pick<Environment, 'EVENTGRID_LOCAL_PORT'>): Endpoint {
  const url = local().url ?? `http://127.0.0.1:${EVENTGRID_LOCAL_PORT}`;
  return { id: 'local', name: 'Local EventGrid', eventGridUrl: url, iamUrl: url, dmsUrl: url, defaultProject: 'local' };
}
