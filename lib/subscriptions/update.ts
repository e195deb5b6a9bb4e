import { createHash } from 'node:crypto';
import type { SubscriptionWithParts, SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { type EgResult, type FieldErrors, refusal, success } from '@/lib/eventgrid/failures/result';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import type { SubscriptionChanges } from '@/lib/eventgrid/schemas/subscription';
import type { FormValues } from '@/lib/guard/form';
import type { Call, Write } from '@/lib/guard/submit';
import { editEvidence } from '@/lib/pending-writes/pending-write';
import { checkEarlierPress, runWrite } from '@/lib/pending-writes/run';
import { comparable } from '@/lib/pending-writes/subscription-evidence';
import { checkEdit } from './check';
import { fieldErrorsOf, valueAt } from './create';
import { asSent, changedMasks, type PostedTarget, readTargets, targetBody } from './targets';
import { filterBody, SUBSCRIPTION_FIELDS } from './values';

/** The values of an edit: null, or no entry, for what the user did not change. */
type UpdateSubscriptionValues = {
  subscription_id: string;
  /** The subscription's updated_time as the form showed it. */
  updated_time: string;
  description: string | null;
  filter: string | null;
  source: string;
  /** The whole list; null if the user changed none of it. */
  targets: PostedTarget[] | null;
  /** Whether to disable it first and enable it afterwards. */
  isOffMeanwhile: boolean;
};

/**
 * The result of an edit: the current subscription. `isConflict` if it differs from what the form showed; nothing was sent
 * then. `staysDisabled` if it was disabled for the save, and could not be enabled again.
 */
export type UpdatedSubscription = { subscription: SubscriptionWithRaw; isConflict: boolean; staysDisabled: boolean };

/**
 * Saves an edit: reads the subscription again, and sends one PUT with the lists that changed if it is still as the form
 * showed it. What the console does not know of a source or target is sent back as EventGrid has it. Without changes
 * nothing is sent. If the answer is lost, compares the subscription with what was sent. Refusals are values.
 */
export const updateSubscription: Write<UpdateSubscriptionValues, UpdatedSubscription> = {
  // The refusal may come from the read before the PUT, which needs a different permission.
  operation: ({ request }) => request?.operation ?? 'updateSubscription',
  fields: ['subscription_id', 'updated_time', 'disable_first', ...SUBSCRIPTION_FIELDS],
  parse: parseUpdate,
  fieldErrorsOf,
  async run(call) {
    const { input, eventGrid, writeId } = call;
    const earlier = await checkEarlierPress(call, 'updateSubscription', writeId);
    if (earlier !== null) return savedOf(earlier, false);
    const read = await eventGrid.readSubscriptionParts(input.subscription_id);
    if (!read.ok) return read;
    const { subscription } = read.data;
    if ((subscription.updated_time ?? '') !== input.updated_time)
      return success({ subscription, isConflict: true, staysDisabled: false }, read.requestId);
    const changes = changesOf(input, read.data);
    if (!changes.ok) return refusal('invalid-input', { fieldErrors: changes.fieldErrors });
    if (Object.keys(changes.input).length === 0)
      return success({ subscription, isConflict: false, staysDisabled: false }, read.requestId);
    if (!input.isOffMeanwhile) return savedOf(await save(call, subscription, changes.input), false);
    const disabled = await operate(call, 'disableSubscription');
    if (!disabled.ok) return disabled;
    const updated = await save(call, subscription, changes.input);
    const enabled = await operate(call, 'enableSubscription');
    return savedOf(updated, !enabled.ok);
  },
};

const save = (call: Call<UpdateSubscriptionValues>, before: SubscriptionWithRaw, changes: SubscriptionChanges) => {
  const { input, eventGrid, writeId } = call;
  return runWrite(
    call,
    {
      operation: 'updateSubscription',
      id: writeId,
      targetId: input.subscription_id,
      name: before.name ?? '',
      bodyHash: editEvidence(comparable(before), comparable(changes)),
    },
    () => eventGrid.updateSubscription(input.subscription_id, changes),
  );
};

/** Each is a write of its own, with an ID made of the press's. */
const operate = (call: Call<UpdateSubscriptionValues>, operation: 'disableSubscription' | 'enableSubscription') => {
  const targetId = call.input.subscription_id;
  const id = createHash('sha256').update(`${call.writeId} ${operation}`).digest('hex');
  return runWrite(call, { operation, id, targetId }, () => call.eventGrid[operation](targetId));
};

const savedOf = (updated: EgResult<SubscriptionWithRaw>, staysDisabled: boolean): EgResult<UpdatedSubscription> =>
  updated.ok ? { ...updated, data: { subscription: updated.data, isConflict: false, staysDisabled } } : updated;

/** Parses a posted edit and checks what can be checked without its subscription. */
function parseUpdate(form: FormValues): Parsed<UpdateSubscriptionValues> {
  const get = (name: string) => valueAt(form, name);
  const has = (name: string) => typeof form[name] === 'string';
  const targets = readTargets(get);
  const input: UpdateSubscriptionValues = {
    subscription_id: get('subscription_id'),
    updated_time: get('updated_time'),
    description: has('description') ? get('description').replaceAll('\r\n', '\n') : null,
    filter: has('filter') ? get('filter') : null,
    source: get('source'),
    targets: targets.length === 0 ? null : targets,
    isOffMeanwhile: get('disable_first') !== '',
  };
  const fieldErrors = {
    ...(isIdentifier(input.subscription_id) ? {} : { subscription_id: 'subscription_id.characters' }),
    ...checkEdit({ ...input, targets: targets.flatMap(({ values }, index) => (values ? [[index, values]] : [])) }),
    ...(hasDuplicates(targets) ? { targets: 'targets.changed' } : {}),
  };
  return Object.keys(fieldErrors).length === 0 ? { ok: true, input } : { ok: false, fieldErrors };
}

/** A target of EventGrid's is in the list once, or removed. */
function hasDuplicates(targets: readonly PostedTarget[]): boolean {
  const places = targets.flatMap(({ place }) => place ?? []);
  return new Set(places).size < places.length;
}

function changesOf(
  input: UpdateSubscriptionValues,
  { subscription, parts }: SubscriptionWithParts,
): Parsed<SubscriptionChanges> {
  const { description, filter, source, targets } = input;
  const [first, ...others] = parts.sources;
  const fieldErrors: FieldErrors = {};
  const merged = (targets ?? []).map(({ place, values }, index) => {
    const stored = place === null ? {} : parts.targets[place];
    const shown = place === null ? {} : subscription.targets[place];
    if (stored === undefined || shown === undefined) fieldErrors.targets = 'targets.changed';
    if (values === null || stored === undefined || shown === undefined) return asSent(stored ?? {});
    for (const field of changedMasks(values, shown)) fieldErrors[`targets.${index}.${field}`] = `${field}.masked`;
    return targetBody(values, stored, shown);
  });
  if (Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors };
  const isSame = description === null || description === (subscription.description ?? '');
  return {
    ok: true,
    input: {
      ...(isSame ? {} : { description: description ?? '' }),
      ...(filter === null || first === undefined
        ? {}
        : { sources: [{ ...asSent(first), filter: filterBody({ filter, source }) }, ...others.map(asSent)] }),
      ...(targets === null ? {} : { targets: merged }),
    },
  };
}
