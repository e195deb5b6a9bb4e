'use client';

import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import { useCombobox } from 'downshift';
import { LoaderCircle, Plus } from 'lucide-react';
import { type InputHTMLAttributes, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChannelMessages, CreateSourceMessages } from '@/components/sources/create-source-messages';
import { announce } from '@/components/ui/announcer';
import { assignRef } from '@/components/ui/assign-ref';
import { useDebounced } from '@/components/ui/use-debounced';
import { format, formatPlural } from '@/lib/i18n/format';
import { channelKeys, channelSearch } from '@/lib/queries/channels';
import { isEgFailure } from '@/lib/queries/fetch-eg-result';
import { ChannelOptionRow } from './channel-option-row';
import type { ChannelOption } from './channel-options';
import { CreateChannelDialog } from './create-channel-dialog';
import type { CreateChannelAction } from './create-channel-state';

export type ChannelListProps = {
  input: RefObject<HTMLInputElement | null>;
  initiallyOpen: boolean;
  chosen: ChannelOption | null;
  /** Hands the combobox's handlers and ARIA state to the input, which stands outside and stays. */
  onProps: (props: InputHTMLAttributes<HTMLInputElement>) => void;
  /** `settled` when the person has left the field, so that it may say what is missing. */
  onChoose: (channel: ChannelOption | null, settled: boolean) => void;
  onForbidden: () => void;
  createChannel: CreateChannelAction;
  owner: { project_id: string; endpoint_id: string };
  language: string;
  messages: ChannelMessages;
  validation: CreateSourceMessages['validation'];
  copy: CreateSourceMessages['copy'];
};

const DEBOUNCE_MS = 300;
/** Rows from the end at which the next page is asked for. */
const NEAR_END = 8;

/** Lists the channels that match the picker's text, with paging, its states, and the way to make a missing one. */
export function ChannelList(props: ChannelListProps) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } }));
  return (
    <QueryClientProvider client={client}>
      <Combobox {...props} onCreated={() => client.invalidateQueries({ queryKey: channelKeys.all })} />
    </QueryClientProvider>
  );
}

