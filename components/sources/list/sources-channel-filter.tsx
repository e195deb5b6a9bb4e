'use client';

import { useCombobox } from 'downshift';
import { useEffect, useState } from 'react';
import { ChannelListState } from '@/components/channels/picker/channel-list-state';
import { ChannelOptionRow } from '@/components/channels/picker/channel-option-row';
import type { ChannelOption } from '@/components/channels/picker/channel-options';
import { useChannelSearch } from '@/components/channels/picker/use-channel-search';
import { useFirstReady } from '@/components/channels/picker/use-first-ready';
import { announce } from '@/components/ui/announcer';
import { format, formatPlural } from '@/lib/i18n/format';
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

/** How near the end of the rows the next page is asked for: by keyboard, and by scrolling. */
const NEAR_END = 8;
const NEAR_END_PX = 200;

/** Finds the channel to filter by, however many there are; where channels may not be listed, by its typed ID. */
export function SourcesChannelFilter(props: SourcesChannelFilterProps) {
  const { query, language, messages, onGo, onDone } = props;
  const [text, setText] = useState('');
  const found = useChannelSearch(props.owner, text);
  const { rows, total, search, isSettled, readMore } = found;
  const { filters, channels } = messages;

  const choose = (channel_id: string) => {
    onGo(withParts(query, { channel_id }));
    onDone();
  };

  const { getInputProps, getMenuProps, getItemProps, highlightedIndex, setHighlightedIndex } =
    useCombobox<ChannelOption>({
      id: 'channel-filter',
      isOpen: true,
      items: rows,
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

  useFirstReady({ isOpen: true, hasRows: rows.length > 0, search, highlightedIndex }, setHighlightedIndex);

  const count = search
    ? formatPlural(channels.countMatching, total, language, { text: search })
    : formatPlural(channels.count, total, language);
  useEffect(() => {
    if (isSettled) announce(count);
  }, [isSettled, count]);

  const nearEnd = highlightedIndex >= rows.length - NEAR_END;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as rows come, not as the function is made anew.
  useEffect(() => {
    if (nearEnd) readMore();
  }, [nearEnd, rows.length]);

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
      <ul
        className="opts"
        {...getMenuProps({ 'aria-label': channels.list })}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) readMore();
        }}
      >
        {rows.map((item, index) => (
          <ChannelOptionRow
            key={item.id}
            {...getItemProps({ item, index })}
            name={item.name}
            match={search}
            active={index === highlightedIndex}
          />
        ))}
      </ul>
      <ChannelListState found={found} messages={channels} />
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
