'use client';

import { type ComponentType, lazy, Suspense } from 'react';

/**
 * Makes a component whose code comes when it is first shown, or earlier by its `preload`. Where it cannot be loaded
 * `Missing` stands in, and the next showing tries again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Missing: ComponentType<Props> = () => null,
) {
  const make = () =>
    lazy<ComponentType<Props>>(() =>
      load().catch(() => {
        part = make();
        return { default: Missing };
      }),
    );
  let part = make();
  const Lazy = (props: Props) => {
    const Part: ComponentType<Props> = part;
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
  return Object.assign(Lazy, { preload: () => void load().catch(() => {}) });
}
