'use client';

import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { FilterChip } from '@/components/list/filter-chip';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import { StatusTabs } from '@/components/list/status-tabs';
import { useItemList } from '@/components/list/use-item-list';
import type { List } from '@/components/list/use-list';
import type { useMenu } from '@/components/list/use-menu';
import type { SubscriptionsVerb } from '@/components/subscriptions/dialogs/subscriptions-dialog';
import { lazyPart } from '@/components/ui/lazy-part';
import { subscriptionsList } from '@/lib/browser/queries/subscriptions';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import {
  SUBSCRIPTION_NAME_MAX_CHARS,
  SUBSCRIPTION_PATHS,
  SUBSCRIPTION_STATUSES,
  SUBSCRIPTIONS_URL,
  type SubscriptionsQuery,
} from '@/lib/subscriptions/query';
import type { SubscriptionRow, SubscriptionsPage } from '@/lib/subscriptions/row';
import { useSubscriptionColumns } from './subscriptions-columns';
import type { SubscriptionsMenuKind, SubscriptionsMenusProps } from './subscriptions-menus';
import type { SubscriptionsTroubleProps } from './subscriptions-trouble';

export type SubscriptionsListProps = {
  owner: ProjectScope;
  /** The project's name. */
  project: string;
  selectedId: string | null;
  /** Opens a subscription beside the list. */
  onOpen: (id: string) => void;
  /** Opens the dialog of a write of these rows. */
  onWrite: (verb: SubscriptionsVerb, rows: SubscriptionRow[]) => void;
};

// Error and empty texts are only needed in those states. Menus load when the user interacts with one.
const SubscriptionsTrouble = lazyPart<SubscriptionsTroubleProps>(() => import('./subscriptions-trouble'), {
  Bare: BareTrouble,
});
const SubscriptionsMenus = lazyPart<SubscriptionsMenusProps>(() => import('./subscriptions-menus'));

/** Lists subscriptions. Search, filters, sort and pages are in the URL and done by EventGrid, all but the status. */
export function SubscriptionsList(props: SubscriptionsListProps) {
  const { owner, selectedId, onOpen, onWrite } = props;
  const texts = useTexts('subscriptions');
  const { noName } = useTexts('lists');
  const { list, menu, view, onSize, checked, chosen, clearChosen, ...rows } = useItemList<
    SubscriptionsQuery,
    SubscriptionRow,
    SubscriptionsPage,
    SubscriptionsMenuKind
  >({
    url: SUBSCRIPTIONS_URL,
    paths: SUBSCRIPTION_PATHS,
    read: (query) => subscriptionsList(owner, query),
    preload: SubscriptionsMenus.preload,
    texts,
    onOpen,
  });
  const { url, query, data, go } = list;
  const { opened, opens, close } = menu;
  const columns = useSubscriptionColumns({
    readAt: data?.readAt ?? 0,
    query: list.shown,
    time: view.time,
    opens,
    ...rows,
  });

  return (
    <ListCard
      list={list}
      className="card @container/sources"
      maxLength={SUBSCRIPTION_NAME_MAX_CHARS}
      texts={texts}
      preload={SubscriptionsTrouble.preload}
      onSize={onSize}
      filters={<ChannelFilterChip list={list} button={opens('channel')} isOpen={opened?.kind === 'channel'} />}
      above={
        <>
          <Tabs list={list} />
          {chosen.length > 0 ? <Chosen rows={chosen} onWrite={onWrite} onClear={clearChosen} /> : null}
        </>
      }
      trouble={<SubscriptionsTrouble {...props} list={list} />}
      table={
        <DataTable
          name="subscriptions"
          className={`sources subscriptions ${view.density} times-${view.time}`}
          caption={texts.caption}
          url={url}
          query={list.shown}
          columns={columns}
          rows={data?.items ?? []}
          selectedId={selectedId}
          selection={{
            ...checked,
            isChoosable: () => true,
            labelAll: texts.selection.all,
            labelOf: ({ name }) => format(texts.selection.one, { name: name || noName }),
          }}
          busy={list.isBehind}
          onSort={(sort) => go(url.withParts(query, { sort }))}
        />
      }
    >
      {opened ? <SubscriptionsMenus {...props} opened={opened} query={query} onGo={go} onClose={close} /> : null}
    </ListCard>
  );
}

type FiltersProps = {
  list: List<SubscriptionsQuery, SubscriptionsPage>;
  button: ReturnType<ReturnType<typeof useMenu<SubscriptionsMenuKind, SubscriptionRow>>['opens']>;
  isOpen: boolean;
};

/** Filters by channel, of any number. */
function ChannelFilterChip({ list: { url, query, data, clear }, button, isOpen }: FiltersProps) {
  const { filters } = useTexts('subscriptions');
  const value = query.channel_id && (data?.channelName || query.channel_id);
  const cleared = url.withParts(query, { channel_id: '' });
  return (
    <FilterChip
      label={filters.channel}
      value={value}
      isName
      button={button}
      isOpen={isOpen}
      removeLabel={format(filters.remove, { filter: filters.channel, value })}
      removePath={url.pathOf(cleared)}
      onRemove={() => clear(cleared)}
    />
  );
}

const TABS = ['', ...SUBSCRIPTION_STATUSES] as const;
const BAD: readonly string[] = ['ERROR', 'FROZEN'];

/** Leads to the subscriptions of each status: EventGrid can't filter by it, so the server looks through all. */
function Tabs({ list: { url, query, data, go } }: Pick<FiltersProps, 'list'>) {
  const { filters } = useTexts('subscriptions');
  const { statuses } = useTexts('subscriptionFacts');
  return (
    <StatusTabs
      label={filters.status}
      tabs={TABS.map((status) => {
        const to = url.withParts(query, { status });
        return {
          id: status || 'all',
          label: status === '' ? filters.all : statuses[status],
          href: url.pathOf(to),
          onNavigate: () => go(to),
          isCurrent: query.status === status,
          count: data?.counts?.[status || 'all'],
          isBad: BAD.includes(status),
        };
      })}
    />
  );
}

type ChosenProps = Pick<SubscriptionsListProps, 'onWrite'> & { rows: SubscriptionRow[]; onClear: () => void };

/** Shows how many rows are selected, and offers what can be done with them. */
function Chosen({ rows, onWrite, onClear }: ChosenProps) {
  const { selection, verbs } = useTexts('subscriptions');
  const language = useLanguage();
  const count = formatPlural(selection.count, rows.length, language);
  return (
    <div className="bar selection" role="group" aria-label={count}>
      <b>{count}</b>
      {(['enable', 'disable', 'delete'] as const).map((verb) => (
        <button key={verb} type="button" className="btn tiny" onClick={() => onWrite(verb, rows)}>
          {verbs[verb]}
        </button>
      ))}
      <button type="button" className="link-btn text-sm" onClick={onClear}>
        {selection.clear}
      </button>
    </div>
  );
}
