import { dehydrate, QueryClient } from '@tanstack/react-query';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { ListProvider } from '@/components/list/list-provider';
import { SourcesList } from '@/components/sources/list/sources-list';
import { Announcer } from '@/components/ui/announcer';
import { sourcesList } from '@/lib/browser/queries/sources';
import type { OwnAnswer } from '@/lib/browser/read';
import { type EgFailure, type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import type { Language } from '@/lib/i18n/languages';
import { VIEW_DEFAULTS, type ViewPreferences } from '@/lib/lists/view';
import { SOURCES_URL } from '@/lib/sources/query';
import { sourcesRead } from '@/lib/sources/reads';
import type { SourceRow, SourcesPage } from '@/lib/sources/row';
import { makeSession } from './make-signed-in';
import { makeSource } from './make-source';
import { renderWithTexts } from './render-with-texts';

export const NOW = Date.parse('2026-11-24T12:00:00Z');
const session = makeSession();
const owner = { project_id: session.project.id, endpoint_id: session.endpointId };

/** Makes a row of the list, for tests. */
export const makeRow = (parts: Partial<SourceRow> = {}): SourceRow => {
  const { label: _, event_types: _types, detail: _detail, error_info: _info, ...row } = makeSource(parts);
  return row;
};

/** Makes a page of `count` rows of `total`. */
export const makePage = (names: string[], parts: Partial<SourcesPage> = {}): EgResult<SourcesPage> =>
  success(
    {
      items: names.map((name) => makeRow({ name, id: `id-${name}` })),
      total: names.length,
      page: 1,
      readAt: NOW,
      scan: null,
      reach: null,
      channelName: null,
      ...parts,
    },
    'r-1',
  );

/** Makes a refusal of the list, for tests. */
export const makeRefusal = (parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused'): EgResult<SourcesPage> =>
  refusal(kind, parts, NOW);

/** The answer of the console's own route for a result. */
function answerOf(result: EgResult<SourcesPage>, language: Language): OwnAnswer<SourcesPage> {
  if (result.ok) return result;
  return { ok: false, failure: sourcesRead.explain(result.failure, { messages: dictionaryOf(language), session }) };
}

type Options = {
  path?: string;
  language?: Language;
  view?: Partial<ViewPreferences>;
  selectedId?: string | null;
  onOpen?: (id: string) => void;
  onDelete?: (rows: SourceRow[]) => void;
  /** What the server read for the page. */
  first: EgResult<SourcesPage>;
  /** What the console's route answers later; rejects like fetch if the console is gone. */
  later?: (query: URLSearchParams) => EgResult<SourcesPage> | Promise<EgResult<SourcesPage>>;
};

/**
 * Renders the list as the page does, with its first rows. `received` records the later queries of the route; `signals`
 * their abort signals.
 */
export async function renderSourcesList(options: Options) {
  const { path = '/sources', language = 'en', first, later, view: parts, ...handlers } = options;
  const view = { ...VIEW_DEFAULTS, ...parts };
  window.history.replaceState(null, '', path);
  const received: URLSearchParams[] = [];
  const signals: AbortSignal[] = [];
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
    const query = new URL(url, window.location.href).searchParams;
    received.push(query);
    signals.push(signal);
    if (!later) throw new TypeError('fetch failed');
    const answer = answerOf(await later(query), language);
    signal.throwIfAborted();
    return Response.json(answer);
  });

  const query = SOURCES_URL.parseParams(new URL(path, window.location.href).searchParams, view.size);
  const client = new QueryClient();
  await client.prefetchQuery({
    ...sourcesList(owner, query),
    queryFn: async () => {
      const answer = answerOf(first, language);
      if (answer.ok) return answer.data;
      throw answer.failure;
    },
  });
  // Lazy parts are loaded in advance: tests are about what they show.
  await Promise.all([
    import('@/components/sources/list/sources-trouble'),
    import('@/components/sources/list/sources-menus'),
  ]);
  const user = userEvent.setup();
  await act(async () =>
    renderWithTexts(
      <>
        <ListProvider state={JSON.stringify(dehydrate(client, { shouldDehydrateQuery: () => true }))} view={view}>
          <SourcesList owner={owner} project={session.project.name} {...handlers} />
        </ListProvider>
        <Announcer />
      </>,
      { language },
    ),
  );
  const names = () => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('.name')?.textContent);
  return { received, signals, user, names };
}
