import { checkSourceDetail, connectionTypeOf, mergeSourceDetail } from '@/lib/eg/check-source-detail';
import type { SourceChanges } from '@/lib/eg/client';
import type { SourceWithDetail, SourceWithRaw } from '@/lib/eg/read-source';
import { type EgResult, refusal, success } from '@/lib/eg/result';
import { sourceIdSchema } from '@/lib/eg/schemas/identifier';
import { descriptionSchema } from '@/lib/eg/schemas/source';
import type { FormValues } from '@/lib/guard/form-data';
import type { Parsed } from '@/lib/guard/parse';
import type { Call } from '@/lib/guard/run-action';
import { type Intent, intentScope } from '@/lib/intents/intent';
import { lookUp, updateHash } from '@/lib/intents/look-up';
import { newIntentId } from '@/lib/intents/new-intent-id';
import { foundSource, toldResult } from '@/lib/intents/told-result';
import { type IntentDeps, withIntent } from '@/lib/intents/with-intent';
import { readUpdateSourceValues, type UpdateSourceValues } from './update-source-values';

/** What an edit came to: the source as it is now, `changed` when it is another than the form showed and nothing was sent. */
export type UpdatedSource = { source: SourceWithRaw; changedMeanwhile: boolean };

/** Checks of a posted edit form what can be checked without its source: the ID and the description. */
export function parseUpdateSource(form: FormValues): Parsed<UpdateSourceValues> {
  const input = readUpdateSourceValues(form);
  const wrong = {
    source_id: sourceIdSchema.safeParse(input.source_id).error,
    description: descriptionSchema.safeParse(input.description ?? '').error,
  };
  const fieldErrors = Object.entries(wrong).flatMap(([field, error]) => {
    const message = error?.issues[0]?.message;
    return message === undefined ? [] : [[field, message]];
  });
  return fieldErrors.length === 0 ? { ok: true, input } : { ok: false, fieldErrors: Object.fromEntries(fieldErrors) };
}

/**
 * Saves an edit: reads the source once more, and sends one PUT with what was changed when it still is as the form showed
 * it. EventGrid has no ETag: a change between that read and the PUT, some milliseconds, or within the same second as the
 * one shown, is overwritten. Without a change nothing is sent. A lost answer is looked up. Refusals are values; rejects when
 * the console's own store is down, and then nothing was sent.
 */
export async function callUpdateSource(
  { input, eventGrid, session }: Call<UpdateSourceValues>,
  { intents, now, ...pauses }: IntentDeps,
): Promise<EgResult<UpdatedSource>> {
  const read = await eventGrid.readSourceDetail(input.source_id);
  if (!read.ok) return read;
  const { source } = read.data;
  if ((source.updated_time ?? '') !== input.updated_time) {
    return success({ source, changedMeanwhile: true }, read.requestId);
  }
  const changes = changesOf(input, read.data);
  if (!changes.ok) return refusal('invalid-input', { fieldErrors: changes.fieldErrors });
  if (Object.keys(changes.input).length === 0) return success({ source, changedMeanwhile: false }, read.requestId);
  const { source_id } = input;
  const intent: Intent = {
    id: newIntentId(),
    ...intentScope(session),
    operation: 'updateSource',
    sourceId: source_id,
    name: source.name ?? '',
    bodyHash: updateHash(source),
    sentAt: now(),
  };
  const told = await withIntent({
    intents,
    intent,
    send: () => eventGrid.updateSource(source_id, changes.input),
    look: () => lookUp(eventGrid, intent),
    now,
    ...pauses,
  });
  const updated = toldResult(told, intent, now(), foundSource);
  return updated.ok ? success({ source: updated.data.data, changedMeanwhile: false }, updated.requestId) : updated;
}

/** An application, or a type that this console does not know, has no connection to send. */
function changesOf(input: UpdateSourceValues, { source, detail }: SourceWithDetail): Parsed<SourceChanges> {
  const isSame = input.description === null || input.description === (source.description ?? '');
  const described: SourceChanges = isSame ? {} : { description: input.description ?? '' };
  const type = connectionTypeOf(source.type);
  if (type === null || input.detail === null) return { ok: true, input: described };
  const checked = checkSourceDetail(type, { hosting: input.hosting, detail: input.detail });
  if (!checked.ok) return checked;
  return { ok: true, input: { ...described, detail: mergeSourceDetail(type, detail, checked.detail) } };
}
