import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { isPlainClick } from '@/components/ui/plain-click';
import { withBasePath } from '@/lib/browser/base-path';

type ListEmptyProps = { title: string; text: string; children: ReactNode };

/** Stands for a list in which nothing is yet; the children offer the way on. */
export function ListEmpty({ title, text, children }: ListEmptyProps) {
  return (
    <div className="void">
      <span className="glyph">
        <Icon name="layers" />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      <div className="row-wrap">{children}</div>
    </div>
  );
}

type ListNoMatchProps = {
  title: string;
  text: string;
  clear: string;
  hint: string | null;
  /** Where the list without filters is. */
  path: string;
  onClear: () => void;
};

/** Stands for filters that nothing passes, and offers to clear them. */
export function ListNoMatch({ title, text, clear, hint, path, onClear }: ListNoMatchProps) {
  return (
    <div className="void">
      <span className="glyph">
        <Icon name="funnel-x" />
      </span>
      <h2>{title}</h2>
      <p className="wrap-any">{text}</p>
      <div className="row-wrap">
        <a
          className="btn"
          href={withBasePath(path)}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            onClear();
          }}
        >
          {clear}
        </a>
      </div>
      {hint ? <span className="tiny">{hint}</span> : null}
    </div>
  );
}
