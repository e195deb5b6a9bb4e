import 'server-only';

/**
 * Wraps a GET route handler for machines (/healthz, /readyz, /metrics): no session is read and no user's data may be in
 * the answer, which nobody may keep. The other way to make a route besides guardedRoute.
 */
export const probeRoute =
  (answer: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const response = await answer(request);
    response.headers.set('Cache-Control', 'no-store');
    return response;
  };
