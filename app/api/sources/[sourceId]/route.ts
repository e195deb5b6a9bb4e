import { explainedRoute } from '@/lib/guard/explained-route';
import { oneSourceRead } from '@/lib/sources/reads';

/** Answers one source and when it was read. */
export const GET = explainedRoute(oneSourceRead.parse, oneSourceRead.read, oneSourceRead.explain);
