'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { WriteLinesProps } from './write-lines';

/** Keeps the lines up to date. Until its code is loaded, and if it never is, they are as the server made them. */
export function CheckedWrites({ children, ...lines }: WriteLinesProps & { children: ReactNode }) {
  const [Lines, setLines] = useState<ComponentType<WriteLinesProps> | null>(null);
  useEffect(() => {
    import('./checked-write-lines').then(
      ({ default: Loaded }) => setLines(() => Loaded),
      () => {},
    );
  }, []);
  return Lines ? <Lines {...lines} /> : children;
}
