import type { ShownRefusal } from './refused';
import { waitLabel } from './wait-label';

/** Returns whether a refused write is not confirmed, so that the next press only checks it. */
export const isUnconfirmed = (refused: ShownRefusal | null): boolean => refused?.explained.action === 'look-again';

/**
 * Returns the label of a dialog's button after a refusal, and why it is off: it checks what is not confirmed, and is
 * off for as long as EventGrid requires a wait.
 */
export function dialogButton(
  refused: ShownRefusal | null,
  waitSeconds: number,
  { label, language }: { label: string; language: string },
): { submit: string; reason: string | null } {
  if (refused && isUnconfirmed(refused)) return { submit: refused.explained.actionLabel, reason: null };
  const reason = waitSeconds > 0 ? (refused?.explained.next ?? null) : null;
  return { submit: waitLabel(label, waitSeconds, language), reason };
}
