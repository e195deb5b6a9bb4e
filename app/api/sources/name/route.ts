import { explainedRoute } from '@/lib/guard/explained-route';
import { nameHolderRead } from '@/lib/sources/reads';

/** Answers whether a source has exactly this `name`. */
export const GET = explainedRoute(nameHolderRead.parse, nameHolderRead.read, nameHolderRead.explain);
