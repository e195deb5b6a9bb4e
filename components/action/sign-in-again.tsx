'use client';

import { type ReactNode, useEffect } from 'react';
import { Link } from '@/components/ui/link';
import { reportSignedOut, showSignInDialog } from '@/lib/browser/session-signal';
import { signInAgainPath } from '@/lib/session/sign-in-path';
import { useSession } from './use-session';

type SignInAgainProps = {
  /** Where the sign-in page leads back to, for a browser without JavaScript. */
  path: string;
  className: string;
  /** Whether the session has ended: if so, showing this notifies the page. */
  isOver: boolean;
  children: ReactNode;
};

/** Offers to sign in again: in place if the page can, else with a link. */
export function SignInAgain({ path, className, isOver, children }: SignInAgainProps) {
  const { canSignIn } = useSession();
  useEffect(() => {
    if (isOver) reportSignedOut();
  }, [isOver]);
  if (!canSignIn)
    return (
      <Link className={className} href={signInAgainPath(path)}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={className} aria-haspopup="dialog" onClick={() => showSignInDialog(true)}>
      {children}
    </button>
  );
}
