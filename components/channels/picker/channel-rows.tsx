import type { UseComboboxPropGetters } from 'downshift';
import { LoaderCircle } from 'lucide-react';
import { type LiHTMLAttributes, type ReactNode, type Ref, type UIEvent, useEffect, useLayoutEffect } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { fillNames } from '@/components/ui/fill-nodes';
import { format, formatPlural, type PluralMessage } from '@/lib/i18n/format';
import type { ChannelOption } from './channel-options';
import type { ChannelSearch } from './use-channel-search';

/** How near the end of the rows the next page is read: by keyboard, and by scrolling. */
const NEAR_END = 8;
const NEAR_END_PX = 200;

type ShownRows = {
  results: ChannelSearch;
  isOpen: boolean;
  highlightedIndex: number;
  setHighlightedIndex: (index: number) => void;
};

/**
 * Follows a list as it loads: highlights its first row for Enter as soon as there are rows (downshift only does so for
 * a list that has them when it opens or when the user types), and reads the next page near the end. Returns the number
 * of channels as a text, which is also announced.
 */
export function useChannelRows(shown: ShownRows): ReactNode {
  const { results, isOpen, highlightedIndex, setHighlightedIndex } = shown;
  const texts = useTexts('channelList');
  const language = useLanguage();
  const { rows, total, search, isOtherCase, isSettled, readMore } = results;
  const hasRows = rows.length > 0;
  const isUnready = isOpen && hasRows && highlightedIndex < 0;
  // Before they are seen: an Enter at the sight of them must not be lost.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time rows come, not when the pointer leaves.
  useLayoutEffect(() => {
    if (isUnready) setHighlightedIndex(0);
  }, [isOpen, hasRows, search]);

  const nearEnd = isOpen && highlightedIndex >= rows.length - NEAR_END;
  // biome-ignore lint/correctness/useExhaustiveDependencies: repeated as rows arrive, not for each new function.
  useEffect(() => {
    if (nearEnd) readMore();
  }, [nearEnd, rows.length]);

  const counted = (message: PluralMessage) => formatPlural(message, total, language);
  const matching = isOtherCase ? counted(texts.countOtherCase) : counted(texts.countMatching);
  const count = search ? matching : counted(texts.count);
  const settled = isOpen && isSettled;
  useEffect(() => {
    if (settled) announce(format(count, { text: search }));
  }, [settled, count, search]);
  return fillNames(count, { text: search });
}

type ChannelRowsProps = Pick<ShownRows, 'results' | 'highlightedIndex'> & {
  /** Downshift's props for a list and its rows. */
  menuProps: ReturnType<UseComboboxPropGetters<ChannelOption>['getMenuProps']>;
  getItemProps: UseComboboxPropGetters<ChannelOption>['getItemProps'];
};

/** Lists the channels read so far, and the status that replaces rows or follows them. */
export function ChannelRows({ results, highlightedIndex, menuProps, getItemProps }: ChannelRowsProps) {
  const readOn = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent) => {
    if (scrollHeight - scrollTop - clientHeight < NEAR_END_PX) results.readMore();
  };
  return (
    <>
      <ul className="options" {...menuProps} onScroll={readOn}>
        {results.rows.map((item, index) => (
          <Row
            key={item.id}
            {...getItemProps({ item, index })}
            name={item.name}
            match={results.search}
            active={index === highlightedIndex}
          />
        ))}
      </ul>
      <ChannelListState results={results} />
    </>
  );
}

type RowProps = LiHTMLAttributes<HTMLLIElement> & {
  ref?: Ref<HTMLLIElement>;
  name: string;
  /** The part of the name that was searched for, highlighted in the row. */
  match: string;
  active: boolean;
};

/** Shows one channel of the list with the searched part highlighted. */
function Row({ name, match, active, ...option }: RowProps) {
  const at = match ? name.toLowerCase().indexOf(match.toLowerCase()) : -1;
  return (
    <li {...option} className={active ? 'active' : undefined}>
      <span className="truncate" translate="no">
        {at < 0 ? (
          name
        ) : (
          <>
            <span>{name.slice(0, at)}</span>
            <mark>{name.slice(at, at + match.length)}</mark>
            <span>{name.slice(at + match.length)}</span>
          </>
        )}
      </span>
    </li>
  );
}

/**
 * Shows the status that replaces rows or follows them: loading, nothing found, or why the read failed. Offers a retry
 * unless the page itself has to be reloaded.
 */
export function ChannelListState({ results }: { results: ChannelSearch }) {
  const texts = useTexts('channelList');
  const { consoleTitle } = useTexts('forms');
  const { failure } = results;
  if (results.isFailed)
    return (
      <div className="loading" role="alert">
        <div className="wrap-anywhere">
          <p>{texts.failed}</p>
          <p>
            <b>{failure?.title ?? consoleTitle}</b>
          </p>
          <p>{failure?.text}</p>
        </div>
        {failure?.action === 'reload' ? null : (
          <button
            className="btn tiny"
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={results.retry}
          >
            {texts.retry}
          </button>
        )}
      </div>
    );
  if (results.isPending || results.isReadingMore)
    return (
      <p className="loading">
        <LoaderCircle className="spin" aria-hidden="true" />
        <span>{results.isPending ? texts.loading : texts.loadingMore}</span>
      </p>
    );
  if (results.rows.length > 0) return null;
  return (
    <p className="loading">{results.search ? fillNames(texts.noMatch, { text: results.search }) : texts.noneYet}</p>
  );
}
