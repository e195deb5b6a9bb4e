'use client';

import { useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { CodeViewProps } from './code-view';

const CodeView = lazyPart<CodeViewProps>(() => import('./code-view'), {
  waiting: <div className="section" aria-busy="true" />,
});

/** Shows the code of a page that is about nothing else. It needs a script. */
export const CodeHere = ({ body, ...props }: Omit<CodeViewProps, 'body'> & { body: Record<string, unknown> }) =>
  useHydrated() ? <CodeView {...props} body={() => body} /> : <div className="section" aria-busy="true" />;

/** Folds the code that does the same as the console. It loads when it is first opened. */
export function CodeSection(props: CodeViewProps) {
  const { code } = useTexts('copy');
  const [isOpen, setOpen] = useState(false);
  // It needs a script: without one there is no section.
  if (!useHydrated()) return null;
  return (
    <details className="raw" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Icon name="chevron-right" />
        <span>{code}</span>
      </summary>
      {isOpen ? <CodeView {...props} /> : null}
    </details>
  );
}
