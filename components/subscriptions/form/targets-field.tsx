'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import type { SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { targetKindOf } from '@/lib/eventgrid/schemas/target-kinds';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { EMPTY_TARGET, MAX_TARGETS, type TargetValues } from '@/lib/subscriptions/targets';
import { TargetFields } from './target-fields';
import type { SubscriptionForm } from './use-subscription-form';
import { useTargetChoices } from './use-target-choices';

type Stored = SubscriptionWithRaw['targets'][number];

type TargetsFieldProps = {
  form: SubscriptionForm;
  owner: ProjectScope;
  /** The targets of the subscription that is edited, and how one is shown whose kind the form does not know. */
  stored?: readonly Stored[];
  unknown?: (target: Stored) => ReactNode;
};

/** The targets of a subscription, 1 to 5: adds and removes them. A kind that the form does not know can be removed. */
export function TargetsField({ form, owner, stored = [], unknown }: TargetsFieldProps) {
  const texts = useTexts('subscribe');
  const choices = useTargetChoices(owner);
  const { targets } = form.values;
  const { keys, add, remove } = useKeys(targets.length);
  const section = useRef<HTMLElement>(null);
  const [focusOn, setFocusOn] = useState<string | null>(null);
  useEffect(() => {
    if (focusOn) section.current?.querySelector<HTMLElement>(focusOn)?.focus();
    setFocusOn(null);
  }, [focusOn]);
  const change = (next: TargetValues[]) => form.setAll({ ...form.values, targets: next });
  return (
    <section ref={section} aria-labelledby="targets-title">
      <h2 className="group-title" id="targets-title" tabIndex={-1}>
        <span>{targets.length === 1 ? texts.target : texts.targets}</span>
        <span className="num font-normal text-ink-3">
          {format(texts.targetCount, { count: targets.length, limit: MAX_TARGETS })}
        </span>
      </h2>
      {targets.map((target, index) => {
        const before = target.place === '' ? undefined : stored[Number(target.place)];
        const isUnknown = before !== undefined && targetKindOf(before.name) === null;
        const number = index + 1;
        return (
          <div key={keys[index]} className="target" role="group" aria-label={format(texts.targetNumber, { number })}>
            {targets.length > 1 ? (
              <div className="target-head">
                <h3>{format(texts.targetNumber, { number })}</h3>
                <button
                  type="button"
                  className="btn tiny quiet"
                  aria-label={format(texts.removeTarget, { number })}
                  onClick={() => {
                    remove(index);
                    change(targets.filter((_, other) => other !== index));
                    setFocusOn('#targets-title');
                  }}
                >
                  <Icon name="x" />
                  <span>{texts.remove}</span>
                </button>
              </div>
            ) : null}
            {isUnknown ? (
              unknown?.(before)
            ) : (
              <TargetFields
                form={form}
                index={index}
                target={target}
                stored={before}
                choices={choices}
                onHeaders={(headers) =>
                  change(targets.map((one, other) => (other === index ? { ...one, headers } : one)))
                }
              />
            )}
          </div>
        );
      })}
      {targets.length < MAX_TARGETS ? (
        <button
          type="button"
          className="btn tiny"
          onClick={() => {
            add();
            change([...targets, EMPTY_TARGET]);
            setFocusOn(`[id="targets.${targets.length}.kind"]`);
          }}
        >
          <Icon name="plus" />
          <span>{texts.addTarget}</span>
        </button>
      ) : null}
    </section>
  );
}

/** Gives each of a list's items a key that stays its own when another is removed. */
function useKeys(count: number) {
  const next = useRef(count);
  const [keys, setKeys] = useState(() => Array.from({ length: count }, (_, index) => index));
  // A form that is emptied has its first target again.
  const known = keys.length === count ? keys : keys.slice(0, count);
  return {
    keys: known,
    add: () => setKeys([...known, next.current++]),
    remove: (index: number) => setKeys(known.filter((_, at) => at !== index)),
  };
}
