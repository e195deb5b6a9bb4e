import { type NewChannelMessages, newChannelMessages } from '@/components/channels/new-channel-messages';
import type { FailureViewMessages } from '@/components/details/failure-view';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { createSource } from '@/lib/i18n/en/create-source';
import type { validation } from '@/lib/i18n/en/validation';
import { failureViewMessages } from './failure-view-messages';
import type { SourceFactsMessages } from './source-facts';

/** The texts that the create page hands to its client components: of one language, this page's alone. */
export type CreateSourceMessages = {
  form: typeof createSource;
  validation: typeof validation;
  copy: { copy: string; copied: string; copyByHand: string };
  show: string;
  facts: SourceFactsMessages;
  failure: Omit<FailureViewMessages, 'copy'>;
  channels: ChannelMessages;
  newChannel: NewChannelMessages;
};

export type ChannelMessages = typeof import('@/lib/i18n/en/channels').channels;

/** Picks from a language's texts those that the create page hands to the browser. */
export function createSourceMessages(dictionary: Dictionary): CreateSourceMessages {
  const { createSource, channels, common, sourcePage, validation } = dictionary;
  const copy = { copy: common.copy, copied: common.copied, copyByHand: common.copyByHand };
  return {
    form: createSource,
    validation,
    channels,
    newChannel: newChannelMessages(dictionary),
    show: common.show,
    copy,
    facts: { ...sourcePage.facts, copy },
    failure: failureViewMessages({ createSource, common, sourcePage }),
  };
}
