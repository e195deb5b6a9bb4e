import userEvent from '@testing-library/user-event';
import { SignInForm, type SignInFormProps } from '@/components/session/sign-in/sign-in-form';
import { Announcer } from '@/components/ui/announcer';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { runPublicAction } from '@/lib/guard/submit';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';
import { parseSignIn, SIGN_IN_FIELDS, type SignInInput } from '@/lib/session/sign-in-schema';
import { makeRequest } from './guard-request';
import { renderWithTexts } from './render-with-texts';

/** Makes the app's sign-in action without Next: guard, schema and texts, around IAM's answer. */
const signInActionOver =
  (answer: (input: SignInInput) => Promise<EgResult<null>>, language: Language = 'en'): SignInFormProps['action'] =>
  (_state, form) => {
    const { request } = makeRequest();
    const refusalContext = async (given: FormData) => ({
      ...(await request.refusalContext(given)),
      host: undefined,
      messages: dictionaryOf(language).failures,
    });
    const run = ({ input }: { input: SignInInput }) => answer(input);
    return runPublicAction(form, { ...request, refusalContext }, 'signIn', {
      operation: 'signIn',
      fields: [...SIGN_IN_FIELDS, 'next', 'stay'],
      parse: parseSignIn,
      run,
    });
  };

type Options = Partial<Omit<SignInFormProps, 'action'>> & {
  language?: Language;
  answer?: (input: SignInInput) => Promise<EgResult<null>>;
};

/** Renders the sign-in form; `sent` records what reached IAM. */
export function renderSignIn({ language = 'en', answer, ...props }: Options = {}) {
  const sent: SignInInput[] = [];
  const action = signInActionOver(async (input) => {
    sent.push(input);
    return answer ? answer(input) : success(null, 'r-1');
  }, language);
  const user = userEvent.setup();
  const { container } = renderWithTexts(
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
        pageTitle="Sign in · EventGrid console"
        {...props}
        action={action}
      />
      <Announcer />
    </>,
    { language },
  );
  return { container, sent, user };
}
