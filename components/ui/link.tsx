'use client';

import { useRouter } from 'next/navigation';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { withBasePath } from '@/lib/browser/base-path';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'onClick'> & {
  /** A path of the console, without its sub-path. */
  href: string;
  /** False keeps the scroll position. */
  scroll?: boolean;
  /** Follows the link in place of the router: on this page, by its history. */
  onNavigate?: () => void;
};

/**
 * Leads to another page of the console, or another state of this one, without loading the frame again. Next's own link
 * would fetch ahead, which costs EventGrid a request a link and is switched off everywhere: what is left of it are 3 KB
 * on every page.
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
        else router.push(href, { scroll });
      }}
    />
  );
}

/** Tells a click that stays on the page from one that opens a tab or window, which belongs to the browser. */
const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
