import { exportRead } from '@/lib/export/read';
import { guardedRoute } from '@/lib/guard/route';

/** Answers with one page of an export (`noun`, `format`, `offset`, and the filters of the noun's list). */
export const GET = guardedRoute(exportRead);
