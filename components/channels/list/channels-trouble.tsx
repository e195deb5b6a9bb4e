'use client';

import { Plus } from 'lucide-react';
import { useTexts } from '@/components/i18n/use-texts';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import type { ChannelsQuery } from '@/lib/channels/query';
import type { ChannelsPage } from '@/lib/channels/row';
import { format } from '@/lib/i18n/format';

export type ChannelsTroubleProps = {
  list: List<ChannelsQuery, ChannelsPage>;
  project: string;
  onCreate: () => void;
};

/** Shows what is wrong with the list of channels, and offers to create one. */
export default function ChannelsTrouble(props: ChannelsTroubleProps) {
  const { list, onCreate } = props;
  const { q } = list.query;
  const texts = useTexts('channels');
  const { searchHint } = useTexts('lists');
  const { noMatch, create } = texts;
  return (
    <ListTrouble
      {...props}
      texts={texts}
      noMatch={{ text: q === '' ? noMatch.textProvider : format(noMatch.text, { text: q }), hint: searchHint }}
      create={
        <button type="button" className="btn" onClick={onCreate}>
          <Plus aria-hidden="true" />
          <span>{create}</span>
        </button>
      }
    />
  );
}
