'use client';

import { useQuery } from '@tanstack/react-query';
import { LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { channelsSubscriptions } from '@/lib/browser/queries/subscriptions';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import type { SourceRow } from '@/lib/sources/row';
import type { DeleteSourcesMessages } from './delete-sources-messages';

/** Channels whose subscriptions are read, our choice: an account has 10 unless its quota was raised. */
const CHANNELS_LOOKED_AT = 10;
/** Subscriptions that are named; the rest is a number. */
const NAMES_SHOWN = 5;

type DependantsProps = { rows: SourceRow[]; owner: ProjectScope; messages: DeleteSourcesMessages; language: string };

/** Says which subscriptions use the channels of the sources, and names those that name one of them. It holds nothing up. */
export function DeleteSourcesDependants({ rows, owner, messages, language }: DependantsProps) {
  const texts = rows.length === 1 ? messages.one : messages.many;
  const channels = [...new Set(rows.flatMap(({ channel_id }) => channel_id ?? []))].slice(0, CHANNELS_LOOKED_AT);
  const { data: pages = [], error: failure, isError, isPending } = useQuery(channelsSubscriptions(owner, channels));

  if (isError) {
    return (
      <Note title={failure?.state === 'forbidden' ? texts.forbidden : texts.failed} tone="warn">
        {texts.failedText}
        {failure?.code || failure?.message ? (
          <span className="tiny wrap-any said">
            <code>{failure.code}</code> {failure.message}
          </span>
        ) : null}
      </Note>
    );
  }
  if (isPending)
    return (
      <Note title={messages.looking} tone="quiet" busy>
        {messages.lookingText}
      </Note>
    );

  const names = new Set(rows.map(({ name }) => name));
  const read = pages.flatMap(({ items }) => items);
  const total = pages.reduce((sum, page) => sum + (page.total ?? page.items.length), 0);
  if (total === 0) return channels.length === 0 ? null : <p className="soft small">{texts.none}</p>;
  const naming = read.filter(({ source_names }) => source_names.some((name) => names.has(name)));
  return (
    <Note title={formatPlural(texts.found, total, language)} tone="warn">
      {naming.length === 0
        ? texts.notNamed
        : formatPlural(texts.naming, naming.length, language, {
            names: listOf(
              naming.map(({ name, id }) => name || id || '–'),
              messages.more,
              language,
            ),
          })}
      {read.length < total ? ` ${format(messages.notAll, { read: read.length })}` : null}
    </Note>
  );
}

function listOf(names: string[], more: string, language: string): string {
  const shown = new Intl.ListFormat(language, { type: 'unit' }).format(names.slice(0, NAMES_SHOWN));
  return names.length > NAMES_SHOWN ? format(more, { names: shown, count: names.length - NAMES_SHOWN }) : shown;
}

type NoteProps = { title: string; tone: 'warn' | 'quiet'; busy?: boolean; children: ReactNode };

function Note({ title, tone, busy = false, children }: NoteProps) {
  return (
    <div className={`msg ${tone}`} role="status">
      <div className="msg-top">
        {busy ? <LoaderCircle className="spin" aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
        <h3>{title}</h3>
        <p className="wrap-any">{children}</p>
      </div>
    </div>
  );
}
