import { channelChoicesRead } from '@/lib/channels/reads';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with custom channels for the picker (`q`, `offset`). */
export const GET = guardedRoute(channelChoicesRead);
