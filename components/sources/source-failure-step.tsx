import Link from 'next/link';
import { withBasePath } from '@/lib/base-path';
import type { ExplainedFailure } from '@/lib/eg/explain-failure';
import { signInAgainPath } from '@/lib/security/sign-in-path';

type SourceFailureStepProps = {
  explained: ExplainedFailure;
  /** The source's page, without the console's sub-path. */
  path: string;
};

/** Offers the way on from a source that could not be read: sign in again, or read it again. Works without JavaScript. */
export function SourceFailureStep({ explained, path }: SourceFailureStepProps) {
  const { action, actionLabel } = explained;
  if (action === 'sign-in')
    return (
      <Link className="btn sm" href={signInAgainPath(path)} prefetch={false}>
        {actionLabel}
      </Link>
    );
  if (action === 'retry' || action === 'wait' || action === 'reload')
    return (
      <a className="btn sm" href={withBasePath(path)}>
        {actionLabel}
      </a>
    );
  return null;
}
