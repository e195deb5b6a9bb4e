import { explainedRoute } from '@/lib/guard/explained-route';
import { sourcesRead } from '@/lib/sources/reads';

/** Answers one page of sources (`q` and the rest of the list’s query). */
export const GET = explainedRoute(sourcesRead.parse, sourcesRead.read, sourcesRead.explain);
