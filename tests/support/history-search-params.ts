import { useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();
for (const method of ['pushState', 'replaceState'] as const) {
  const original = window.history[method].bind(window.history);
  window.history[method] = (...step) => {
    original(...step);
    for (const tell of watchers) tell();
  };
}
window.addEventListener('popstate', () => {
  for (const tell of watchers) tell();
});

const parsed = new Map<string, URLSearchParams>();

/** Stands for Next's hook: the address's query, followed through pushState, replaceState and Back. */
export function useSearchParams(): URLSearchParams {
  const search = useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => window.location.search,
  );
  const known = parsed.get(search) ?? new URLSearchParams(search);
  parsed.set(search, known);
  return known;
}

/** Stands for Next's hook: links are there to be seen. */
export const useRouter = () => ({ push: () => {}, refresh: () => {} });
