import { channelChoicesRead } from '@/lib/channels/reads';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers custom channels for the picker (`q`, `offset`). */
export const GET = explainedRoute(channelChoicesRead.parse, channelChoicesRead.read, channelChoicesRead.explain);
