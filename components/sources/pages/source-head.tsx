'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { SourceStatus } from '@/components/sources/source-status';
import { CopyableCode } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { Source } from '@/lib/eventgrid/answers/source';
import { type SourcePageName, SourcePages } from './source-pages';

type SourceHeadProps = {
  sourceId: string;
  source: Pick<Source, 'name' | 'status' | 'type' | 'channel_id' | 'channel_name'>;
  current: SourcePageName;
};

/** The heading of a source's own pages: which source it is, and the links between them. */
export function SourceHead({ sourceId, source, current }: SourceHeadProps) {
  const { sources } = useTexts('sourcePages');
  const { types, channel, sourceIdName } = useTexts('sourceFacts');
  const { name, status, type, channel_id, channel_name } = source;
  const shown = type === null ? null : ((types as Record<string, string>)[type] ?? type);
  return (
    <>
      <div className="page-head">
        <div className="min-w-0 flex-1">
          <div className="flex min-h-8 flex-wrap items-center gap-x-1.5">
            <span className="flex items-center gap-1.5 text-xl [letter-spacing:-0.012em] text-ink-3">
              <Link className="inline-flex min-h-6 items-center text-ink-3" href="/sources">
                {sources}
              </Link>
              <Icon name="chevron-right" className="size-3.5" />
            </span>
            <h1 className="wrap-anywhere">
              <bdi translate="no">{name || sourceId}</bdi>
            </h1>
            <SourceStatus status={status} />
          </div>
          <p className="quota">
            {shown === null ? null : <span>{shown}</span>}
            {channel_id === null ? null : (
              <span>
                <span>{channel}</span>
                <Link href={`/channels?q=${encodeURIComponent(channel_id)}`} className="wrap-anywhere">
                  <bdi translate="no">{channel_name || channel_id}</bdi>
                </Link>
              </span>
            )}
            <span className="max-md:hidden">
              <CopyableCode text={sourceId} what={sourceIdName} />
            </span>
          </p>
        </div>
      </div>
      <SourcePages sourceId={sourceId} current={current} />
    </>
  );
}
