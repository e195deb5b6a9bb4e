import { useState } from 'react';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';

/** Keeps a refusal visible during a retry, so that the pressed button stays where it is. */
export function useRefusal({ status, error }: { status: string; error: ReadFailure | null }) {
  const [refused, setRefused] = useState<{ failure: ReadFailure | null } | null>(
    status === 'error' ? { failure: error } : null,
  );
  if (status === 'error' && refused?.failure !== error) setRefused({ failure: error });
  if (status === 'success' && refused !== null) setRefused(null);
  return refused;
}
