import { expect, it, vi } from 'vitest';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { formAction } from '@/lib/guard/action';
import type { ActionOutcome } from '@/lib/guard/outcome';

it('turns an action into one for a form that shows no outcome', async () => {
  const outcome: ActionOutcome<null> = {
    result: success(null, null),
    explained: null,
    report: null,
    fieldErrors: {},
    values: {},
    submittedAt: '',
  };
  const action = vi.fn(async () => outcome);
  const form = new FormData();
  expect(await formAction(action)(form)).toBeUndefined();
  expect(action).toHaveBeenCalledWith(null, form);
  expect(await formAction(async () => ({ ...outcome, result: refusal('cross-site') }))(form)).toBeUndefined();
});
