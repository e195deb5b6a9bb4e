'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Returns whether React has hydrated this part of the page: false on the server and in the first render, then true. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
