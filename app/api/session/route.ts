import * as z from 'zod/mini';
import { success } from '@/lib/eg/result';
import { guardedRoute } from '@/lib/guard/guarded-route';

/** Tells that there is a session, which being asked keeps; EventGrid is not asked. */
export const GET = guardedRoute(z.object({}), async () => success({}, null));
