'use client';

import { Plus } from 'lucide-react';
import { useTexts } from '@/components/i18n/use-texts';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import type { ChannelsQuery } from '@/lib/channels/query';
import type { ChannelsPage } from '@/lib/channels/row';

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
  const isOtherCase = list.data?.isOtherCase === true && list.refused === null;
  return (
    <>
      {isOtherCase ? (
        <div className="banner info" role="status">
          <Icon name="info" />
          <span className="wrap-anywhere">{fillNames(texts.otherCase, { text: list.shown.q })}</span>
        </div>
      ) : null}
      <ListTrouble
        {...props}
        texts={texts}
        noMatch={{ text: q === '' ? noMatch.textProvider : fillNames(noMatch.text, { text: q }), hint: searchHint }}
        create={
          <button type="button" className="btn" onClick={onCreate}>
            <Plus aria-hidden="true" />
            <span>{create}</span>
          </button>
        }
      />
    </>
  );
}
