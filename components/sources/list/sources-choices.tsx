'use client';

import { Icon } from '@/components/ui/icon';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { SOURCE_PROVIDERS, type SourcesQuery, withParts } from '@/lib/sources/query';
import { SourcesLink } from './sources-link';
import type { SourcesMessages } from './sources-messages';

type SourcesChoicesProps = {
  filter: 'provider' | 'type';
  query: SourcesQuery;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onDone: () => void;
};

/** Offers the values of a filter, as links to the list that they lead to. */
export function SourcesChoices({ filter, query, messages, onGo, onDone }: SourcesChoicesProps) {
  const { filters, types } = messages;
  const choices: { label: string; parts: Partial<SourcesQuery>; on: boolean }[] =
    filter === 'provider'
      ? SOURCE_PROVIDERS.map((provider) => ({
          label: filters.providers[provider],
          parts: { provider },
          on: query.provider === provider,
        }))
      : (['', ...SOURCE_TYPES] as const).map((type) => ({
          label: type === '' ? filters.any : types[type],
          parts: { type },
          on: query.type === type,
        }));
  return (
    <ul className="choices">
      {choices.map(({ label, parts, on }) => (
        <li key={label}>
          <SourcesLink
            to={withParts(query, parts)}
            aria-current={on ? 'true' : undefined}
            data-first={on ? '' : undefined}
            onGo={(next) => {
              onGo(next);
              onDone();
            }}
          >
            {label}
            {on ? <Icon name="check" /> : null}
          </SourcesLink>
        </li>
      ))}
    </ul>
  );
}
