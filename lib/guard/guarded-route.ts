import 'server-only';
import { publicOrigin } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { openSessionEventGrid } from '@/lib/session/open';
import type { Parse } from './parse';
import type { Call } from './run-action';
import { runRoute } from './run-route';

type Parts = Record<string, string | string[] | undefined>;

/**
 * Wraps a GET route handler that answers the browser's queries: the only way to make one (design, rule 3). The schema
 * gets the query and the path's parts as one flat object. The answer is the EgResult as JSON.
 */
export const guardedRoute =
  <Input, T>(parse: Parse<Input>, handler: (call: Call<Input>) => Promise<EgResult<T>>) =>
  async (request: Request, context?: { params: Promise<Parts> }): Promise<Response> => {
    const parts = Object.entries((await context?.params) ?? {}).map(([name, part]) => [name, String(part)]);
    const guarded = {
      headers: request.headers,
      publicOrigin: publicOrigin(),
      now: Date.now,
      log,
      openSession: openSessionEventGrid,
    };
    return runRoute(new URL(request.url), Object.fromEntries(parts), guarded, parse, handler);
  };
