'use client';

import { type ReactNode, useEffect } from 'react';
import { Link } from '@/components/ui/link';
import { signInAgainPath } from '@/lib/security/sign-in-path';
import { askSignIn, reportSignedOut } from '@/lib/session-signal';
import { useSession } from './use-session';

type SignInAgainProps = {
  /** Where the sign-in page leads back to, for a browser without JavaScript. */
  path: string;
  className: string;
  children: ReactNode;
};

/**
 * Offers to sign in again: in place where the page can, else by a link. It stands where a refusal says that the session
 * has ended, so that showing it tells the page so too.
 */
export function SignInAgain({ path, className, children }: SignInAgainProps) {
  const { words } = useSession();
  useEffect(reportSignedOut, []);
  if (words === null)
    return (
      <Link className={className} href={signInAgainPath(path)}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={className} aria-haspopup="dialog" onClick={() => askSignIn(true)}>
      {children}
    </button>
  );
}
