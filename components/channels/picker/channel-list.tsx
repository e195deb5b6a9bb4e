'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCombobox } from 'downshift';
import { Plus } from 'lucide-react';
import {
  type InputHTMLAttributes,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { CreateChannelDialog } from '@/components/channels/dialogs/create-channel';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { fillNames } from '@/components/ui/fill-nodes';
import { channelKeys } from '@/lib/browser/queries/channels';
import type { NewChannel } from '@/lib/channels/writes';
import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import type { Action } from '@/lib/guard/outcome';
import { channelList as enChannelList } from '@/lib/i18n/en/channel-list';
import { format } from '@/lib/i18n/format';
import { channelList as zhChannelList } from '@/lib/i18n/zh-cn/channel-list';
import { isId } from '@/lib/lists/find-page';
import type { ChannelOption } from './channel-options';
import { ChannelRows, useChannelRows } from './channel-rows';
import { type ChannelSearch, findNamed, pickedByEnter, useChannelSearch } from './use-channel-search';
import { assignRef, useLiftedInput } from './use-lifted-input';

export type ChannelListProps = {
  input: RefObject<HTMLInputElement | null>;
  initiallyOpen: boolean;
  chosen: ChannelOption | null;
  /** Passes the combobox's handlers and ARIA state to the input, which is rendered outside and stays mounted. */
  onProps: (props: InputHTMLAttributes<HTMLInputElement>) => void;
  /** `settled` if the user has left the field, so that it may show that it is required. */
  onChoose: (channel: ChannelOption | null, settled: boolean) => void;
  onForbidden: () => void;
  createChannel: Action<NewChannel>;
  owner: { project_id: string; endpoint_id: string };
};

/** Lists the channels that match the picker's text, with paging, its states, and a way to create a missing one. */
function ChannelListPart(props: ChannelListProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Combobox {...props} onCreated={() => client.invalidateQueries({ queryKey: channelKeys.all })} />
    </QueryClientProvider>
  );
}

export const ChannelList = withLateTexts(
  { en: { channelList: enChannelList }, 'zh-CN': { channelList: zhChannelList } },
  ChannelListPart,
);

function Combobox(props: ChannelListProps & { onCreated: () => void }) {
  const { input, chosen, onProps, onChoose, onForbidden } = props;
  const texts = { ...useTexts('channelList'), ...useTexts('channelPicker') };
  const popup = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(input.current?.value ?? '');
  const [creating, setCreating] = useState<string | null>(null);
  const results = useChannelSearch(props.owner, chosen && text === chosen.name ? '' : text);
  const { rows, total, isForbidden } = results;

  const write = (value: string) => {
    if (input.current) input.current.value = value;
    setText(value);
  };
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps, closeMenu, setHighlightedIndex } =
    useChannelCombobox(props, results, text, setText, write);
  const count = useChannelRows({ results, isOpen, highlightedIndex, setHighlightedIndex });

  useEffect(() => {
    if (isForbidden) onForbidden();
  }, [isForbidden, onForbidden]);

  // The input is uncontrolled: the user's text wins, and only a pick or Escape writes into it. The user may have typed
  // a letter between the rendering of this list and now.
  useLayoutEffect(() => setText(input.current?.value ?? ''), [input]);

  // Shows the name of a channel chosen elsewhere (the form was reset or a channel was created).
  const [shownChoice, setShownChoice] = useState(chosen);
  if (shownChoice?.id !== chosen?.id) {
    setShownChoice(chosen);
    if (chosen) setText(chosen.name);
    else if (document.activeElement !== input.current) setText('');
  }

  // A press of the form's button leaves the focus in the field: a full name counts then, too.
  const settle = useEffectEvent(() => {
    const named = chosen ? undefined : findNamed(rows, text);
    // The form reads its fields immediately.
    if (named) flushSync(() => onChoose(named, true));
  });
  useEffect(() => {
    const form = input.current?.form;
    const onSubmit = () => settle();
    form?.addEventListener('submit', onSubmit, { capture: true });
    return () => form?.removeEventListener('submit', onSubmit, { capture: true });
  }, [input]);

  const inputProps = getInputProps(
    {
      onBlur: (event) => {
        if (popup.current?.contains(event.relatedTarget))
          Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
        else if (!chosen) onChoose(findNamed(rows, text) ?? null, true);
      },
    },
    { suppressRefError: true },
  );
  // Downshift highlights its first row even if there is none yet.
  useLiftedInput(input, rows.length > 0 ? inputProps : { ...inputProps, 'aria-activedescendant': '' }, onProps);

  const { ref: menuRef, ...menuProps } = getMenuProps({ 'aria-label': texts.list }, { suppressRefError: true });
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only watches the focus leave. */}
      <div
        className="popover"
        hidden={!isOpen}
        ref={(element) => {
          popup.current = element;
          assignRef(menuRef, element);
        }}
        onBlur={(event) => {
          const to = event.relatedTarget;
          if (to !== input.current && !popup.current?.contains(to)) closeMenu();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          closeMenu();
          input.current?.focus();
        }}
      >
        <div className="popover-head">
          <span>{results.isPending || results.isFailed ? '' : count}</span>
          {rows.length < total ? <span>{format(texts.shown, { shown: rows.length, count: total })}</span> : null}
        </div>
        <ChannelRows {...{ results, highlightedIndex, menuProps, getItemProps }} />
        <CreateFoot
          name={chosen || isId(cleanSearch(text)) ? '' : cleanSearch(text)}
          twin={results.twin}
          onCreate={(name) => {
            setCreating(name);
            closeMenu();
          }}
        />
      </div>
      {creating === null ? null : (
        <CreateChannelDialog
          name={creating}
          text={texts.createText}
          action={props.createChannel}
          owner={props.owner}
          onClose={(channel) => {
            setCreating(null);
            if (channel) props.onCreated();
            if (channel && channel !== 'unsure') {
              write(channel.name);
              onChoose(channel, false);
              announce(format(texts.created, { name: channel.name }));
            }
            input.current?.focus();
          }}
        />
      )}
    </>
  );
}

