import { checkCreateSource } from '@/lib/eg/check-create-source';
import { readCreateSourceValues } from '@/lib/eg/read-create-source-values';
import type { SourceWithRaw } from '@/lib/eg/read-source';
import { type EgResult, refusal } from '@/lib/eg/result';
import type { CreateSourceInput } from '@/lib/eg/schemas/source';
import type { FormValues } from '@/lib/guard/form-data';
import type { Parsed } from '@/lib/guard/parse';
import type { Call } from '@/lib/guard/run-action';
import { bodyHash, type Intent, intentScope, isIntentId } from '@/lib/intents/intent';
import { lookUp } from '@/lib/intents/look-up';
import { newIntentId } from '@/lib/intents/new-intent-id';
import { type Done, foundSource, toldResult } from '@/lib/intents/told-result';
import { type IntentDeps, lookAgain, withIntent } from '@/lib/intents/with-intent';

/** What a press of Create asks for; `intentId` is the same when the same press comes twice. */
type CreateSourceCall = { body: CreateSourceInput; intentId: string };

/** A source that was made; `lost` is the failure that hid EventGrid's answer, null when the answer came. */
export type CreatedSource = Done<SourceWithRaw>;

/** Checks a posted create form by the rules the form itself has run: the body to send, or the wrong fields. */
export function parseCreateSource(form: FormValues): Parsed<CreateSourceCall> {
  const checked = checkCreateSource(readCreateSourceValues(form));
  if (!checked.ok) return checked;
  const { intent_id } = form;
  const intentId = typeof intent_id === 'string' && isIntentId(intent_id) ? intent_id : newIntentId();
  return { ok: true, input: { body: checked.input, intentId } };
}

/**
 * Asks EventGrid once to create the source, and looks it up by its exact name when the answer is lost. Refusals are
 * values; rejects when the console's own store is down, and then nothing was sent.
 */
export async function callCreateSource(
  { input: { body, intentId }, eventGrid, session }: Call<CreateSourceCall>,
  { intents, now, ...pauses }: IntentDeps,
): Promise<EgResult<CreatedSource>> {
  const intent: Intent = {
    id: intentId,
    ...intentScope(session),
    operation: 'createSource',
    sourceId: '',
    name: body.name,
    bodyHash: bodyHash(body),
    sentAt: now(),
  };
  const told = await withIntent({
    intents,
    intent,
    send: () => eventGrid.createSource(body),
    look: () => lookUp(eventGrid, intent),
    now,
    ...pauses,
  });
  return toldResult(told, intent, now(), foundSource);
}

/** Looks a create up again whose outcome was not known. An intent that is told already, or is none, is `invalid-input`. */
export async function callLookUpCreated(
  { input: { intent_id }, eventGrid, session }: Call<{ intent_id: string }>,
  { intents, now, ...pauses }: IntentDeps,
): Promise<EgResult<CreatedSource>> {
  const intent = await intents.findOpen(intentScope(session), intent_id);
  if (intent === null) return refusal('invalid-input', { fieldErrors: { intent_id: 'intent_id.told' } }, now());
  const look = () => lookUp(eventGrid, intent);
  const told = await lookAgain<SourceWithRaw>(
    { intents, intent, look, now, ...pauses },
    { lost: null, mayStillCome: true },
  );
  return toldResult(told, intent, now(), foundSource);
}
