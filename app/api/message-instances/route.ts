import { guardedRoute } from '@/lib/guard/route';
import { messageInstancesRead } from '@/lib/sources/message-instances';

/** Answers with message instances of the region's DMS, or what belongs to one, for choosing a source's connection. */
export const GET = guardedRoute(messageInstancesRead);
