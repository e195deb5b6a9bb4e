'use client';

import { useState } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { FilterChip } from '@/components/list/filter-chip';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import { PartSelect } from '@/components/list/part-form';
import { type List, useList } from '@/components/list/use-list';
import { useMenu } from '@/components/list/use-menu';
import { useStable } from '@/components/list/use-stable';
import { useView } from '@/components/list/view-preferences';
import type { SubscriptionsVerb } from '@/components/subscriptions/dialogs/subscriptions-dialog';
import { lazyPart } from '@/components/ui/lazy-part';
import { withBasePath } from '@/lib/browser/base-path';
import { subscriptionsList } from '@/lib/browser/queries/subscriptions';
import { format, formatPlural } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import {
  parseSubscriptionsQuery,
  SUBSCRIPTION_NAME_MAX_CHARS,
  SUBSCRIPTION_PATHS,
  SUBSCRIPTION_STATUSES,
  SUBSCRIPTIONS_URL,
  type SubscriptionsQuery,
  subscriptionPath,
  subscriptionsPath,
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

/** A subscription that is open beside the list stays open. */
const pathBeside = (query: SubscriptionsQuery): string => {
  const id = SUBSCRIPTION_PATHS.itemIdIn(location.pathname.slice(withBasePath('').length));
  return id === null ? subscriptionsPath(query) : subscriptionPath(id, query);
};

const NONE: ReadonlySet<string> = new Set();

/** Lists subscriptions. Search, filters, sort and pages are in the URL and done by EventGrid, all but the status. */
export function SubscriptionsList(props: SubscriptionsListProps) {
  const { owner, selectedId, onOpen, onWrite } = props;
  const texts = useTexts('subscriptions');
  const { noName } = useTexts('lists');
  const { view, change } = useView();
  const list = useList({
    url: SUBSCRIPTIONS_URL,
    read: (query) => subscriptionsList(owner, query),
    size: view.size,
    pathOf: pathBeside,
    texts,
  });
  const { url, query, data, go } = list;
  const { opened, opens, close } = useMenu<SubscriptionsMenuKind, SubscriptionRow>(SubscriptionsMenus.preload);
  const [checkedIds, setCheckedIds] = useState(NONE);
  const chosen = data?.items.filter(({ id }) => id !== null && checkedIds.has(id)) ?? [];

  const goFromRow = useStable(go);
  const openFromRow = useStable(onOpen);
  const columns = useSubscriptionColumns({
    readAt: data?.readAt ?? 0,
    query: list.shown,
    time: view.time,
    opens,
    onGo: goFromRow,
    onOpen: openFromRow,
  });

  return (
    <ListCard
      list={list}
      className="card @container/sources"
      maxLength={SUBSCRIPTION_NAME_MAX_CHARS}
      texts={texts}
      preload={SubscriptionsTrouble.preload}
      onSize={(size) => change({ size })}
      filters={<Filters list={list} button={opens('channel')} isOpen={opened?.kind === 'channel'} />}
      above={chosen.length > 0 ? <Chosen rows={chosen} onWrite={onWrite} onClear={() => setCheckedIds(NONE)} /> : null}
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
            checkedIds,
            onCheck: setCheckedIds,
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

/** Filters by channel, of any number, and by status. */
function Filters({ list: { url, query, data, go, clear }, button, isOpen }: FiltersProps) {
  const { filters } = useTexts('subscriptions');
  const { statuses } = useTexts('subscriptionFacts');
  const value = query.channel_id && (data?.channelName || query.channel_id);
  const cleared = url.withParts(query, { channel_id: '' });
  return (
    <>
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
      <PartSelect
        name="status"
        value={query.status}
        options={[
          ['', filters.any],
          ...SUBSCRIPTION_STATUSES.map((status): [string, string] => [status, statuses[status]]),
        ]}
        parts={url.partsOf(url.withParts(query, {}))}
        className="provider-select"
        label={<span>{`${filters.status}:`}</span>}
        onChange={(status) => go(url.withParts(query, { status: parseSubscriptionsQuery({ status }).status }))}
      />
    </>
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