/** Manages the combobox: what happens on a key, a pick or leaving the field. */
function useChannelCombobox(
  { input, initiallyOpen, chosen, onChoose }: ChannelListProps,
  results: ChannelSearch,
  text: string,
  setText: (text: string) => void,
  write: (text: string) => void,
) {
  const { rows } = results;
  return useCombobox<ChannelOption>({
    id: 'channel',
    inputId: 'channel_id',
    menuId: 'channel-list',
    items: rows,
    itemToString: (item) => item?.name ?? '',
    itemToKey: (item) => item?.id,
    inputValue: text,
    selectedItem: chosen,
    initialIsOpen: initiallyOpen || text !== (chosen?.name ?? ''),
    defaultHighlightedIndex: 0,
    stateReducer: (state, { type, changes }) => {
      const { InputBlur, InputKeyDownEnter } = useCombobox.stateChangeTypes;
      // Leaving the field chooses nothing, unless the text is a channel's full name or ID.
      if (type === InputBlur) {
        const named = findNamed(state.selectedItem ? [...rows, state.selectedItem] : rows, text) ?? null;
        return { ...changes, selectedItem: named, inputValue: named?.name ?? text };
      }
      if (type !== InputKeyDownEnter) return changes;
      const picked = pickedByEnter(results, state.highlightedIndex, text);
      // Enter with nothing to pick keeps the list open.
      if (!picked) return { ...state, isOpen: true };
      return { ...changes, selectedItem: picked, inputValue: picked.name, isOpen: false };
    },
    onInputValueChange: ({ inputValue, type }) => {
      const { InputChange, ControlledPropUpdatedSelectedItem } = useCombobox.stateChangeTypes;
      // What is typed over the chosen channel drops it, and then stays: downshift would empty the field.
      if (type === ControlledPropUpdatedSelectedItem && !chosen) return;
      if (type !== InputChange) {
        write(inputValue);
        return;
      }
      const typed = input.current?.value ?? inputValue;
      setText(typed);
      if (typed !== chosen?.name) onChoose(null, false);
    },
    onSelectedItemChange: ({ selectedItem, type }) =>
      onChoose(selectedItem, type === useCombobox.stateChangeTypes.InputBlur),
  });
}

type CreateFootProps = {
  name: string;
  /** The name of a channel that differs from the new one's only in case. */
  twin: string | null;
  onCreate: (name: string) => void;
};

/** Offers to create a missing channel, named by the typed text, and lists the keys. */
function CreateFoot({ name, twin, onCreate }: CreateFootProps) {
  const texts = useTexts('channelList');
  return (
    <div className="popover-foot">
      {twin ? <p id="channel-twin">{fillNames(texts.twin, { twin, text: name })}</p> : null}
      <button
        className="btn small quiet"
        type="button"
        aria-describedby={twin ? 'channel-twin' : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onCreate(name)}
      >
        <Plus aria-hidden="true" />
        <span className="truncate">{name ? fillNames(texts.createNamed, { text: name }) : texts.create}</span>
      </button>
      <span className="keys max-md:hidden" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        <span>{texts.keys}</span>
        <kbd>Enter</kbd>
        <span>{texts.enter}</span>
      </span>
    </div>
  );
}
