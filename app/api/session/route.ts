import * as z from 'zod/mini';
import { success } from '@/lib/eventgrid/failures/result';
import { guardedRoute } from '@/lib/guard/route';

/** Tells that there is a session, which being asked keeps; EventGrid is not asked. */
export const GET = guardedRoute(z.object({}), async () => success({}, null));
