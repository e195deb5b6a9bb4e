'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { announce } from '@/components/ui/announcer';
import { lazyPart } from '@/components/ui/lazy-part';
import type { ChannelQuota } from '@/lib/channels/channel-quota';
import type { ChannelRow } from '@/lib/channels/channel-row';
import type { CreateChannelAction } from '@/lib/channels/create-channel-state';
import type { DeleteChannelAction } from '@/lib/channels/delete-channel-state';
import type { UpdateChannelAction } from '@/lib/channels/update-channel-state';
import { format } from '@/lib/i18n/format';
import { channelKeys } from '@/lib/queries/channels';
import type { ListOwner } from '@/lib/queries/sources';
import { ChannelsList } from './channels-list';
import type { ChannelsMessages } from './channels-messages';
import { ChannelsQuota } from './channels-quota';

const ChannelsDialogs = lazyPart(() => import('./channels-dialogs'));

type ChannelsBrowserProps = {
  owner: ListOwner;
  /** The project's name. */
  project: string;
  quota: Promise<ChannelQuota | null>;
  language: string;
  messages: ChannelsMessages;
  actions: { create: CreateChannelAction; update: UpdateChannelAction; delete: DeleteChannelAction };
};

/** What is asked for now: a new channel, or a change of one; `next` has the focus when that one is gone. */
export type ChannelsDialog =
  | { kind: 'create' }
  | { kind: 'edit'; row: ChannelRow }
  | { kind: 'delete'; row: ChannelRow; next: string | null };

/** Shows the channels of a project with what can be done about them. */
export function ChannelsBrowser(props: ChannelsBrowserProps) {
  const { quota, messages } = props;
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
      <div className="page-head">
        <div className="grow">
          <h1>{messages.title}</h1>
          <p className="quota">
            <Suspense>
              <ChannelsQuota quota={quota} change={change} messages={messages.quota} />
            </Suspense>
          </p>
        </div>
        <div className="acts">
          <button
            ref={create}
            type="button"
            className="btn primary"
            onPointerEnter={ChannelsDialogs.preload}
            onFocus={ChannelsDialogs.preload}
            onClick={() => setDialog({ kind: 'create' })}
          >
            <Plus aria-hidden="true" />
            {messages.create}
          </button>
        </div>
      </div>
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
            announce(format(messages.created, { name: channel.name }));
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

export type ChannelsDialogsProps = Pick<ChannelsBrowserProps, 'owner' | 'language' | 'messages' | 'actions'> & {
  dialog: ChannelsDialog;
  onCreated: (channel: { id: string; name: string } | 'unsure' | null) => void;
  onEdited: (changed: boolean) => void;
  onDeleted: (outcome: 'deleted' | 'unsure' | 'kept') => void;
};
