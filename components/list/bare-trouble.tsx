import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';

type BareTroubleProps = {
  refused: { failure: ReadFailure | null } | null;
  messages: { failed: { consoleTitle: string; retry: string } };
  onRetry: () => void;
};

/** Stands for the words about trouble where they cannot be loaded: then the console itself is out of reach. */
export function BareTrouble({ refused, messages, onRetry }: BareTroubleProps) {
  return refused ? (
    <div className="banner" role="alert">
      <span>{refused.failure?.title ?? messages.failed.consoleTitle}</span>
      <button type="button" className="btn xs" onClick={onRetry}>
        {messages.failed.retry}
      </button>
    </div>
  ) : null;
}
