'use client';

import { useRouter } from 'next/navigation';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { withBasePath } from '@/lib/browser/base-path';
import { visit } from '@/lib/browser/visit';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'onClick'> & {
  /** A path of the console, without its sub-path. */
  href: string;
  /** False keeps the scroll position. */
  scroll?: boolean;
  /** Handles the link instead of the router: on this page, with its history. */
  onNavigate?: () => void;
};

/**
 * Links to another page of the console, or another state of this one, without reloading the frame. Next's own link
 * would prefetch, which costs EventGrid a request per link and is disabled everywhere: what remains of it is 3 KB on
 * every page.
 */
export function Link({ href, scroll = true, onNavigate, ...rest }: LinkProps) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={withBasePath(href)}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        if (onNavigate) onNavigate();
        else visit(() => router.push(href, { scroll }));
      }}
    />
  );
}

/** Tells a click that stays on the page from one that opens a tab or window, which is left to the browser. */
const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
