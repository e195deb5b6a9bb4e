import type { KeyboardEvent } from 'react';
import type { SessionMessages } from './session-messages';
import type { SignInMethod } from './sign-in/sign-in-state';

type MethodTabsProps = {
  method: SignInMethod;
  onChange: (method: SignInMethod) => void;
  messages: Pick<SessionMessages, 'tabs' | 'methods'>;
};

const METHODS = ['user', 'token'] as const;

/** Chooses between password and token inside a dialog, by click or arrow key. */
export function MethodTabs({ method, onChange, messages }: MethodTabsProps) {
  const turn = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = method === 'user' ? 'token' : 'user';
    event.currentTarget.querySelector<HTMLElement>(`#here-${other}`)?.focus();
    onChange(other);
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={messages.methods} tabIndex={-1} onKeyDown={turn}>
        {METHODS.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`here-${each}`}
            aria-selected={each === method}
            aria-controls={each === method ? 'sign-in-here' : undefined}
            tabIndex={each === method ? 0 : -1}
            onClick={() => onChange(each)}
          >
            {messages.tabs[each]}
          </button>
        ))}
      </div>
    </div>
  );
}
