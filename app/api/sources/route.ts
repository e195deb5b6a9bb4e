import { guardedRoute } from '@/lib/guard/route';
import { sourcesRead } from '@/lib/sources/reads';

/** Answers with one page of sources (`q` and the rest of the list’s query). */
export const GET = guardedRoute(sourcesRead);
