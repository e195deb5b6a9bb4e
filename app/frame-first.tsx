import { type ReactNode, Suspense } from 'react';
import { inTime } from '@/lib/lists/quota';

/** How long a page waits for its first reads before its frame is sent without them (our choice). */
const WAIT_MS = 500;

/** Waits for a page's first reads, but not longer than its frame should. Returns whether they ended. */
export const inFirstContent = async (reads: Promise<unknown>): Promise<boolean> =>
  (await inTime(
    reads.then(() => true),
    WAIT_MS,
  )) === true;

/**
 * Returns a page's content: whole if its first reads end soon, since it then needs no script; else what is shown until
 * they end, so that the browser has the page's frame until then. `reads` must not reject.
 */
export async function frameFirst(
  reads: Promise<unknown>,
  content: () => ReactNode,
  untilRead: ReactNode,
): Promise<ReactNode> {
  if (await inFirstContent(reads)) return content();
  return (
    <Suspense fallback={untilRead}>
      <AfterReads reads={reads} content={content} />
    </Suspense>
  );
}

async function AfterReads({ reads, content }: { reads: Promise<unknown>; content: () => ReactNode }) {
  await reads;
  return content();
}
