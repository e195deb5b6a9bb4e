import { channelsRead } from '@/lib/channels/reads';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers one page of channels (`q`, `provider`, `sort`, `page`, `size`). */
export const GET = explainedRoute(channelsRead.parse, channelsRead.read, channelsRead.explain);
