'use server';

import { publishEvents } from '@/lib/events/publish';
import { guardedAction } from '@/lib/guard/action';

/**
 * Publishes the test events in the form (`events`, JSON) of a source (`source_id`, `source`) to its channel. Returns an
 * entry for each event. Refusals are values.
 */
export const publishEventsAction = guardedAction('publishEvents', publishEvents);
