'use client';

import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { Link } from '@/components/ui/link';
import { find as enFind } from '@/lib/i18n/en/find';
import { find as zhFind } from '@/lib/i18n/zh-cn/find';
import type { CommandsDialogProps } from './commands-dialog';
import { type Command, commandOf } from './keys';

// Everything but the listener and its button loads with the first press.
const CommandsDialog = lazyPart<CommandsDialogProps>(() => import('./commands-dialog'));

type CommandsProps = Pick<CommandsDialogProps, 'owner'>;

/** Listens for shortcuts on every signed-in page, and puts the button that opens the commands into the header. */
function CommandsPart({ owner }: CommandsProps) {
  const { label, search } = useTexts('find');
  const [view, setView] = useState<CommandsDialogProps['view'] | null>(null);
  const [header, setHeader] = useState<Element | null>(null);
  const links = useRef<HTMLDivElement>(null);

  useEffect(() => {
    setHeader(document.querySelector('.header'));
    const listen = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command === null || !run(command, links.current, setView)) return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <div ref={links} hidden>
        <Link href="/sources/new">{label}</Link>
      </div>
      {header
        ? createPortal(
            <button
              type="button"
              className="find"
              aria-label={label}
              aria-haspopup="dialog"
              aria-keyshortcuts="Control+K Meta+K"
              onPointerEnter={CommandsDialog.preload}
              onFocus={CommandsDialog.preload}
              onClick={() => setView('commands')}
            >
              <Icon name="search" />
              <span>{search}</span>
            </button>,
            header,
          )
        : null}
      {view === null ? null : <CommandsDialog owner={owner} view={view} onView={setView} />}
    </>
  );
}

export const Commands = withLateTexts({ en: { find: enFind }, 'zh-CN': { find: zhFind } }, CommandsPart);

/** Does what a key asks for. Returns false if there is nothing to do here, and the key is the browser's. */
function run(command: Command, links: HTMLElement | null, open: (view: CommandsDialogProps['view']) => void): boolean {
  const clicked = (element: HTMLElement | null | undefined) => {
    element?.click();
    return Boolean(element);
  };
  if (command === 'new') return clicked(links?.querySelector('a'));
  // The button announces what it copied.
  if (command === 'copy') return clicked(document.querySelector<HTMLElement>('.panel [data-field=id] button'));
  const search = command === 'search' && document.querySelector<HTMLElement>('main input[type=search]');
  if (search) search.focus();
  else open(command === 'shortcuts' ? 'shortcuts' : 'commands');
  return true;
}
