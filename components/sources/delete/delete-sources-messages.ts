import type { RefusalNoteMessages } from '@/components/action/refusal';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the dialog gets: of one language, this dialog's alone. */
export type DeleteSourcesMessages = Dictionary['deleteSources'] & { refusal: RefusalNoteMessages };

/** Picks the dialog's texts from a language's; they travel in the page's HTML. */
export const deleteSourcesMessages = ({ deleteSources, sources, common }: Dictionary): DeleteSourcesMessages => ({
  ...deleteSources,
  refusal: {
    copyReport: sources.failed.copyReport,
    report: sources.failed.report,
    copy: { copy: common.copy, copied: common.copied, copyByHand: common.copyByHand },
  },
});
