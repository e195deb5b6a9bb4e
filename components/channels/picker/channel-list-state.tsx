import { LoaderCircle } from 'lucide-react';
import { format } from '@/lib/i18n/format';
import type { ChannelMessages } from './channel-options';
import type { ChannelSearch } from './use-channel-search';

type ChannelListStateProps = { found: ChannelSearch; messages: ChannelMessages };

/**
 * Says what is in place of rows, or below them: loading, nothing there, or why the read failed. Retry is offered unless
 * the page itself has to be loaded again.
 */
export function ChannelListState({ found, messages }: ChannelListStateProps) {
  const { failure } = found;
  if (found.isFailed)
    return (
      <div className="loading" role="alert">
        <div className="wrap-any">
          <p>{messages.failed}</p>
          <p>
            <b>{failure?.title}</b>
          </p>
          <p>{failure?.text}</p>
        </div>
        {failure?.action === 'reload' ? null : (
          <button
            className="btn xs"
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={found.retry}
          >
            {messages.retry}
          </button>
        )}
      </div>
    );
  if (found.isPending || found.isReadingMore)
    return (
      <p className="loading">
        <LoaderCircle className="spin" aria-hidden="true" />
        {found.isPending ? messages.loading : messages.loadingMore}
      </p>
    );
  if (found.rows.length > 0) return null;
  return (
    <p className="loading">{found.search ? format(messages.noMatch, { text: found.search }) : messages.noneYet}</p>
  );
}
