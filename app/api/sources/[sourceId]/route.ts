import { guardedRoute } from '@/lib/guard/route';
import { oneSourceRead } from '@/lib/sources/reads';

/** Answers with one source and when it was read. */
export const GET = guardedRoute(oneSourceRead);
