import { useState } from 'react';
import { type UseFormReturn, useFormState } from 'react-hook-form';
import type { ChannelOption } from '@/components/channels/picker/channel-options';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { announce } from '@/components/ui/announcer';
import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { sourceDraft as enSourceDraft } from '@/lib/i18n/en/source-draft';
import { sourceDraft as zhSourceDraft } from '@/lib/i18n/zh-cn/source-draft';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { type SourceDraft, valuesToKeep } from '@/lib/sources/drafts';
import type { CreateSourceValues } from '@/lib/sources/values';
import { relativeTime } from '@/lib/time/relative-time';
import { fillForm } from './fill-form';
import { hasLocks, useDraftKeeper, useOrphanDrafts } from './use-draft-keeper';

export type SourceDraftProps = {
  form: UseFormReturn<CreateSourceValues>;
  /** The form's values if nothing was typed. */
  defaults: CreateSourceValues;
  /** Of the storage keys of its user's drafts. */
  prefix: string;
  createdCount: number;
  /** The form's channel, with its name if known. */
  channel: ChannelOption | null;
  onChannel: (channel: ChannelOption | null) => void;
};

/** Saves the form as a draft, and offers the drafts of closed pages. */
function SourceDraftKeeper(props: SourceDraftProps) {
  const { form, defaults, prefix, createdCount, channel, onChannel } = props;
  const texts = useTexts('sourceDraft');
  const { types } = useTexts('createSource');
  const language = useLanguage();
  const [pageId] = useState(newWriteId);
  const [now] = useState(Date.now);
  const channelNameOf = (id: string) => (channel?.id === id ? channel.name : '');
  const save = useDraftKeeper({ form, defaults, prefix, pageId, createdCount, channelNameOf });
  const { orphans, forget } = useOrphanDrafts(prefix, pageId);
  const { isDirty } = useFormState({ control: form.control });

  const use = (draft: SourceDraft) => {
    const { channelName, values } = draft;
    onChannel(channelName === '' ? null : { id: values.channel_id, name: channelName });
    fillForm(form, valuesToKeep(values));
    save();
    if (hasLocks()) forget(draft);
    announce(texts.used);
  };
  const discard = (draft: SourceDraft) => {
    forget(draft);
    announce(texts.discarded);
    form.setFocus('name');
  };

  return orphans.map((draft) => {
    const { values, savedAt } = draft;
    const what = `${values.name || texts.unnamed} · ${types[values.type].label}`;
    return (
      <div className="message info" key={draft.pageId} role="group" aria-label={what}>
        <div className="message-body">
          <Icon name="file-text" />
          <h3 className="wrap-anywhere">
            {fillNodes(texts.title, {
              age: relativeTime(new Date(savedAt), now, language),
              what: <bdi translate="no">{what}</bdi>,
            })}
          </h3>
          <p>{`${values.type === 'APPLICATION' ? '' : texts.secrets} ${isDirty ? texts.replaces : ''}`}</p>
          <div className="actions">
            <button className="btn small" type="button" onClick={() => use(draft)}>
              {texts.use}
            </button>
            <button className="btn small quiet" type="button" onClick={() => discard(draft)}>
              {texts.discard}
            </button>
          </div>
        </div>
      </div>
    );
  });
}

export default withLateTexts(
  { en: { sourceDraft: enSourceDraft }, 'zh-CN': { sourceDraft: zhSourceDraft } },
  SourceDraftKeeper,
);
