import { channelsRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with one page of channels (`q`, `provider`, `sort`, `page`, `size`). */
export const GET = guardedRoute(channelsRead);
