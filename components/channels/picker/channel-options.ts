import type { NewChannelMessages } from '@/components/channels/dialogs/new-channel-messages';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** A channel as the picker shows it. */
export type ChannelOption = { id: string; name: string };

/**
 * What the server knew of the channels when it made the page: the first hundred, or that there are more, or why not.
 * `forbidden` asks for a typed ID for good; `unknown` and `many` do so only until the picker is here.
 */
export type ChannelChoices =
  | { kind: 'options'; options: ChannelOption[] }
  | { kind: 'many'; total: number }
  | { kind: 'forbidden' }
  | { kind: 'unknown' };

/** The texts of the search for channels. */
export type ChannelMessages = Dictionary['channels'];

/** The texts of the field that takes a source's channel. */
export type ChannelFieldMessages = {
  form: Pick<
    Dictionary['createSource'],
    'channel' | 'channelId' | 'channelHint' | 'choose' | 'channelTypedHint' | 'channelManyHint' | 'channelUnknownHint'
  >;
  validation: Record<string, string>;
  channels: ChannelMessages;
  newChannel: NewChannelMessages;
};
