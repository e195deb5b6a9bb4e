'use client';

import { memo, useEffect, useState } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { useTexts } from '@/components/i18n/use-texts';
import { controlProps, Field } from '@/components/ui/field';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { TextCounter } from '@/components/ui/text-counter';
import { readOwn } from '@/lib/browser/read';
import { FOREIGN_NAME_CHARACTER, SOURCE_NAME_MAX_CHARS } from '@/lib/eventgrid/schemas/source-limits';
import { fixSourceName, nextSourceName, splitInvalid } from '@/lib/eventgrid/schemas/source-name';
import { validationText } from '@/lib/i18n/validation-text';
import type { ProjectScope } from '@/lib/session/session';
import type { NameHolder } from '@/lib/sources/reads';
import type { CreateSourceValues } from '@/lib/sources/values';

type NameFieldProps = { form: UseFormReturn<CreateSourceValues>; owner: ProjectScope; defaultValue: string };

/** The source's name: a counter, the invalid character with a one-click fix, and whether the name is free. */
export const NameField = memo(function NameField({ form, owner, defaultValue }: NameFieldProps) {
  const texts = useTexts('createSource');
  const { counter, counterSpoken } = useTexts('forms');
  const { control, register, setValue, setFocus } = form;
  const name = useWatch({ control, name: 'name' });
  const { errors, dirtyFields } = useFormState({ control, name: 'name', exact: true });
  const errorKey = errors.name?.message;
  const check = useNameCheck(owner, name, dirtyFields.name === true && errorKey === undefined);
  const taken = errorKey === 'name.taken' || check.kind === 'taken';
  const fix = taken ? nextSourceName(name) : errorKey ? fixSourceName(name) : null;

  const { onBlur, ...field } = register('name');
  const use = (fixedName: string) => {
    setValue('name', fixedName, { shouldDirty: true, shouldTouch: true, shouldValidate: true });
    setFocus('name');
  };
  const useButton = fix ? (
    <button className="btn tiny" type="button" onClick={() => use(fix)}>
      <span className="truncate">{fillNames(texts.use, { name: fix })}</span>
    </button>
  ) : null;

  return (
    <Field
      id="name"
      label={texts.name}
      hint={texts.nameHint}
      counter={<TextCounter text={name} limit={SOURCE_NAME_MAX_CHARS} shown={counter} spoken={counterSpoken} />}
      error={errorKey ? <NameError errorKey={errorKey} name={name} /> : null}
      fix={useButton}
      note={check.kind === 'unknown' ? null : <NameNote check={check} fix={useButton} />}
    >
      <input
        {...field}
        {...controlProps('name', { error: errorKey, hasHint: true, isMono: true })}
        defaultValue={defaultValue}
        onBlur={(event) => {
          const trimmed = event.target.value.trim();
          if (trimmed !== form.getValues('name')) setValue('name', trimmed, { shouldDirty: true });
          return onBlur(event);
        }}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
    </Field>
  );
});

function NameError({ errorKey, name }: { errorKey: string; name: string }) {
  const validation = useTexts('validation');
  return (
    <>
      {FOREIGN_NAME_CHARACTER.test(name) ? (
        <span className="offending-text" aria-hidden="true" translate="no">
          {splitInvalid(name).map(({ text, foreign }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other identity than their place.
            foreign ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </span>
      ) : null}
      <span>{` ${validationText(errorKey, name, validation)}`}</span>
    </>
  );
}

type NameNoteProps = { check: Exclude<NameCheck, { kind: 'unknown' }>; fix: React.ReactNode };

/** Shows the result of the name check, which is only a hint. */
function NameNote({ check, fix }: NameNoteProps) {
  const texts = useTexts('createSource');
  if (check.kind === 'free')
    return (
      <p className="error good" role="status">
        <Icon name="check" />
        <span>{texts.nameFree}</span>
      </p>
    );
  return (
    <div className="error name-taken" role="status">
      <Icon name="triangle" />
      <span>{check.channel ? fillNames(texts.nameTaken, { channel: check.channel }) : texts.nameTakenElsewhere}</span>
      {fix}
    </div>
  );
}

/** The result of a name check: free, taken (on which channel), or unknown, which never blocks. */
type NameCheck = { kind: 'unknown' } | { kind: 'free' } | { kind: 'taken'; channel: string | null };

const UNKNOWN: NameCheck = { kind: 'unknown' };
const DEBOUNCE_MS = 300;

/**
 * Checks whether a source with exactly this name exists, 300 ms after the last key, while `wanted`. The answer is a
 * hint: any failure is `unknown`, and EventGrid decides when the source is created.
 */
export function useNameCheck(owner: ProjectScope, name: string, wanted: boolean): NameCheck {
  const [result, setResult] = useState<{ name: string; check: NameCheck }>({ name: '', check: UNKNOWN });
  const shouldCheck = wanted && /^[a-z0-9][a-z0-9._-]{0,127}$/.test(name) && !name.startsWith('hc.');

  useEffect(() => {
    if (!shouldCheck) return;
    let asking: AbortController | undefined;
    const timer = setTimeout(async () => {
      asking = new AbortController();
      setResult({ name, check: await fetchNameCheck(owner, name, asking.signal) });
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      asking?.abort();
    };
  }, [owner, name, shouldCheck]);

  return shouldCheck && result.name === name ? result.check : UNKNOWN;
}

async function fetchNameCheck(owner: ProjectScope, name: string, signal: AbortSignal): Promise<NameCheck> {
  try {
    const { taken, channel } = await readOwn<NameHolder>('/api/sources/name', { name }, owner, signal);
    return taken ? { kind: 'taken', channel } : { kind: 'free' };
  } catch {
    return UNKNOWN;
  }
}
