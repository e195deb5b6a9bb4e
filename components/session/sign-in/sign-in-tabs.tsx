import { Link } from '@/components/ui/link';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { SignInMethod } from './sign-in-state';

type SignInTabsProps = {
  method: SignInMethod;
  /** Where to go after signing in, kept from tab to tab. */
  next: string | undefined;
  /** Whether a session is open that is to be replaced, kept from tab to tab. */
  again: boolean;
  /** The project to sign in to where the address names one, kept from tab to tab. */
  project: string | undefined;
  panelId: string;
  texts: Dictionary['signIn'];
};

/** ID of a tab, for the panel that it names. */
export const tabId = (method: SignInMethod): string => `tab-${method}`;

/** Chooses how to sign in; the tabs are links, so that they work without JavaScript. */
export function SignInTabs({ method, next, again, project, panelId, texts }: SignInTabsProps) {
  const href = (other: SignInMethod) => {
    const query = new URLSearchParams({
      ...(other === 'token' ? { method: 'token' } : {}),
      ...(again ? { again: '1' } : {}),
      ...(next === undefined ? {} : { next }),
      ...(project === undefined ? {} : { project }),
    }).toString();
    return query === '' ? '/sign-in' : `/sign-in?${query}`;
  };
  return (
    <div className="tabs large">
      <div role="tablist" aria-label={texts.methods}>
        {(['user', 'token'] as const).map((other) => (
          <Link
            key={other}
            role="tab"
            id={tabId(other)}
            href={href(other)}
            aria-selected={other === method}
            aria-controls={other === method ? panelId : undefined}
            scroll={false}
          >
            {texts.tabs[other]}
          </Link>
        ))}
      </div>
    </div>
  );
}
