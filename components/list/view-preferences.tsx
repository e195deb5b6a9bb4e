'use client';

import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { VIEW_COOKIE, VIEW_DEFAULTS, type ViewPreferences, viewCookieValue } from '@/lib/lists/view';

type View = { view: ViewPreferences; change: (parts: Partial<ViewPreferences>) => void };

const ViewContext = createContext<View>({ view: VIEW_DEFAULTS, change: () => {} });

const YEAR_SECONDS = 31_536_000;

/** Provides the user's list preferences as the server read them, and saves changes in the cookie. */
export function ViewProvider({
  initial = VIEW_DEFAULTS,
  children,
}: {
  initial?: ViewPreferences;
  children: ReactNode;
}) {
  const [view, setView] = useState(initial);
  const value = useMemo(() => {
    const change = (parts: Partial<ViewPreferences>) => {
      const next = { ...view, ...parts };
      setView(next);
      keep(viewCookieValue(next));
    };
    return { view, change };
  }, [view]);
  return <ViewContext value={value}>{children}</ViewContext>;
}

/** Returns the current view and the function that changes parts of it. */
export const useView = (): View => use(ViewContext);

function keep(value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  const maxAge = value === '' ? 0 : YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox and Safari have no cookieStore over plain http.
  document.cookie = `${VIEW_COOKIE}=${value}; path=/; max-age=${maxAge}; samesite=lax${secure}`;
}
