'use client';

import { TriangleAlert } from 'lucide-react';
import { Message } from '@/components/ui/message';
import { useSession } from './use-session';

/** Says that the console itself did not answer, and what that leaves open; or that it is newer than the page, and ran nothing. */
export function NoAnswer({ title, text }: { title: string; text: string }) {
  const { isUpdated, words } = useSession();
  const updated = isUpdated ? words : null;
  return (
    <Message role="alert" tone="warn" icon={<TriangleAlert aria-hidden="true" />} title={updated?.updated ?? title}>
      <p>{updated?.updatedText ?? text}</p>
      {updated ? (
        <div className="row-wrap">
          <button type="button" className="btn xs" onClick={() => location.reload()}>
            {updated.reload}
          </button>
        </div>
      ) : null}
    </Message>
  );
}
