import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { format } from '@/lib/i18n/format';
import { EMPTY_HEADER, type HeaderValues, MAX_HEADERS, type TargetValues } from '@/lib/subscriptions/targets';
import { TextField } from './text-field';
import type { SubscriptionForm } from './use-subscription-form';

type HeadersFieldProps = {
  form: SubscriptionForm;
  at: string;
  target: TargetValues;
  onHeaders: (headers: HeaderValues[]) => void;
};

/** The headers that an API gets with each event. A secret value is typed again at each change: it never comes back. */
export function HeadersField({ form, at, target: { headers, place }, onHeaders }: HeadersFieldProps) {
  const texts = useTexts('subscribe');
  return (
    <fieldset className="field">
      <legend className="field-label">{texts.headers}</legend>
      {headers.map((header, index) => {
        const name = `${at}headers.${index}.`;
        const isSecret = header.kind === 'secret';
        const number = index + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header has no other identity than its place, and no state.
          <div key={index} className="section mb-2" role="group" aria-label={format(texts.headerNumber, { number })}>
            <TextField form={form} name={`${name}key`} value={header.key} label={texts.headerName} />
            <input type="hidden" name={`${name}kind`} value={header.kind} />
            {isSecret ? (
              <TextField
                form={form}
                name={`${name}secret_value`}
                value={header.secret_value}
                label={texts.headerSecret}
                hint={place === '' ? texts.headerHint : texts.headerAgain}
                reveal={texts.reveal}
              />
            ) : (
              <TextField form={form} name={`${name}value`} value={header.value} label={texts.headerValue} />
            )}
            <div className="actions">
              <label className="inline-flex min-h-6 items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  checked={isSecret}
                  onChange={({ target: { checked } }) => form.set(`${name}kind`, checked ? 'secret' : 'plain')}
                />
                <span>{texts.headerIsSecret}</span>
              </label>
              <button
                type="button"
                className="btn tiny quiet"
                aria-label={format(texts.removeHeader, { number })}
                onClick={() => onHeaders(headers.filter((_, other) => other !== index))}
              >
                <Icon name="x" />
                <span>{texts.remove}</span>
              </button>
            </div>
          </div>
        );
      })}
      {headers.length < MAX_HEADERS ? (
        <button type="button" className="btn tiny" onClick={() => onHeaders([...headers, EMPTY_HEADER])}>
          <Icon name="plus" />
          <span>{texts.addHeader}</span>
        </button>
      ) : null}
    </fieldset>
  );
}
