import { useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();
for (const method of ['pushState', 'replaceState'] as const) {
  const original = window.history[method].bind(window.history);
  window.history[method] = (...step) => {
    original(...step);
    for (const notify of watchers) notify();
  };
}
window.addEventListener('popstate', () => {
  for (const notify of watchers) notify();
});

const parsed = new Map<string, URLSearchParams>();

/** Replaces Next's hook: the query of the address, updated on pushState, replaceState and Back. */
export function useSearchParams(): URLSearchParams {
  const search = useSyncExternalStore(
    (notify) => {
      watchers.add(notify);
      return () => watchers.delete(notify);
    },
    () => window.location.search,
  );
  const known = parsed.get(search) ?? new URLSearchParams(search);
  parsed.set(search, known);
  return known;
}

/** Replaces Next's hook: links are only rendered. */
export const useRouter = () => ({ push: () => {}, refresh: () => {} });
