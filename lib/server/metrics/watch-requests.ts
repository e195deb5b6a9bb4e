import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '@/lib/metrics/metrics';
import { routeOf } from './route-of';

const STARTED = 'http.server.request.start';

/**
 * Counts every request that this process answers on `port`, whoever answers it: pages, routes, the proxy's refusals,
 * static files. Node itself announces them, so that no server has to be wrapped. Returns a function that stops it.
 */
export function watchRequests(metrics: Pick<Metrics, 'served'>, port: number, basePath = ''): () => void {
  const onStart = (message: unknown) => {
    const { request, response } = Object(message);
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    // The local EventGrid listens in this process too.
    if (request.socket.localPort !== port) return;
    const startedAt = performance.now();
    const { method = '', url = '' } = request;
    response.once('close', () =>
      metrics.served({
        method,
        route: routeOf(url, basePath),
        status: response.writableFinished ? String(response.statusCode) : 'aborted',
        seconds: (performance.now() - startedAt) / 1000,
      }),
    );
  };
  subscribe(STARTED, onStart);
  return () => {
    unsubscribe(STARTED, onStart);
  };
}
