import { X } from 'lucide-react';
import type { ReactNode } from 'react';

type DetailsPanelProps = {
  title: string;
  /** Small words behind the title, such as “follows the form”. */
  aside?: string;
  /** Name of what the panel holds now, for screen readers. */
  label: string;
  dismiss?: { label: string; onDismiss: () => void };
  children: ReactNode;
};

/** Holds what a person looks at beside the form: the request before, its result or refusal after. */
export function DetailsPanel({ title, aside, label, dismiss, children }: DetailsPanelProps) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {aside ? <span className="tiny muted">{aside}</span> : null}
        {dismiss ? (
          <div className="end">
            <button className="icon-btn" type="button" aria-label={dismiss.label} onClick={dismiss.onDismiss}>
              <X aria-hidden="true" />
            </button>
          </div>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls by itself and must be reachable. */}
      <div className="panel-body" tabIndex={0} role="group" aria-label={label}>
        {children}
      </div>
    </section>
  );
}
