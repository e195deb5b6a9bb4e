'use client';

import { type ComponentType, type InputHTMLAttributes, useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { ConsoleSilent } from '@/components/ui/console-silent';
import { Icon } from '@/components/ui/icon';
import { orSilence } from '@/lib/browser/silence';
import type { NewChannel } from '@/lib/channels/writes';
import type { Action } from '@/lib/guard/outcome';
import type { ChannelListProps } from './channel-list';
import type { ChannelOption } from './channel-options';

export type ChannelPickerProps = {
  /** Sets the form's channel ID; `settled` once the field is left or a channel picked. Always the same function. */
  onPick: (channelId: string, settled: boolean) => void;
  createChannel: Action<NewChannel>;
  owner: { project_id: string; endpoint_id: string };
  described: InputHTMLAttributes<HTMLInputElement>;
  value: string;
  known: ChannelOption | null;
  onForbidden: () => void;
  /** Called when another channel, or none, is chosen. */
  onChannel?: (channel: ChannelOption | null) => void;
};

type ListModule = { ChannelList: ComponentType<ChannelListProps> };

// The list with its search is as large as the rest of the form, so it loads when the user interacts with the field.
let list: Promise<ListModule> | undefined;
const loadList = (): Promise<ListModule> => {
  list ??= import('./channel-list').catch((error: unknown) => {
    list = undefined;
    throw error;
  });
  return list;
};

/**
 * Picks a channel by name. The input is the same element from the first key on. The list behind it loads on demand and
 * passes its handlers to the input, so that no letter and no focus is lost while it loads.
 */
export function ChannelPicker(props: ChannelPickerProps) {
  const { onPick, described, value, known, onForbidden, onChannel, createChannel, owner } = props;
  const texts = useTexts('channelPicker');
  const input = useRef<HTMLInputElement>(null);
  const [List, setList] = useState<ListModule['ChannelList'] | null>(null);
  const [comboProps, setComboProps] = useState<InputHTMLAttributes<HTMLInputElement>>({});
  const [chosen, setChosen] = useState<ChannelOption | null>(known);
  const [opening, setOpening] = useState(false);
  const [isSilent, setSilent] = useState(false);
  const [firstText] = useState(known?.name ?? '');

  const load = (open: boolean) => {
    if (List) return;
    if (open) setOpening(true);
    setSilent(false);
    const loading = loadList().then((module) => setList(() => module.ChannelList));
    orSilence(loading).catch(() => setSilent(true));
  };

  const openList = () => {
    input.current?.focus();
    if (List) input.current?.click();
    else load(true);
  };

  const choose = useCallback(
    (channel: ChannelOption | null, settled: boolean) => {
      setChosen(channel);
      onChannel?.(channel);
      onPick(channel?.id ?? '', settled);
    },
    [onPick, onChannel],
  );

  // If a returned, reset or prefilled form changes the value, the text follows.
  const current = chosen?.id === value ? chosen : known;
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = current?.name ?? '';
  }, [current]);

  return (
    <div className="combobox">
      <input
        role="combobox"
        aria-expanded={false}
        aria-controls="channel-list"
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="none"
        {...described}
        {...comboProps}
        ref={input}
        defaultValue={firstText}
        placeholder={texts.placeholder}
        spellCheck={false}
        onFocus={() => load(false)}
        onClick={comboProps.onClick ?? (() => load(true))}
        onInput={() => load(true)}
        onPointerEnter={() => void loadList().catch(() => {})}
        onKeyDown={
          comboProps.onKeyDown ??
          ((event) => {
            if (event.key === 'Enter') event.preventDefault();
            if (event.key !== 'Tab' && event.key !== 'Escape') load(true);
          })
        }
      />
      <input type="hidden" name="channel_id" value={value} />
      <button type="button" className="icon-btn" tabIndex={-1} aria-label={texts.open} onClick={openList}>
        <Icon name="chevron-down" />
      </button>
      {List ? (
        <List
          input={input}
          // Code that comes late opens the list only if the user is still there.
          initiallyOpen={opening && document.activeElement === input.current}
          chosen={current}
          onProps={setComboProps}
          onChoose={choose}
          onForbidden={onForbidden}
          createChannel={createChannel}
          owner={owner}
        />
      ) : (
        <>
          <div id="channel-list" role="listbox" aria-label={texts.list} hidden />
          {isSilent ? <ConsoleSilent onRetry={openList} /> : null}
        </>
      )}
    </div>
  );
}
