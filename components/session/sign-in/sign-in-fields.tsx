import { ChevronDown } from 'lucide-react';
import type { InputHTMLAttributes } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { SecretInput } from '@/components/ui/secret-input';
import { format } from '@/lib/i18n/format';
import type { SignInMethod } from './sign-in-state';

type SignInFieldsProps = {
  method: SignInMethod;
  regions: { id: string; name: string }[];
  /** Where to sign in, if the user can't choose. */
  here?: { region: { id: string }; project: { id: string } };
  /** What was typed before, without secrets. */
  values: Record<string, string>;
  /** Messages by field. */
  errors: Record<string, string>;
  /** Changes with each submit: a select doesn't adopt a new default by itself. */
  attempt: string | undefined;
};

/** The fields of one sign-in method. */
export function SignInFields({ method, regions, here, values, errors, attempt }: SignInFieldsProps) {
  const texts = useTexts('signIn');
  const { show } = useTexts('forms');
  const control = (name: string) => ({ ...controlProps(name, { error: errors[name] }), name });
  const text = (name: string, label: string, input: InputHTMLAttributes<HTMLInputElement>) => (
    <Field id={name} label={label} error={errors[name]}>
      <input {...control(name)} defaultValue={values[name]} spellCheck={false} autoCapitalize="none" {...input} />
    </Field>
  );
  const secret = (name: string, label: string, what: string, autoComplete: string) => (
    <Field id={name} label={label} error={errors[name]}>
      <SecretInput {...control(name)} autoComplete={autoComplete} revealLabel={format(show, { what })} />
    </Field>
  );
  const region = here ? (
    <input type="hidden" name="region" value={here.region.id} />
  ) : (
    <Field id="region" label={texts.region} error={errors.region}>
      <span className="select">
        <select {...control('region')} key={attempt} defaultValue={values.region}>
          {regions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" />
      </span>
    </Field>
  );
  const project = (name: string, label: string, input: InputHTMLAttributes<HTMLInputElement>) =>
    here ? <input type="hidden" name={name} value={here.project.id} /> : text(name, label, input);
  if (method === 'token')
    return (
      <>
        <div className="two-columns">
          {region}
          {project('project_id', texts.projectId, { autoComplete: 'off' })}
        </div>
        {secret('token', texts.token, texts.tokenName, 'off')}
      </>
    );
  return (
    <div className="two-columns">
      {region}
      {project('project', texts.project, { autoComplete: 'off', placeholder: texts.projectPlaceholder })}
      {text('account', texts.account, { autoComplete: 'organization' })}
      {text('user', texts.user, { autoComplete: 'username' })}
      {secret('password', texts.password, texts.passwordName, 'current-password')}
      {text('passcode', texts.passcode, {
        autoComplete: 'one-time-code',
        inputMode: 'numeric',
        placeholder: texts.passcodePlaceholder,
      })}
    </div>
  );
}
