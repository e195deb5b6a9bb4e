import { dehydrate, QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { ListProvider } from '@/components/list/list-provider';
import { SourcesList } from '@/components/sources/sources-list';
import { Announcer } from '@/components/ui/announcer';
import { type EgFailure, type EgResult, refusal, success } from '@/lib/eg/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';
import { type SourcesAnswer, sourcesList } from '@/lib/queries/sources';
import { explainListFailure } from '@/lib/sources/explain-list-failure';
import { parseSearchParams } from '@/lib/sources/list-query';
import type { SourceRow, SourcesPage } from '@/lib/sources/source-row';
import { makeSession } from './make-signed-in';
import { makeSource } from './make-source';

export const NOW = Date.parse('2026-11-24T12:00:00Z');
const session = makeSession();
const owner = { project_id: session.project.id, endpoint_id: session.endpointId };

/** Makes a row of the list, for tests. */
export const makeRow = (parts: Partial<SourceRow> = {}): SourceRow => {
  const { id, name, status, type, channel_name, channel_id, created_time } = makeSource(parts);
  return { id, name, status, type, channel_name, channel_id, created_time };
};

/** Makes a page of `count` rows out of `total`. */
export const makePage = (names: string[], parts: Partial<SourcesPage> = {}): EgResult<SourcesPage> =>
  success(
    {
      items: names.map((name) => makeRow({ name, id: `id-${name}` })),
      total: names.length,
      page: 1,
      readAt: NOW,
      ...parts,
    },
    'r-1',
  );

/** Makes a refusal of the list, for tests. */
export const makeRefusal = (parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused'): EgResult<SourcesPage> =>
  refusal(kind, parts, NOW);

/** What the console's own route answers for a result. */
function answerOf(result: EgResult<SourcesPage>, language: Language): SourcesAnswer {
  if (result.ok) return result;
  return { ok: false, failure: explainListFailure(result.failure, { messages: dictionaryOf(language), session }) };
}

type Options = {
  path?: string;
  language?: Language;
  /** What the server read for the page. */
  first: EgResult<SourcesPage>;
  /** What the console's route answers afterwards; rejects as fetch does when the console is gone. */
  later?: (query: URLSearchParams) => EgResult<SourcesPage> | Promise<EgResult<SourcesPage>>;
};

/**
 * Renders the list as the page does, its first rows read already. `asked` holds the queries of the route since; `signals`
 * what would abort them.
 */
export async function renderSourcesList({ path = '/sources', language = 'en', first, later }: Options) {
  window.history.replaceState(null, '', path);
  const asked: URLSearchParams[] = [];
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
    const query = new URL(url, window.location.href).searchParams;
    asked.push(query);
    signals.push(signal);
    if (!later) throw new TypeError('fetch failed');
    const answer = answerOf(await later(query), language);
    signal.throwIfAborted();
    return Response.json(answer);
  });

  const query = parseSearchParams(new URL(path, window.location.href).searchParams);
  const client = new QueryClient();
  await client.prefetchQuery({
    ...sourcesList(owner, query),
    queryFn: async () => {
      const answer = answerOf(first, language);
      if (answer.ok) return answer.data;
      throw answer.failure;
    },
  });
  const { sources, common } = dictionaryOf(language);
  const user = userEvent.setup();
  render(
    <>
      <ListProvider state={dehydrate(client, { shouldDehydrateQuery: () => true })}>
        <SourcesList
          owner={owner}
          project={session.project.name}
          language={language}
          messages={{ ...sources, copy: common }}
        />
      </ListProvider>
      <Announcer />
    </>,
  );
  const names = () => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('.name')?.textContent);
  return { asked, signals, user, names };
}
