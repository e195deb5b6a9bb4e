'use client';

import { useQuery } from '@tanstack/react-query';
import { useTexts } from '@/components/i18n/use-texts';
import { HiddenParts, PartSelect, type Parts } from '@/components/list/part-form';
import type { List } from '@/components/list/use-list';
import { channelFilters } from '@/lib/browser/queries/events';
import { type ActivityQuery, EVENT_STATES, EVENT_TYPE_MAX_CHARS, parseActivityQuery } from '@/lib/events/query';
import type { EventsOf, TracedPage } from '@/lib/events/traced';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import type { ProjectScope } from '@/lib/session/session';

type ActivityFiltersProps = { owner: ProjectScope; of: EventsOf; list: List<ActivityQuery, TracedPage> };

/** Filters by type, subscription and what became of an event. */
export function ActivityFilters({ owner, of, list }: ActivityFiltersProps) {
  const { filters } = useTexts('activity');
  const { states } = useTexts('eventTrace');
  const { url, query, data, go } = list;
  const { data: subscriptions } = useQuery(channelFilters(owner, of.channel_id));
  const set = (parts: Partial<ActivityQuery>) => go(url.withParts(query, parts));
  const parts = url.partsOf(url.withParts(query, {}));
  const types = [...new Set(data?.items.flatMap(({ event_type }) => event_type ?? []))].sort();
  const names = namesFor(subscriptions, of.source_name, query.subscription);
  return (
    <>
      <PartText
        name="type"
        value={query.type}
        suggestions={types}
        maxLength={EVENT_TYPE_MAX_CHARS}
        parts={parts}
        label={filters.type}
        onChange={(type) => set({ type: parseActivityQuery({ type }).type })}
      />
      <PartSelect
        name="subscription"
        value={query.subscription}
        options={[['', filters.any], ...names.map((name): [string, string] => [name, name])]}
        parts={parts}
        className="provider-select"
        label={<span>{`${filters.subscription}:`}</span>}
        onChange={(subscription) => set({ subscription })}
      />
      <PartSelect
        name="status"
        value={query.status}
        options={[['', filters.any], ...EVENT_STATES.map((state): [string, string] => [state, states[state]])]}
        parts={parts}
        className="provider-select"
        label={<span>{`${filters.status}:`}</span>}
        onChange={(status) => set({ status: parseActivityQuery({ status }).status })}
      />
    </>
  );
}

/** The subscriptions of the source, and the one in the URL, which may be gone. */
function namesFor(subscriptions: readonly FilteringSubscription[] | undefined, source: string, chosen: string) {
  const ofSource = subscriptions?.filter(({ sources }) => sources.some(({ name }) => name === source)) ?? [];
  const names = ofSource.flatMap(({ name }) => name ?? []);
  return [...new Set(chosen === '' ? names : [...names, chosen])].sort();
}

type PartTextProps = {
  /** The part that it sets. */
  name: string;
  value: string;
  parts: Parts;
  onChange: (value: string) => void;
  label: string;
  maxLength: number;
  /** Values that it may have; any other is allowed. */
  suggestions: readonly string[];
};

/** A text for one part of a list's query, set by Enter or by leaving the field. Without JavaScript, Enter submits. */
function PartText({ name, value, parts, onChange, label, maxLength, suggestions }: PartTextProps) {
  const set = (text: string) => {
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <form
      className="part-text"
      onSubmit={(event) => {
        event.preventDefault();
        set(String(new FormData(event.currentTarget).get(name) ?? ''));
      }}
    >
      <label>
        <span>{`${label}:`}</span>
        <input
          key={value}
          name={name}
          list={`${name}-suggestions`}
          defaultValue={value}
          maxLength={maxLength}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onBlur={({ target }) => set(target.value)}
        />
      </label>
      <datalist id={`${name}-suggestions`}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <HiddenParts parts={parts} except={name} />
    </form>
  );
}
