import type { RefusalNoteMessages } from '@/components/action/refusal';
import { type NewChannelMessages, newChannelMessages } from '@/components/channels/dialogs/new-channel-messages';
import type { ListFailureMessages } from '@/components/list/list-failure';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the list of channels and its dialogs get: of one language, this page's alone. */
export type ChannelsMessages = Dictionary['channelsPage'] &
  ListFailureMessages &
  Pick<
    Dictionary['sources'],
    'reach' | 'refresh' | 'updated' | 'updating' | 'rows' | 'rowsShort' | 'apply' | 'pages' | 'previous' | 'next'
  > & {
    newChannel: NewChannelMessages;
    refusal: RefusalNoteMessages;
    validation: Record<string, string>;
  };

/** Picks from a language's texts those that the page of channels hands to the browser. */
export function channelsMessages(dictionary: Dictionary): ChannelsMessages {
  const { channelsPage, sources, common, validation } = dictionary;
  const { stale, failed, reach, refresh, updated, updating, rows, rowsShort, apply, pages, previous, next } = sources;
  const newChannel = newChannelMessages(dictionary);
  const copy = { copy: common.copy, copied: common.copied, copyByHand: common.copyByHand };
  return {
    ...channelsPage,
    ...{ stale, failed, reach, refresh, updated, updating, rows, rowsShort, apply, pages, previous, next },
    copy,
    refusal: newChannel.refusal,
    newChannel: { ...newChannel, text: channelsPage.createText },
    validation: Object.fromEntries(
      Object.entries(validation).filter(([key]) => /^(space$|(channelName|description)\.)/.test(key)),
    ),
  };
}
