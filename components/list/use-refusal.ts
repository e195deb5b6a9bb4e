'use client';

import { useState } from 'react';
import type { ListFailure } from '@/lib/sources/explain';

/** Keeps a refusal in sight while it is tried again, so that the button pressed stays where it is. */
export function useRefusal({ status, error }: { status: string; error: ListFailure | null }) {
  const [refused, setRefused] = useState<{ failure: ListFailure | null } | null>(
    status === 'error' ? { failure: error } : null,
  );
  if (status === 'error' && refused?.failure !== error) setRefused({ failure: error });
  if (status === 'success' && refused !== null) setRefused(null);
  return refused;
}
