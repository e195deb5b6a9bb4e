import type { EventGrid } from '@/lib/eg/client';
import { mapLimited } from '@/lib/map-limited';
import type { Session } from '@/lib/session/session';
import { writesInFlight } from './in-flight';
import { type Intent, intentScope } from './intent';
import { lookUp } from './look-up';
import { type IntentDeps, verdictOf } from './with-intent';

/** One write that was interrupted before its outcome could be told, and what looking it up says now. */
export type UnsettledWrite = Pick<Intent, 'id' | 'operation' | 'name' | 'sentAt'> & {
  /** Empty where there is no such source. */
  sourceId: string;
  outcome: 'done' | 'not-done' | 'unknown';
};

const AT_A_TIME = 4;

/**
 * Tells what became of the user's writes that were cut off, by a console that ended between asking and answering or an
 * EventGrid that could not be asked then: each is looked up once, oldest first. What is known now is settled, and told
 * this once. Rejects when the console's own store is down.
 */
export async function tellUnsettled(
  { eventGrid, session }: { eventGrid: Pick<EventGrid, 'listSources' | 'getSource'>; session: Session },
  { intents, now, settledAfterMs, foundOut, afterAnswer = (work) => work() }: IntentDeps,
): Promise<UnsettledWrite[]> {
  const open = await intents.listOpen(intentScope(session), now());
  const interrupted = open.filter(({ id }) => !writesInFlight().has(id));
  return mapLimited(interrupted, AT_A_TIME, async (intent): Promise<UnsettledWrite> => {
    const looked = await lookUp(eventGrid, intent);
    const finding = verdictOf(looked, { intent, now, settledAfterMs });
    if (finding.kind !== 'unknown') {
      foundOut?.(intent, finding);
      await afterAnswer(() => intents.settle(intent, intent.id, now()));
    }
    const { id, operation, name, sentAt } = intent;
    const found = finding.kind === 'done' ? finding.source : null;
    return {
      id,
      operation,
      sentAt,
      name: found?.name ?? name,
      sourceId: found?.id ?? (operation === 'createSource' ? '' : intent.sourceId),
      outcome: finding.kind,
    };
  });
}
