import * as z from 'zod/mini';
import { success } from '@/lib/eventgrid/failures/result';
import { sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import { guardedRoute } from '@/lib/guard/route';

const querySchema = z.object({ name: sourceNameSchema });

/** Tells whether a source of exactly this name exists, and on which channel; advice for the create form. */
export const GET = guardedRoute(querySchema, async ({ input: { name }, eventGrid }) => {
  const found = await eventGrid.listSources({ name, limit: 1 });
  if (!found.ok) return found;
  // A server that forgets the filter must not make every name look taken.
  const source = found.data.items.find((item) => item.name === name);
  return success({ taken: source !== undefined, channel: source?.channel_name ?? null }, found.requestId);
});
