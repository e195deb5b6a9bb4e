'use client';

import { useCombobox } from 'downshift';
import { useState } from 'react';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { channelList as enChannelList } from '@/lib/i18n/en/channel-list';
import { channelPicker as enChannelPicker } from '@/lib/i18n/en/channel-picker';
import { format } from '@/lib/i18n/format';
import { channelList as zhChannelList } from '@/lib/i18n/zh-cn/channel-list';
import { channelPicker as zhChannelPicker } from '@/lib/i18n/zh-cn/channel-picker';
import type { ProjectScope } from '@/lib/session/session';
import type { ChannelOption } from './channel-options';
import { ChannelRows, useChannelRows } from './channel-rows';
import { pickedByEnter, useChannelSearch } from './use-channel-search';

type ChannelFilterProps = { owner: ProjectScope; onChoose: (channelId: string) => void };

/** Finds the channel to filter by, however many there are. If channels may not be listed, takes a typed ID. */
function ChannelFilterPart({ owner, onChoose }: ChannelFilterProps) {
  const [text, setText] = useState('');
  const results = useChannelSearch(owner, text);
  const { placeholder, list, findChannel } = useTexts('channelPicker');

  const { getInputProps, getMenuProps, getItemProps, highlightedIndex, setHighlightedIndex } =
    useCombobox<ChannelOption>({
      id: 'channel-filter',
      isOpen: true,
      items: results.rows,
      inputValue: text,
      selectedItem: null,
      defaultHighlightedIndex: 0,
      itemToString: (item) => item?.name ?? '',
      stateReducer: (state, { type, changes }) =>
        type === useCombobox.stateChangeTypes.InputKeyDownEnter
          ? { ...changes, selectedItem: pickedByEnter(results, state.highlightedIndex, text) ?? null }
          : changes,
      onSelectedItemChange: ({ selectedItem }) => {
        if (selectedItem) onChoose(selectedItem.id);
      },
    });

  const count = useChannelRows({ results, isOpen: true, highlightedIndex, setHighlightedIndex });

  if (results.isForbidden) return <TypedChannel onChoose={onChoose} />;
  return (
    <>
      <div className="popover-search">
        <input
          {...getInputProps({
            'aria-label': findChannel,
            onChange: ({ currentTarget }) => setText(currentTarget.value),
          })}
          // Downshift would write each letter back a moment later: the caret would jump, and letters would be lost.
          value={undefined}
          data-first=""
          type="search"
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      {results.isOtherCase ? <p className="popover-head">{count}</p> : null}
      <ChannelRows
        results={results}
        highlightedIndex={highlightedIndex}
        menuProps={getMenuProps({ 'aria-label': list })}
        getItemProps={getItemProps}
      />
    </>
  );
}

export const ChannelFilter = withLateTexts(
  {
    en: { channelList: enChannelList, channelPicker: enChannelPicker },
    'zh-CN': { channelList: zhChannelList, channelPicker: zhChannelPicker },
  },
  ChannelFilterPart,
);

function TypedChannel({ onChoose }: { onChoose: (channelId: string) => void }) {
  const { filterForbidden, channelId } = useTexts('channelPicker');
  const { apply } = useTexts('lists');
  return (
    <form
      className="grid justify-items-start gap-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = cleanSearch(String(new FormData(event.currentTarget).get('channel_id')));
        if (typed !== '') onChoose(typed);
      }}
    >
      <p className="text-xs">{format(filterForbidden, { action: 'eg:channels:list' })}</p>
      <input name="channel_id" className="mono" aria-label={channelId} autoComplete="off" spellCheck={false} />
      <button type="submit" className="btn tiny">
        {apply}
      </button>
    </form>
  );
}
