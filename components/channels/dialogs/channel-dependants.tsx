'use client';

import { LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChannelsMessages } from '@/components/channels/list/channels-messages';
import { Link } from '@/components/ui/link';
import type { ChannelDependants } from '@/lib/channels/reads';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { formatPlural } from '@/lib/i18n/format';

const NAMES_SHOWN = 5;

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
      <Note title={error?.title ?? messages.failed.consoleTitle} tone="warn">
        <p>
          {texts.unknown}. {texts.unknownText}
        </p>
        {error?.code || error?.message ? (
          <p className="tiny wrap-any">
            <code>{error.code}</code> {error.message}
          </p>
        ) : null}
      </Note>
    );
  if (data === undefined)
    return (
      <Note title={texts.looking} tone="quiet" busy>
        {null}
      </Note>
    );
  if (!isInUse(data)) return null;
  const sources = data.sources ?? 0;
  const { total, names } = data.subscriptions;
  const subscriptions = total ?? names.length;
  return (
    <Note title={texts.blocked} tone="warn">
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
              ? formatPlural(texts.subscriptions, subscriptions, language, { names: listOf(names, language) })
              : formatPlural(texts.subscriptionsBare, subscriptions, language)}
            {' · '}
            {texts.subscriptionsStep}
          </li>
        ) : null}
      </ul>
    </Note>
  );
}

const listOf = (names: string[], language: string): string =>
  new Intl.ListFormat(language, { type: 'unit' }).format(names.slice(0, NAMES_SHOWN)) +
  (names.length > NAMES_SHOWN ? ', …' : '');

type NoteProps = { title: string; tone: 'warn' | 'quiet'; busy?: boolean; children: ReactNode };

function Note({ title, tone, busy = false, children }: NoteProps) {
  return (
    <div className={`msg ${tone}`} role="status">
      <div className="msg-top">
        {busy ? <LoaderCircle className="spin" aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
        <h3>{title}</h3>
        {children}
      </div>
    </div>
  );
}
