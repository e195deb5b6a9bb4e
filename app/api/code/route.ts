import { codeBodiesRead } from '@/lib/code/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with the bodies of a page of a project's own channels, sources or subscriptions (`noun`), for code. */
export const GET = guardedRoute(codeBodiesRead);
