'use client';

import { TriangleAlert } from 'lucide-react';
import { useSession } from './use-session';

/** Says that the console itself did not answer, and what that leaves open; or that it is newer than the page, and ran nothing. */
export function NoAnswer({ title, text }: { title: string; text: string }) {
  const { isUpdated, words } = useSession();
  const updated = isUpdated ? words : null;
  return (
    <div className="msg warn" role="alert">
      <div className="msg-top">
        <TriangleAlert aria-hidden="true" />
        <h3>{updated?.updated ?? title}</h3>
        <p>{updated?.updatedText ?? text}</p>
        {updated ? (
          <div className="row-wrap">
            <button type="button" className="btn xs" onClick={() => location.reload()}>
              {updated.reload}
            </button>
          </div>
        ) : null}
      </div>
    </div>
  );
}
