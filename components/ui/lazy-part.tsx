'use client';

import { type ComponentType, lazy, Suspense } from 'react';

/**
 * Makes a component whose code loads when it is first shown, or earlier with its `preload`. If loading fails, shows
 * `Missing`, and the next time it is shown tries again.
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
