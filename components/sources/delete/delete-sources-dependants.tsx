'use client';

import { useQuery } from '@tanstack/react-query';
import { DependantsNote, listNames } from '@/components/action/dependants';
import { OwnWords } from '@/components/action/refusal-note';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { fillNames } from '@/components/ui/fill-nodes';
import { channelsSubscriptions } from '@/lib/browser/queries/subscriptions';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import type { SourceRow } from '@/lib/sources/row';

/** Number of channels whose subscriptions are read, our choice: an account has 10 unless its quota was raised. */
const CHANNELS_LOOKED_AT = 10;

/**
 * Lists the subscriptions of the sources' channels, and names those that use one of the sources. It doesn't block
 * deletion.
 */
export function DeleteSourcesDependants({ rows, owner }: { rows: SourceRow[]; owner: ProjectScope }) {
  const { one, many, looking, lookingText, more, notAll } = useTexts('deleteSources');
  const language = useLanguage();
  const texts = rows.length === 1 ? one : many;
  const channels = [...new Set(rows.flatMap(({ channel_id }) => channel_id ?? []))].slice(0, CHANNELS_LOOKED_AT);
  const { data: pages = [], error: failure, isError, isPending } = useQuery(channelsSubscriptions(owner, channels));

  if (isError) {
    return (
      <DependantsNote title={failure?.state === 'forbidden' ? texts.forbidden : texts.failed}>
        <p className="wrap-anywhere">
          <span>{texts.failedText}</span>
          <OwnWords as="span" className="text-xs wrap-anywhere block" of={failure} />
        </p>
      </DependantsNote>
    );
  }
  if (isPending)
    return (
      <DependantsNote title={looking} isLooking>
        <p className="wrap-anywhere">{lookingText}</p>
      </DependantsNote>
    );

  const names = new Set(rows.map(({ name }) => name));
  const read = pages.flatMap(({ items }) => items);
  const total = pages.reduce((sum, page) => sum + (page.total ?? page.items.length), 0);
  if (total === 0) return channels.length === 0 ? null : <p className="text-ink-2 text-sm">{texts.none}</p>;
  const naming = read.filter(({ source_names }) => source_names.some((name) => names.has(name)));
  return (
    <DependantsNote title={formatPlural(texts.found, total, language)}>
      <p className="wrap-anywhere">
        <span>
          {naming.length === 0
            ? texts.notNamed
            : fillNames(formatPlural(texts.naming, naming.length, language), {
                names: listNames(
                  naming.map(({ name, id }) => name || id || '–'),
                  language,
                  more,
                ),
              })}
        </span>
        {read.length < total ? <span>{` ${format(notAll, { read: read.length })}`}</span> : null}
      </p>
    </DependantsNote>
  );
}
