'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ChannelsActions, ChannelsDialog } from '@/components/channels/dialogs/channels-dialogs';
import { useTexts } from '@/components/i18n/use-texts';
import { ListHead } from '@/components/list/list-head';
import { announce } from '@/components/ui/announcer';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { channelKeys } from '@/lib/browser/queries/channels';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import { ChannelsList } from './channels-list';

const ChannelsDialogs = lazyPart(() => import('@/components/channels/dialogs/channels-dialogs'));

type ChannelsBrowserProps = {
  owner: ProjectScope;
  /** The project's name. */
  project: string;
  actions: ChannelsActions;
};

/** Shows the channels of a project and the actions on them. */
export function ChannelsBrowser(props: ChannelsBrowserProps) {
  const texts = useTexts('channels');
  const client = useQueryClient();
  const create = useRef<HTMLButtonElement>(null);
  const [dialog, setDialog] = useState<ChannelsDialog | null>(null);
  const [change, setChange] = useState(0);

  const readAgain = () => void client.invalidateQueries({ queryKey: channelKeys.all });
  const count = (more: number) => {
    setChange((before) => before + more);
    readAgain();
  };
  const focusAfter = (next: string | null) => {
    const link = next === null ? null : document.querySelector<HTMLElement>(`[data-channel="${CSS.escape(next)}"]`);
    (link ?? create.current)?.focus();
  };

  return (
    <main className="page" id="main">
      <ListHead title={texts.title} owner={props.owner} resource="CHANNEL" change={change} texts={texts.quota}>
        <button
          ref={create}
          type="button"
          className="btn primary"
          onPointerEnter={ChannelsDialogs.preload}
          onFocus={ChannelsDialogs.preload}
          onClick={() => setDialog({ kind: 'create' })}
        >
          <Icon name="plus" />
          <span>{texts.create}</span>
        </button>
      </ListHead>
      <ChannelsList
        {...props}
        onCreate={() => setDialog({ kind: 'create' })}
        onEdit={(row) => setDialog({ kind: 'edit', row })}
        onDelete={(row, next) => setDialog({ kind: 'delete', row, next })}
      />
      {dialog === null ? null : (
        <ChannelsDialogs
          {...props}
          dialog={dialog}
          onCreated={(channel) => {
            setDialog(null);
            if (channel === null) return;
            if (channel === 'unsure') return readAgain();
            announce(format(texts.created, { name: channel.name }));
            count(1);
          }}
          onEdited={(changed) => {
            setDialog(null);
            if (changed) readAgain();
          }}
          onDeleted={(outcome) => {
            setDialog(null);
            if (outcome === 'kept') return;
            if (dialog.kind === 'delete') focusAfter(dialog.next);
            count(outcome === 'deleted' ? -1 : 0);
          }}
        />
      )}
    </main>
  );
}
