'use client';

import { useQuery } from '@tanstack/react-query';
import { DependantsNote, listNames } from '@/components/action/dependants';
import { OwnWords } from '@/components/action/refusal-note';
import { channelsSubscriptions } from '@/lib/browser/queries/subscriptions';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import type { SourceRow } from '@/lib/sources/row';
import type { DeleteSourcesMessages } from './delete-sources-messages';

/** Channels whose subscriptions are read, our choice: an account has 10 unless its quota was raised. */
const CHANNELS_LOOKED_AT = 10;

type DependantsProps = { rows: SourceRow[]; owner: ProjectScope; messages: DeleteSourcesMessages; language: string };

/** Says which subscriptions use the channels of the sources, and names those that name one of them. It holds nothing up. */
export function DeleteSourcesDependants({ rows, owner, messages, language }: DependantsProps) {
  const texts = rows.length === 1 ? messages.one : messages.many;
  const channels = [...new Set(rows.flatMap(({ channel_id }) => channel_id ?? []))].slice(0, CHANNELS_LOOKED_AT);
  const { data: pages = [], error: failure, isError, isPending } = useQuery(channelsSubscriptions(owner, channels));

  if (isError) {
    return (
      <DependantsNote title={failure?.state === 'forbidden' ? texts.forbidden : texts.failed}>
        <p className="wrap-any">
          {texts.failedText}
          <OwnWords as="span" className="tiny wrap-any said" of={failure} />
        </p>
      </DependantsNote>
    );
  }
  if (isPending)
    return (
      <DependantsNote title={messages.looking} isLooking>
        <p className="wrap-any">{messages.lookingText}</p>
      </DependantsNote>
    );

  const names = new Set(rows.map(({ name }) => name));
  const read = pages.flatMap(({ items }) => items);
  const total = pages.reduce((sum, page) => sum + (page.total ?? page.items.length), 0);
  if (total === 0) return channels.length === 0 ? null : <p className="soft small">{texts.none}</p>;
  const naming = read.filter(({ source_names }) => source_names.some((name) => names.has(name)));
  return (
    <DependantsNote title={formatPlural(texts.found, total, language)}>
      <p className="wrap-any">
        {naming.length === 0
          ? texts.notNamed
          : formatPlural(texts.naming, naming.length, language, {
              names: listNames(
                naming.map(({ name, id }) => name || id || '–'),
                language,
                messages.more,
              ),
            })}
        {read.length < total ? ` ${format(messages.notAll, { read: read.length })}` : null}
      </p>
    </DependantsNote>
  );
}
