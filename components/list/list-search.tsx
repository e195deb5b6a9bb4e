'use client';

import type { Ref } from 'react';
import { Icon } from '@/components/ui/icon';
import { HiddenParts } from './hidden-parts';

type ListSearchProps = {
  ref: Ref<HTMLInputElement>;
  /** What the URL searches for. */
  text: string;
  label: string;
  maxLength: number;
  /** The query's parts, its page left out: sent along by Enter where there is no script. */
  parts: [name: string, value: string][];
  onType: (text: string) => void;
  onSearch: (text: string) => void;
};

/** Searches a list while it is typed. Without JavaScript Enter sends the search. */
export function ListSearch({ ref, text, label, maxLength, parts, onType, onSearch }: ListSearchProps) {
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(String(new FormData(event.currentTarget).get('q')));
      }}
    >
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={text}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
      />
      <HiddenParts parts={parts} except="q" />
    </form>
  );
}
