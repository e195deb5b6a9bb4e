'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ChannelsActions, ChannelsDialog } from '@/components/channels/dialogs/channels-dialogs';
import { ExportButton } from '@/components/export/export-button';
import { useTexts } from '@/components/i18n/use-texts';
import { ListHead } from '@/components/list/list-head';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { channelKeys } from '@/lib/browser/queries/channels';
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
  const { export: exportLabel } = useTexts('lists');
  const client = useQueryClient();
  const create = useRef<HTMLButtonElement>(null);
  const [dialog, setDialog] = useState<ChannelsDialog | null>(null);
  const [change, setChange] = useState(0);

  const openCreate = () => setDialog({ kind: 'create' });
  const readAgain = (more: number) => {
    setChange((before) => before + more);
    void client.invalidateQueries({ queryKey: channelKeys.all });
  };

  return (
    <main className="page" id="main">
      <ListHead title={texts.title} owner={props.owner} resource="CHANNEL" change={change} texts={texts.quota}>
        <ExportButton owner={props.owner} project={props.project} noun="channels">
          <Icon name="download" />
          <span>{exportLabel}</span>
        </ExportButton>
        <button
          ref={create}
          type="button"
          className="btn primary"
          onPointerEnter={ChannelsDialogs.preload}
          onFocus={ChannelsDialogs.preload}
          onClick={openCreate}
        >
          <Icon name="plus" />
          <span>{texts.create}</span>
        </button>
      </ListHead>
      <ChannelsList
        {...props}
        onCreate={openCreate}
        onCode={(row) => setDialog({ kind: 'code', row })}
        onEdit={(row) => setDialog({ kind: 'edit', row })}
        onDelete={(row, next) => setDialog({ kind: 'delete', row, next })}
      />
      {dialog === null ? null : (
        <ChannelsDialogs
          {...props}
          dialog={dialog}
          onClose={() => setDialog(null)}
          onChanged={readAgain}
          createButton={create}
        />
      )}
    </main>
  );
}
