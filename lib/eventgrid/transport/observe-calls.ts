import type { EgCall } from '@/lib/metrics/metrics';
import { operationOf } from './operation-of';
import { type Transport, TransportError } from './transport';

/** Wraps a transport so that every request it sends is told to `observe` with its outcome and time. */
export const observeCalls =
  (transport: Transport, observe: (call: EgCall) => void): Transport =>
  async (url, init) => {
    const startedAt = performance.now();
    const tell = (outcome: string) =>
      observe({
        operation: operationOf(init.method, url),
        outcome,
        seconds: (performance.now() - startedAt) / 1000,
      });
    try {
      const response = await transport(url, init);
      tell(String(response.status));
      return response;
    } catch (error) {
      tell(error instanceof TransportError ? error.reason : 'failed');
      throw error;
    }
  };
