'use client';

import { useEffect, useState } from 'react';
import { withBasePath } from '@/lib/browser/base-path';
import { fetchEgResult } from '@/lib/browser/fetch-eg-result';

/** What a look-up of a name found out: free, taken (on which channel), or nothing, which never blocks. */
export type NameCheck = { kind: 'unknown' } | { kind: 'free' } | { kind: 'taken'; channel: string | null };

const UNKNOWN: NameCheck = { kind: 'unknown' };
const DEBOUNCE_MS = 300;

/**
 * Looks up whether a source of exactly this name exists, 300 ms after the last key, while `wanted`. The answer is
 * advice: any failure is `unknown`, and EventGrid decides when the source is created.
 */
export function useNameCheck(name: string, wanted: boolean): NameCheck {
  const [found, setFound] = useState<{ name: string; check: NameCheck }>({ name: '', check: UNKNOWN });
  const worthAsking = wanted && /^[a-z0-9][a-z0-9._-]{0,127}$/.test(name) && !name.startsWith('hc.');

  useEffect(() => {
    if (!worthAsking) return;
    const asking = new AbortController();
    const timer = setTimeout(async () => setFound({ name, check: await lookUp(name, asking.signal) }), DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [name, worthAsking]);

  return worthAsking && found.name === name ? found.check : UNKNOWN;
}

async function lookUp(name: string, signal: AbortSignal): Promise<NameCheck> {
  try {
    const url = withBasePath(`/api/sources/name?name=${encodeURIComponent(name)}`);
    const { taken, channel } = await fetchEgResult<{ taken: boolean; channel?: string | null }>(url, signal);
    return taken ? { kind: 'taken', channel: channel ?? null } : { kind: 'free' };
  } catch {
    return UNKNOWN;
  }
}
