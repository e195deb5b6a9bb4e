import type { CopyReportMessages } from '@/components/action/copy-report';
import { refusalNoteMessages } from '@/components/action/refusal-messages';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the dialog gets: of one language, this dialog's alone. */
export type DeleteSourcesMessages = Dictionary['deleteSources'] & { refusal: CopyReportMessages };

/** Picks the dialog's texts from a language's; they travel in the page's HTML. */
export const deleteSourcesMessages = (dictionary: Dictionary): DeleteSourcesMessages => ({
  ...dictionary.deleteSources,
  refusal: refusalNoteMessages(dictionary),
});
