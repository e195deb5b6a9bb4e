import { describe, expect, it, vi } from 'vitest';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { ActionState } from '@/lib/guard/action-state';
import { explainedAction, formAction } from '@/lib/guard/explained-action';

const guardedTo = (result: EgResult<string>) =>
  vi.fn(
    async (_: ActionState<string>, form: FormData): Promise<ActionState<string>> => ({
      status: 'done',
      result,
      values: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
      submittedAt: '2030-01-01T00:00:00.000Z',
    }),
  );
const form = new FormData();
form.set('name', 'orders');
const refused = refusal('cross-site', {}, 0);

describe('explainedAction', () => {
  it('puts what the guarded action came to into the state of the page', async () => {
    const action = explainedAction(guardedTo(success('made', null)), ({ result, values }, posted, before: string) =>
      [before, result.ok, values.name, posted.get('name')].join(),
    );
    expect(await action('before', form)).toBe('before,true,orders,orders');
  });

  it('explains a refusal too', async () => {
    const action = explainedAction(guardedTo(refused), ({ result }) => result.ok);
    expect(await action(true, form)).toBe(false);
  });

  it.each([[undefined], [null], ['text'], [{ get: () => 'x' }]])('takes %j for an empty form', async (posted) => {
    const action = explainedAction(guardedTo(refused), ({ values }, given) => [values, [...given]]);
    expect(await Reflect.apply(action, null, [null, posted])).toEqual([{}, []]);
  });
});

describe('formAction', () => {
  it('goes on after a success only', async () => {
    const afterwards = vi.fn();
    await formAction(guardedTo(refused), afterwards)(form);
    expect(afterwards).not.toHaveBeenCalled();
    await formAction(guardedTo(success('made', null)), afterwards)(form);
    expect(afterwards).toHaveBeenCalledOnce();
  });
});
