'use client';

import { useRouter } from 'next/navigation';
import type { AnchorHTMLAttributes } from 'react';
import { withBasePath } from '@/lib/browser/base-path';
import { isPlainClick } from './plain-click';

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  /** A path of the console, without its sub-path. */
  href: string;
  /** False keeps the scroll position. */
  scroll?: boolean;
};

/**
 * Leads to another page of the console without loading the frame again. Next's own link would fetch ahead, which costs
 * EventGrid a request a link and is switched off everywhere: what is left of it are 3 KB on every page.
 */
export function Link({ href, scroll = true, onClick, ...rest }: LinkProps) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={withBasePath(href)}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        router.push(href, { scroll });
      }}
    />
  );
}
