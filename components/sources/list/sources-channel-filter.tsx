'use client';

import { useCombobox } from 'downshift';
import { useState } from 'react';
import type { ChannelOption } from '@/components/channels/picker/channel-options';
import { ChannelRows, useChannelRows } from '@/components/channels/picker/channel-rows';
import { useChannelSearch } from '@/components/channels/picker/use-channel-search';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { type SourcesQuery, withParts } from '@/lib/sources/query';
import type { SourcesMessages } from './sources-messages';

type SourcesChannelFilterProps = {
  owner: ProjectScope;
  query: SourcesQuery;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onDone: () => void;
};

/** Finds the channel to filter by, however many there are; where channels may not be listed, by its typed ID. */
export function SourcesChannelFilter(props: SourcesChannelFilterProps) {
  const { query, language, messages, onGo, onDone } = props;
  const [text, setText] = useState('');
  const found = useChannelSearch(props.owner, text);
  const { filters, channels } = messages;

  const choose = (channel_id: string) => {
    onGo(withParts(query, { channel_id }));
    onDone();
  };

  const { getInputProps, getMenuProps, getItemProps, highlightedIndex, setHighlightedIndex } =
    useCombobox<ChannelOption>({
      id: 'channel-filter',
      isOpen: true,
      items: found.rows,
      inputValue: text,
      selectedItem: null,
      defaultHighlightedIndex: 0,
      itemToString: (item) => item?.name ?? '',
      onInputValueChange: ({ inputValue, type }) => {
        if (type === useCombobox.stateChangeTypes.InputChange) setText(inputValue);
      },
      onSelectedItemChange: ({ selectedItem }) => {
        if (selectedItem) choose(selectedItem.id);
      },
    });

  useChannelRows({ found, isOpen: true, highlightedIndex, setHighlightedIndex, language, messages: channels });

  if (found.isForbidden) return <TypedChannel messages={messages} onChoose={choose} />;
  return (
    <>
      <div className="pop-search">
        <input
          {...getInputProps({ 'aria-label': filters.findChannel })}
          data-first=""
          type="search"
          placeholder={channels.placeholder}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <ChannelRows
        found={found}
        highlightedIndex={highlightedIndex}
        messages={channels}
        menuProps={getMenuProps({ 'aria-label': channels.list })}
        getItemProps={getItemProps}
      />
    </>
  );
}

type TypedChannelProps = { messages: SourcesMessages; onChoose: (channelId: string) => void };

function TypedChannel({ messages: { filters }, onChoose }: TypedChannelProps) {
  return (
    <form
      className="typed-channel"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = String(new FormData(event.currentTarget).get('channel_id')).trim();
        if (typed !== '') onChoose(typed);
      }}
    >
      <p className="tiny">{format(filters.forbidden, { action: 'eg:channels:list' })}</p>
      <input name="channel_id" className="mono" aria-label={filters.channelId} autoComplete="off" spellCheck={false} />
      <button type="submit" className="btn xs">
        {filters.apply}
      </button>
    </form>
  );
}
