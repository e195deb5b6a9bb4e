'use server';

import type { CreateChannelState } from '@/components/channels/create-channel-state';
import { explainFailure } from '@/lib/eg/explain-failure';
import { fieldErrorFor } from '@/lib/eg/failure-advice';
import { type EgFailure, type FieldErrors, success } from '@/lib/eg/result';
import { createChannelSchema } from '@/lib/eg/schemas/channel';
import { IDLE } from '@/lib/guard/action-state';
import { guardedAction } from '@/lib/guard/guarded-action';
import { requestPreferences } from '@/lib/i18n/request-preferences';

const createChannel = guardedAction('createChannel', createChannelSchema, async ({ input, eventGrid }) => {
  const created = await eventGrid.createChannel(input);
  if (!created.ok) return created;
  const { id, name } = created.data;
  return success({ id: id ?? '', name: name ?? input.name }, created.requestId);
});

/** Creates a custom channel in the session's project. Refusals are values in the state, in words; only a bug throws. */
export async function createChannelAction(_state: CreateChannelState, form: FormData): Promise<CreateChannelState> {
  const done = await createChannel(IDLE, form);
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  if (done.result.ok) return { result: done.result, explained: null };
  const { failure } = done.result;
  const fieldErrors = failure.fieldErrors ?? channelFieldErrors(failure);
  const { messages } = await requestPreferences();
  return {
    result: { ok: false, failure: Object.keys(fieldErrors).length > 0 ? { ...failure, fieldErrors } : failure },
    explained: explainFailure(failure, {
      operation: 'createChannel',
      messages: messages.failures,
      name: String(form.get('name') ?? ''),
    }),
  };
}

/** EventGrid says of a channel's name with the same code that a source's is taken; other codes are about no field here. */
const channelFieldErrors = (failure: EgFailure): FieldErrors =>
  'name' in fieldErrorFor(failure) ? { name: 'channelName.taken' } : {};
