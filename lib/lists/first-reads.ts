import 'server-only';
import { type DataTag, dehydrate, QueryClient, type QueryKey } from '@tanstack/react-query';
import { cookies } from 'next/headers';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { OwnRead } from '@/lib/guard/route';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { SessionEventGrid } from '@/lib/session/open';
import { parseViewPreferences, VIEW_COOKIE, type ViewPreferences } from './view';

/** What a page reads before it is sent, and the state that the browser starts from. */
export type FirstReads = ReturnType<typeof openFirstReads>;

/**
 * Starts a page's reads for its owner before it is sent. `read` stores data or explained refusal under the key of the
 * browser's own query, and returns the data; `state` hydrates the browser, so that it does not request them again, and
 * is JSON.
 */
export function openFirstReads({ session, endpoint, eventGrid }: SessionEventGrid, messages: Dictionary) {
  const client = new QueryClient();
  const context = { messages, session, host: new URL(endpoint.eventGridUrl).host };
  return {
    owner: { project_id: session.project.id, endpoint_id: session.endpointId },
    async read<Input, T>(
      { queryKey }: { queryKey: DataTag<QueryKey, T, ReadFailure | null> },
      { read, explain }: OwnRead<Input, T>,
      input: Input,
    ): Promise<T | undefined> {
      const queryFn = async () => {
        const result = await read({ eventGrid, input });
        if (result.ok) return result.data;
        throw explain(result.failure, context);
      };
      await client.prefetchQuery({ queryKey, queryFn });
      return client.getQueryData<T>(queryKey);
    },
    state: () => JSON.stringify(dehydrate(client, { shouldDehydrateQuery: ({ state }) => state.status !== 'pending' })),
  };
}

/** Reads how this browser's user wants lists to look. Never fails: unreadable parts are the defaults. */
export const requestView = async (): Promise<ViewPreferences> =>
  parseViewPreferences((await cookies()).get(VIEW_COOKIE)?.value);
