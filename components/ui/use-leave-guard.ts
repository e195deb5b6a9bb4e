'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { LEAVE_WITHOUT_ASKING } from './leave-without-asking';

/**
 * Asks before the user leaves a page with unsaved text: by a link, by signing out, by Back or Forward, by reload or
 * close. Doesn't ask while `dirty` is false, nor for a link that keeps the form according to `stays`. `stays` must be
 * the same function each time.
 */
export function useLeaveGuard(dirty: boolean, question: string, stays?: (link: HTMLAnchorElement) => boolean): void {
  const path = usePathname();
  const params = useSearchParams();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list beside a form may change the address.
  useEffect(() => {
    if (!dirty) return;
    const listening = new AbortController();
    const { signal } = listening;

    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    window.addEventListener(LEAVE_WITHOUT_ASKING, () => listening.abort(), { signal });

    // Links are caught before the router sees the click, since a started navigation can't be canceled.
    const ask = (event: Event) => {
      if (window.confirm(question)) listening.abort();
      else {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    window.addEventListener(
      'click',
      (event) => {
        const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
        if (link instanceof HTMLAnchorElement && leavesPage(event, link) && !stays?.(link)) ask(event);
      },
      { capture: true, signal },
    );
    window.addEventListener(
      'submit',
      (event) => {
        if (event.target instanceof HTMLFormElement && 'leaves' in event.target.dataset) ask(event);
      },
      { capture: true, signal },
    );

    window.navigation?.addEventListener(
      'navigate',
      (event) => {
        if (event.navigationType === 'traverse' && event.cancelable && !event.hashChange) ask(event);
      },
      { signal },
    );
    // Without the Navigation API the browser has already gone back when it says so: before the router sees it, the page
    // takes its place in the history again.
    const { state } = window.history;
    const { href } = window.location;
    const goBackTo = (event: Event) => {
      if (window.confirm(question)) return listening.abort();
      event.stopImmediatePropagation();
      window.history.pushState(state, '', href);
    };
    if (!window.navigation) window.addEventListener('popstate', goBackTo, { capture: true, signal });
    return () => listening.abort();
  }, [dirty, question, stays, path, params]);
}

function leavesPage(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (opensElsewhere || link.target === '_blank' || link.hasAttribute('download')) return false;
  const samePage = link.pathname === location.pathname && link.search === location.search;
  return !samePage;
}