function Combobox(props: ChannelListProps & { onCreated: () => void }) {
  const { input, initiallyOpen, chosen, onProps, onChoose, onForbidden, language, messages } = props;
  const popup = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(input.current?.value ?? '');
  const [creating, setCreating] = useState<string | null>(null);
  const search = useDebounced(chosen && text === chosen.name ? '' : text, DEBOUNCE_MS);
  const query = useInfiniteQuery(channelSearch(search));
  const items = (query.data?.pages ?? []).flatMap((page) =>
    page.items.flatMap(({ id, name }) => (id ? [{ id, name: name ?? id }] : [])),
  );
  const total = query.data?.pages.at(-1)?.total ?? items.length;

  const write = (value: string) => {
    if (input.current) input.current.value = value;
    setText(value);
  };

  const combobox = useCombobox<ChannelOption>({
    id: 'channel',
    inputId: 'channel_id',
    menuId: 'channel-list',
    items,
    itemToString: (item) => item?.name ?? '',
    itemToKey: (item) => item?.id,
    inputValue: text,
    selectedItem: chosen,
    initialIsOpen: initiallyOpen || text !== (chosen?.name ?? ''),
    defaultHighlightedIndex: 0,
    stateReducer: (state, { type, changes }) => {
      const { InputBlur, InputKeyDownEnter } = useCombobox.stateChangeTypes;
      // Leaving the field chooses nothing by itself, unless the text is a channel's whole name.
      if (type === InputBlur) {
        const named = items.find(({ name }) => name === text) ?? state.selectedItem;
        return { ...changes, selectedItem: named?.name === text ? named : null, inputValue: text };
      }
      // Enter with nothing to pick keeps the list open.
      if (type === InputKeyDownEnter && state.highlightedIndex < 0) return { ...changes, isOpen: true };
      return changes;
    },
    onInputValueChange: ({ inputValue, type }) => {
      if (type !== useCombobox.stateChangeTypes.InputChange) {
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
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps, closeMenu, setHighlightedIndex } =
    combobox;

  // A list that was opened before its rows were here has its first row ready for Enter, as any other.
  const hasRows = items.length > 0;
  const unready = isOpen && hasRows && highlightedIndex < 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time rows come, not when the pointer leaves.
  useEffect(() => {
    if (unready) setHighlightedIndex(0);
  }, [isOpen, hasRows, search]);

  const forbidden = isEgFailure(query.error) && query.error.status === 403;
  useEffect(() => {
    if (forbidden) onForbidden();
  }, [forbidden, onForbidden]);

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const nearEnd = highlightedIndex >= items.length - NEAR_END;
  useEffect(() => {
    if (isOpen && nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isOpen, nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);

  // The input is uncontrolled: what a person types in it is the truth, and only a pick or Escape writes into it. A letter
  // may have been typed between the rendering of this list and now.
  useLayoutEffect(() => setText(input.current?.value ?? ''), [input]);

  // A choice made elsewhere (the form was reset or a channel was made) shows its name.
  const [shownChoice, setShownChoice] = useState(chosen);
  if (shownChoice?.id !== chosen?.id) {
    setShownChoice(chosen);
    if (chosen) setText(chosen.name);
    else if (document.activeElement !== input.current) setText('');
  }

  const {
    value: _value,
    ref: inputRef,
    ...inputProps
  } = getInputProps(
    {
      onBlur: (event) => {
        if (popup.current?.contains(event.relatedTarget))
          Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
        else if (!chosen) onChoose(items.find(({ name }) => name === text) ?? null, true);
      },
    },
    { suppressRefError: true },
  );
  useLayoutEffect(() => {
    assignRef(inputRef, input.current);
  });
  const propsKey = `${inputProps['aria-expanded']} ${inputProps['aria-activedescendant']}`;
  const latest = useRef(inputProps);
  latest.current = inputProps;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what changes in the props.
  useLayoutEffect(() => {
    onProps({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': 'channel-list',
      'aria-expanded': inputProps['aria-expanded'],
      'aria-activedescendant': inputProps['aria-activedescendant'] || undefined,
      onChange: (event) => latest.current.onChange?.(event),
      onKeyDown: (event) => latest.current.onKeyDown?.(event),
      onBlur: (event) => latest.current.onBlur?.(event),
      onClick: (event) => latest.current.onClick?.(event),
    });
  }, [propsKey, onProps]);

  const settled = isOpen && !query.isFetching && search === (chosen && text === chosen.name ? '' : text);
  const count = search
    ? formatPlural(messages.countMatching, total, language, { text: search })
    : formatPlural(messages.count, total, language);
  useEffect(() => {
    if (settled && !query.isError) announce(count);
  }, [settled, query.isError, count]);

  const { ref: menuRef, ...menuProps } = getMenuProps({ 'aria-label': messages.list }, { suppressRefError: true });
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only watches the focus leave. */}
      <div
        className="pop"
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
        <div className="pop-head">
          <span>{query.isPending || query.isError ? '' : count}</span>
          {items.length < total ? <span>{format(messages.shown, { shown: items.length, count: total })}</span> : null}
        </div>
        <ul
          className="opts"
          {...menuProps}
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            if (scrollHeight - scrollTop - clientHeight < 200 && hasNextPage && !isFetchingNextPage)
              void fetchNextPage();
          }}
        >
          {items.map((item, index) => (
            <ChannelOptionRow
              key={item.id}
              {...getItemProps({ item, index })}
              name={item.name}
              match={search}
              active={index === highlightedIndex}
            />
          ))}
        </ul>
        <ListState query={query} empty={items.length === 0} search={search} messages={messages} />
        <div className="pop-foot">
          <button
            className="btn sm quiet"
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setCreating(chosen ? '' : text.trim());
              closeMenu();
            }}
          >
            <Plus aria-hidden="true" />
            <span className="cut">{text && !chosen ? format(messages.createNamed, { text }) : messages.create}</span>
          </button>
          <span className="hintkeys only-wide" aria-hidden="true">
            <kbd>↑</kbd>
            <kbd>↓</kbd>
            {messages.keys}
            <kbd>Enter</kbd>
            {messages.enter}
          </span>
        </div>
      </div>
      {creating === null ? null : (
        <CreateChannelDialog
          name={creating}
          action={props.createChannel}
          owner={props.owner}
          messages={messages}
          validation={props.validation}
          onClose={(channel) => {
            setCreating(null);
            if (channel) {
              props.onCreated();
              write(channel.name);
              onChoose(channel, false);
              announce(format(messages.created, { name: channel.name }));
            }
            input.current?.focus();
          }}
        />
      )}
    </>
  );
}

type ListStateProps = {
  query: { isPending: boolean; isError: boolean; isFetchingNextPage: boolean; refetch: () => unknown };
  empty: boolean;
  search: string;
  messages: ChannelMessages;
};

/** Says what stands in place of rows, or below them: loading, nothing there, or a failure with its Retry. */
function ListState({ query, empty, search, messages }: ListStateProps) {
  if (query.isError)
    return (
      <div className="loading" role="alert">
        <span>{messages.failed}</span>
        <button
          className="btn xs"
          type="button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => query.refetch()}
        >
          {messages.retry}
        </button>
      </div>
    );
  if (query.isPending || query.isFetchingNextPage)
    return (
      <p className="loading">
        <LoaderCircle className="spin" aria-hidden="true" />
        {query.isPending ? messages.loading : messages.loadingMore}
      </p>
    );
  if (empty) return <p className="loading">{search ? format(messages.noMatch, { text: search }) : messages.noneYet}</p>;
  return null;
}
