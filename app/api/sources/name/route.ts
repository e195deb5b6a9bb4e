import { guardedRoute } from '@/lib/guard/route';
import { nameHolderRead } from '@/lib/sources/reads';

/** Answers whether a source has exactly this `name`. */
export const GET = guardedRoute(nameHolderRead);
