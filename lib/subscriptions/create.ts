import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { fieldErrorFor } from '@/lib/eventgrid/failures/advice';
import type { EgFailure, FieldErrors } from '@/lib/eventgrid/failures/result';
import type { CreateSubscriptionInput } from '@/lib/eventgrid/schemas/subscription';
import { type FormValues, textOf } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { runCreate } from '@/lib/pending-writes/run-create';
import { recognizable } from '@/lib/pending-writes/subscription-evidence';
import { checkSubscription } from './check';
import { readSubscriptionValues, SUBSCRIPTION_FIELDS } from './values';

/**
 * Creates a subscription: the same rules as in the form, one POST, and a check by exact name if the answer is lost.
 * Refusals are values, assigned to the field they are about.
 */
export const createSubscription: Write<CreateSubscriptionInput, SubscriptionWithRaw> = {
  operation: 'createSubscription',
  fields: SUBSCRIPTION_FIELDS,
  parse: (form) => checkSubscription(readSubscriptionValues((name) => valueAt(form, name))),
  fieldErrorsOf: fieldErrorsOf,
  run: (call) =>
    runCreate(
      call,
      'createSubscription',
      { ...recognizable(call.input), name: call.input.name },
      { list: call.eventGrid.listSubscriptions, send: () => call.eventGrid.createSubscription(call.input) },
    ),
};

/** EventGrid's codes of a bad target address and a bad filter, besides those that all forms have. */
export function fieldErrorsOf(failure: EgFailure): FieldErrors {
  if (failure.code === 'EG.00513004') return { filter: 'filter.refused' };
  if (failure.code === 'EG.00513003') return { 'targets.0.url': 'url.refused' };
  return fieldErrorFor(failure);
}

/** Returns the text of a field whose name has dots; empty if it is missing. */
export function valueAt(form: FormValues, name: string): string {
  const path = name.split('.');
  const last = path.pop() ?? '';
  let holder: FormValues = form;
  for (const part of path) {
    const inner = holder[part];
    if (typeof inner !== 'object') return '';
    holder = inner;
  }
  return textOf(holder[last]);
}
