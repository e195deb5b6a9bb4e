import type { ReactNode } from 'react';
import { Icon } from './icon';

type RawBlockProps = {
  title: string;
  /** Small text on the right: a content type, a status. */
  aside?: ReactNode;
  open?: boolean;
  children: ReactNode;
};

/** Raw text (a body, an answer) folded under a title. It can be scrolled by keyboard. */
export function RawBlock({ title, aside, open, children }: RawBlockProps) {
  return (
    <details className="raw" open={open}>
      <summary>
        <Icon name="chevron-right" />
        <span>{title}</span>
        <span className="end">{aside}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} role="region" aria-label={title} translate="no">
        {children}
      </pre>
    </details>
  );
}
