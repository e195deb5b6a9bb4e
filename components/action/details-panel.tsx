import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { JsonView } from '@/components/ui/json-view';
import { MISSING } from '@/lib/sources/preview-body';

type DetailsPanelProps = {
  title: string;
  /** Small text after the title, such as “follows the form”. */
  aside?: string;
  /** Name of the panel's current content, for screen readers. */
  label: string;
  dismiss?: { label: string; onDismiss: () => void };
  children: ReactNode;
};

/** The panel beside a form: first the request, then its result or refusal. */
export function DetailsPanel({ title, aside, label, dismiss, children }: DetailsPanelProps) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {aside ? <span className="text-xs text-ink-3">{aside}</span> : null}
        {dismiss ? (
          <div className="end">
            <button className="icon-btn" type="button" aria-label={dismiss.label} onClick={dismiss.onDismiss}>
              <Icon name="x" />
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

type RequestBoxProps = {
  title: string;
  path: string;
  body: Record<string, unknown>;
  texts: Record<'json' | 'preview' | 'missing' | 'previewNote', string>;
};

/** Shows the request that a form would send, and copies it. Secrets are dots already. */
export const RequestBox = ({ title, path, body, texts }: RequestBoxProps) => (
  <div className="section">
    <h3>{title}</h3>
    <div className="code">
      <div className="tabs">
        <span className="code-name">
          <b className="font-semibold">POST</b>
          <code className="truncate" translate="no">
            {path}
          </code>
        </span>
        <span className="end">
          <CopyButton
            text={() => JSON.stringify(body, (_key, value) => (value === MISSING ? '' : value), 2)}
            what={texts.json}
          />
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre className="json" tabIndex={0} role="region" aria-label={texts.preview} translate="no">
        <JsonView value={body} missing={texts.missing} />
      </pre>
    </div>
    <p className="text-xs text-ink-3">{texts.previewNote}</p>
  </div>
);
