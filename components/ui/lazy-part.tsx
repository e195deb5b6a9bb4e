'use client';

import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { orSilence } from '@/lib/browser/silence';
import { ConsoleSilent } from './console-silent';
import { useHydrated } from './use-hydrated';

type Load<Props> = () => Promise<{ default: (props: Props) => ReactNode }>;

/** What every part gets besides its own props: tries again to load it. */
type Shown<Props> = Props & { onLoadAgain: () => void };
type Part<Props> = ComponentType<Shown<Props>>;

type Options<Props> = {
  /** Replaces the part until it is loaded, and if it can't be: it needs no code of its own. */
  Bare?: (props: Props) => ReactNode;
  /** Shown until the part is loaded. */
  waiting?: ReactNode;
};

/**
 * Makes a component whose code loads when it is first shown, or earlier with its `preload`. If the code doesn't come
 * within 15 s and there is no `Bare`, shows that the console is silent and offers to try again.
 */
export function lazyPart<Props extends object>(load: Load<Props>, { Bare, waiting }: Options<Props> = {}) {
  const Missing = Bare ?? (({ onLoadAgain }: Shown<Props>) => <ConsoleSilent onRetry={onLoadAgain} />);
  const make = (): Part<Props> =>
    lazy<Part<Props>>(() =>
      orSilence(load()).catch(() => {
        part = make();
        return { default: Missing };
      }),
    );
  let part = make();
  // biome-ignore lint/correctness/noComponentHookFactories: each part is made once, where its module begins.
  const Lazy = (props: Props) => (
    <Latest current={() => part} shown={props} fallback={Bare ? <Bare {...props} /> : waiting} />
  );
  /** Code that is loaded before it is shown needs no `Bare`, not even for a moment. */
  const preload = () =>
    void load().then(
      ({ default: Loaded }) => {
        part = Loaded;
      },
      () => {},
    );
  // The server has it before it renders.
  if (typeof window === 'undefined') preload();
  return Object.assign(Lazy, { preload });
}

type LatestProps<Props> = { current: () => Part<Props>; shown: Props; fallback: ReactNode };

/**
 * Shows the part as it was when first shown: code that is loaded since then must not replace it. What the server
 * renders stands where it belongs, for a page without JavaScript: React may move what is inside Suspense, even loaded,
 * to the page's end and put it in place by a script.
 */
function Latest<Props extends object>({ current, shown, fallback }: LatestProps<Props>) {
  const [Part, setPart] = useState(current);
  const [isFromServer] = useState(!useHydrated());
  const part = <Part {...shown} onLoadAgain={() => setPart(current)} />;
  return isFromServer ? part : <Suspense fallback={fallback}>{part}</Suspense>;
}
