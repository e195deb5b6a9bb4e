import { useQuery } from '@tanstack/react-query';
import { useRefusal } from '@/components/list/use-refusal';
import { useHydrated } from '@/components/ui/use-hydrated';
import { overviewPart } from '@/lib/browser/queries/overview';
import type { Parts } from '@/lib/overview/parts';
import type { ProjectScope } from '@/lib/session/session';

/** One read of the overview: what is shown of it, why it is not, and the way to read it again. */
export type PartState = {
  isPending: boolean;
  isReading: boolean;
  refused: ReturnType<typeof useRefusal>;
  again: () => void;
};

/** What the cards show: the parts that are there, and how each read stands. */
export type OverviewState = { parts: Parts; states: Record<keyof Parts, PartState> };

/** Reads the parts of the overview, each by itself. What the page came with is not read again. */
export function useOverview(owner: ProjectScope): OverviewState {
  const sources = usePart(owner, 'sources');
  const channels = usePart(owner, 'channels');
  const subscriptions = usePart(owner, 'subscriptions');
  const quotas = usePart(owner, 'quotas');
  return {
    parts: { sources: sources.data, channels: channels.data, subscriptions: subscriptions.data, quotas: quotas.data },
    states: { sources, channels, subscriptions, quotas },
  };
}

function usePart<Name extends keyof Parts>(
  owner: ProjectScope,
  name: Name,
): PartState & { data: Parts[Name] | undefined } {
  const result = useQuery(overviewPart(owner, name));
  const refused = useRefusal(result);
  return {
    data: result.data,
    isPending: result.data === undefined && refused === null,
    isReading: useHydrated() && result.isFetching,
    refused,
    again: () => void result.refetch(),
  };
}
