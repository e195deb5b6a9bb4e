import { channelsRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers one page of channels (`q`, `provider`, `sort`, `page`, `size`). */
export const GET = guardedRoute(channelsRead);
