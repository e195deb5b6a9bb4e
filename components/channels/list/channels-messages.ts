import { refusalNoteMessages } from '@/components/action/refusal-messages';
import { newChannelMessages } from '@/components/channels/dialogs/new-channel-messages';
import { copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the list of channels and its dialogs get: of one language, this page's alone. */
export type ChannelsMessages = ReturnType<typeof channelsMessages>;

/** Picks from a language's texts those that the page of channels hands to the browser. */
export function channelsMessages(dictionary: Dictionary) {
  const { channelsPage, sources, common, validation } = dictionary;
  const { stale, failed, reach, refresh, updated, updating, rows, rowsShort, apply, pages, previous, next } = sources;
  const kept = Object.entries(validation).filter(([key]) => /^(space$|(channelName|description)\.)/.test(key));
  return {
    ...channelsPage,
    ...{ stale, failed, reach, refresh, updated, updating, rows, rowsShort, apply, pages, previous, next },
    copy: copyTexts(common),
    refusal: refusalNoteMessages(dictionary),
    newChannel: { ...newChannelMessages(dictionary), text: channelsPage.createText },
    validation: Object.fromEntries(kept),
  };
}
