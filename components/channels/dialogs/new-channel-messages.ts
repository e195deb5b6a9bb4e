import type { RefusalNoteMessages } from '@/components/action/refusal';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts of the dialog that makes a channel: of one language. */
export type NewChannelMessages = Dictionary['newChannel'] & {
  optional: string;
  counter: string;
  counterSpoken: string;
  consoleTitle: string;
  refusal: RefusalNoteMessages;
};

/** Picks the dialog's texts from a language's; they travel in the page's HTML. */
export function newChannelMessages({ newChannel, createSource, sources, common }: Dictionary): NewChannelMessages {
  const { optional, counter, counterSpoken } = createSource;
  const { consoleTitle, copyReport, report } = sources.failed;
  const copy = { copy: common.copy, copied: common.copied, copyByHand: common.copyByHand };
  return { ...newChannel, optional, counter, counterSpoken, consoleTitle, refusal: { copyReport, report, copy } };
}
