import { cache } from 'react';
import { openPageEventGrid } from '@/lib/session/open-page';
import { readOneSource } from '@/lib/sources/read-one';

/** Reads the source of the address once a request: for the title and for the page. Null when signed out. */
export const readSource = cache(async (sourceId: string) => {
  const open = await openPageEventGrid();
  return open ? readOneSource(open.eventGrid, sourceId) : null;
});
