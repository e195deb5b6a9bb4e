import type { RefusalMessages } from '@/components/action/refusal';
import { refusalMessages } from '@/components/action/refusal-messages';
import { type NewChannelMessages, newChannelMessages } from '@/components/channels/dialogs/new-channel-messages';
import type { ChannelMessages } from '@/components/channels/picker/channel-options';
import type { SourceFactsMessages } from '@/components/sources/panel/source-facts';
import { type CopyMessages, copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { createSource } from '@/lib/i18n/en/create-source';
import type { validation } from '@/lib/i18n/en/validation';

/** The texts that the create page hands to its client components: of one language, this page's alone. */
export type CreateSourceMessages = {
  form: typeof createSource;
  validation: typeof validation;
  copy: CopyMessages;
  show: string;
  facts: SourceFactsMessages;
  failure: RefusalMessages;
  channels: ChannelMessages;
  newChannel: NewChannelMessages;
};

/** Picks from a language's texts those that the create page hands to the browser. */
export function createSourceMessages(dictionary: Dictionary): CreateSourceMessages {
  const { createSource, channels, common, sourcePage, validation } = dictionary;
  const copy = copyTexts(common);
  return {
    form: createSource,
    validation,
    channels,
    newChannel: newChannelMessages(dictionary),
    show: common.show,
    copy,
    facts: { ...sourcePage.facts, copy },
    failure: refusalMessages(dictionary),
  };
}
