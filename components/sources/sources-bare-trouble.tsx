import type { SourcesTroubleProps } from './sources-trouble';

/** Stands for the words about trouble where they cannot be loaded: then the console itself is out of reach. */
export function SourcesBareTrouble({ refused, messages, onRetry }: SourcesTroubleProps) {
  return refused ? (
    <div className="banner" role="alert">
      <span>{refused.failure?.title ?? messages.failed.consoleTitle}</span>
      <button type="button" className="btn xs" onClick={onRetry}>
        {messages.failed.retry}
      </button>
    </div>
  ) : null;
}
