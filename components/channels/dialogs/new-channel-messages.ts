import { refusalNoteMessages } from '@/components/action/refusal-messages';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts of the dialog that makes a channel: of one language. */
export type NewChannelMessages = ReturnType<typeof newChannelMessages>;

/** Picks the dialog's texts from a language's; they travel in the page's HTML. */
export function newChannelMessages(dictionary: Dictionary) {
  const { newChannel, createSource, sources } = dictionary;
  const { optional, counter, counterSpoken } = createSource;
  return {
    ...{ ...newChannel, optional, counter, counterSpoken },
    consoleTitle: sources.failed.consoleTitle,
    refusal: refusalNoteMessages(dictionary),
  };
}
