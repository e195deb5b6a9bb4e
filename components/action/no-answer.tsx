'use client';

import { TriangleAlert } from 'lucide-react';
import { useTexts } from '@/components/i18n/use-texts';
import { Message } from '@/components/ui/message';
import { useSession } from './use-session';

/**
 * Shows that the console itself did not answer, and what remains uncertain; or that it is newer than the page and ran
 * nothing.
 */
export function NoAnswer({ text }: { text: string }) {
  const { isUpdated } = useSession();
  const { consoleTitle } = useTexts('forms');
  const { updated, updatedText, reload } = useTexts('session');
  return (
    <Message
      role="alert"
      tone="warn"
      icon={<TriangleAlert aria-hidden="true" />}
      title={isUpdated ? updated : consoleTitle}
    >
      <p>{isUpdated ? updatedText : text}</p>
      {isUpdated ? (
        <div className="actions">
          <button type="button" className="btn tiny" onClick={() => location.reload()}>
            {reload}
          </button>
        </div>
      ) : null}
    </Message>
  );
}
