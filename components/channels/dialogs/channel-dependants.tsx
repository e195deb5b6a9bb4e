'use client';

import { DependantsNote, listNames } from '@/components/action/dependants';
import { OwnWords } from '@/components/action/refusal';
import type { ChannelsMessages } from '@/components/channels/list/channels-messages';
import { Link } from '@/components/ui/link';
import type { ChannelDependants } from '@/lib/channels/dependants';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { formatPlural } from '@/lib/i18n/format';

type ChannelDependantsProps = {
  channelId: string;
  found: { data?: ChannelDependants; isError: boolean; error: ReadFailure | null };
  language: string;
  messages: ChannelsMessages;
};

/** Tells whether something is known to be on a channel: EventGrid does not delete it then. */
export const isInUse = (found: ChannelDependants | undefined): boolean =>
  found !== undefined && ((found.sources ?? 0) > 0 || (found.subscriptions.total ?? 0) > 0);

/** Says what is on a channel and what to do about it, or that nobody can say. */
export function ChannelDependantsNote({ channelId, found, language, messages }: ChannelDependantsProps) {
  const texts = messages.deleting;
  const { data, isError, error } = found;
  if (isError)
    return (
      <DependantsNote title={error?.title ?? messages.failed.consoleTitle}>
        <p>
          {texts.unknown}. {texts.unknownText}
        </p>
        <OwnWords as="p" className="tiny wrap-any" of={error} />
      </DependantsNote>
    );
  if (data === undefined) return <DependantsNote title={texts.looking} isLooking />;
  if (!isInUse(data)) return null;
  const sources = data.sources ?? 0;
  const { total, names } = data.subscriptions;
  const subscriptions = total ?? names.length;
  return (
    <DependantsNote title={texts.blocked}>
      <p>{texts.blockedText}</p>
      <ul className="in-use">
        {sources > 0 ? (
          <li>
            <Link href={`/sources?channel_id=${encodeURIComponent(channelId)}`}>
              {formatPlural(texts.sources, sources, language)}
            </Link>
            {' · '}
            {texts.sourcesStep}
          </li>
        ) : null}
        {subscriptions > 0 ? (
          <li className="wrap-any">
            {names.length > 0
              ? formatPlural(texts.subscriptions, subscriptions, language, {
                  names: listNames(names, language, '{names}, …'),
                })
              : formatPlural(texts.subscriptionsBare, subscriptions, language)}
            {' · '}
            {texts.subscriptionsStep}
          </li>
        ) : null}
      </ul>
    </DependantsNote>
  );
}
