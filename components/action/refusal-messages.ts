import { copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';

export type RefusalMessages = ReturnType<typeof refusalMessages>;

/** Picks the texts of a refusal in Details from a language's. */
export function refusalMessages({ createSource, common, sourcePage }: Dictionary) {
  const { http, code, message, errorDetails, requestId, noRequestId, time } = createSource;
  const { copyReport, report, reportNote, rawBody } = createSource;
  return {
    ...{ http, code, message, errorDetails, requestId, noRequestId, time },
    ...{ copyReport, report, reportNote, rawBody },
    requestIdName: sourcePage.facts.requestIdName,
    utc: common.utc,
    copy: copyTexts(common),
  };
}

/** Picks the texts of a refusal in a dialog. */
export const refusalNoteMessages = ({ sources: { failed }, common }: Dictionary) => ({
  copyReport: failed.copyReport,
  report: failed.report,
  copy: copyTexts(common),
});
