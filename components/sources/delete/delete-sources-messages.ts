import { refusalNoteMessages } from '@/components/action/refusal-messages';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the dialog gets: of one language, this dialog's alone. */
export type DeleteSourcesMessages = ReturnType<typeof deleteSourcesMessages>;

/** Picks the dialog's texts from a language's; they travel in the page's HTML. */
export const deleteSourcesMessages = (dictionary: Dictionary) => ({
  ...dictionary.deleteSources,
  refusal: refusalNoteMessages(dictionary),
});
