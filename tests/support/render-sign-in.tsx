import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignInForm, type SignInFormProps } from '@/components/session/sign-in/sign-in-form';
import type { SignInState } from '@/components/session/sign-in/sign-in-state';
import { Announcer } from '@/components/ui/announcer';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { runPublicAction } from '@/lib/guard/run-action';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';
import { parseSignIn, type SignInInput } from '@/lib/session/sign-in-schema';
import { makeRequest } from './guard-request';

/** Makes the sign-in action as the app has it, all but Next: guard, schema and words, around IAM's answer. */
const signInActionOver =
  (answer: (input: SignInInput) => Promise<EgResult<null>>, language: Language = 'en'): SignInFormProps['action'] =>
  async (state, form): Promise<SignInState> => {
    const action = await runPublicAction(form, makeRequest().request, 'signIn', parseSignIn, ({ input }) =>
      answer(input),
    );
    const count = state.count + 1;
    if (action.status === 'idle' || action.result.ok) return { action, refusal: null, count };
    const { failure } = action.result;
    if (failure.kind === 'invalid-input') return { action, refusal: null, count };
    const { failures } = dictionaryOf(language);
    return { action, refusal: explainFailure(failure, { operation: 'signIn', messages: failures }), count };
  };

type Options = Partial<Omit<SignInFormProps, 'messages' | 'action'>> & {
  language?: Language;
  answer?: (input: SignInInput) => Promise<EgResult<null>>;
};

/** Renders the sign-in form; `sent` holds what reached IAM. */
export function renderSignIn({ language = 'en', answer, ...props }: Options = {}) {
  const sent: SignInInput[] = [];
  const { signIn, common } = dictionaryOf(language);
  const action = signInActionOver(async (input) => {
    sent.push(input);
    return answer ? answer(input) : success(null, 'r-1');
  }, language);
  const user = userEvent.setup();
  const { container } = render(
    <>
      <SignInForm
        method="user"
        next={undefined}
        regions={[
          { id: 'local', name: 'Local EventGrid' },
          { id: 'cn-north-4', name: 'cn-north-4' },
        ]}
        known={{}}
        local
        messages={{ ...signIn, productLong: common.productLong, show: common.show, copy: common }}
        {...props}
        action={action}
      />
      <Announcer />
    </>,
  );
  return { container, sent, user };
}
