import { Link } from '@/components/ui/link';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { SignInMethod } from './sign-in-state';

type SignInTabsProps = {
  method: SignInMethod;
  /** Where to go after sign-in, kept across tabs. */
  next: string | undefined;
  /** Whether an open session is to be replaced, kept across tabs. */
  again: boolean;
  /** The project in the URL to sign in to, kept across tabs. */
  project: string | undefined;
  panelId: string;
  texts: Dictionary['signIn'];
};

/** ID of a tab, which labels its panel. */
export const tabId = (method: SignInMethod): string => `tab-${method}`;

/** Chooses the sign-in method. The tabs are links, so that they work without JavaScript. */
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
