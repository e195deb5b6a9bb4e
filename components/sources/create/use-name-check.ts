'use client';

import { useEffect, useState } from 'react';
import { readOwn } from '@/lib/browser/read';
import type { ProjectScope } from '@/lib/session/session';
import type { NameHolder } from '@/lib/sources/reads';

/** What a look-up of a name found out: free, taken (on which channel), or nothing, which never blocks. */
export type NameCheck = { kind: 'unknown' } | { kind: 'free' } | { kind: 'taken'; channel: string | null };

const UNKNOWN: NameCheck = { kind: 'unknown' };
const DEBOUNCE_MS = 300;

/**
 * Looks up whether a source of exactly this name exists, 300 ms after the last key, while `wanted`. The answer is
 * advice: any failure is `unknown`, and EventGrid decides when the source is created.
 */
export function useNameCheck(owner: ProjectScope, name: string, wanted: boolean): NameCheck {
  const [found, setFound] = useState<{ name: string; check: NameCheck }>({ name: '', check: UNKNOWN });
  const worthAsking = wanted && /^[a-z0-9][a-z0-9._-]{0,127}$/.test(name) && !name.startsWith('hc.');

  useEffect(() => {
    if (!worthAsking) return;
    const asking = new AbortController();
    const timer = setTimeout(
      async () => setFound({ name, check: await lookUp(owner, name, asking.signal) }),
      DEBOUNCE_MS,
    );
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [owner, name, worthAsking]);

  return worthAsking && found.name === name ? found.check : UNKNOWN;
}

async function lookUp(owner: ProjectScope, name: string, signal: AbortSignal): Promise<NameCheck> {
  try {
    const { taken, channel } = await readOwn<NameHolder>('/api/sources/name', { name }, owner, signal);
    return taken ? { kind: 'taken', channel } : { kind: 'free' };
  } catch {
    return UNKNOWN;
  }
}
