import type { CopyReportMessages } from '@/components/action/copy-report';
import { type NewChannelMessages, newChannelMessages } from '@/components/channels/dialogs/new-channel-messages';
import type { ListFailureMessages } from '@/components/list/list-failure';
import { copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the list of channels and its dialogs get: of one language, this page's alone. */
export type ChannelsMessages = Dictionary['channelsPage'] &
  ListFailureMessages &
  Pick<
    Dictionary['sources'],
    'reach' | 'refresh' | 'updated' | 'updating' | 'rows' | 'rowsShort' | 'apply' | 'pages' | 'previous' | 'next'
  > & {
    newChannel: NewChannelMessages;
    refusal: CopyReportMessages;
    validation: Record<string, string>;
  };

/** Picks from a language's texts those that the page of channels hands to the browser. */
export function channelsMessages(dictionary: Dictionary): ChannelsMessages {
  const { channelsPage, sources, common, validation } = dictionary;
  const { stale, failed, reach, refresh, updated, updating, rows, rowsShort, apply, pages, previous, next } = sources;
  const newChannel = newChannelMessages(dictionary);
  return {
    ...channelsPage,
    ...{ stale, failed, reach, refresh, updated, updating, rows, rowsShort, apply, pages, previous, next },
    copy: copyTexts(common),
    refusal: newChannel.refusal,
    newChannel: { ...newChannel, text: channelsPage.createText },
    validation: Object.fromEntries(
      Object.entries(validation).filter(([key]) => /^(space$|(channelName|description)\.)/.test(key)),
    ),
  };
}
