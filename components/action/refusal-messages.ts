import type { Dictionary } from '@/lib/i18n/dictionary';
import type { RefusalMessages } from './refusal';

/** Picks the texts of a refusal in Details from a language's; how to copy is the page's own. */
export const refusalMessages = ({
  createSource,
  common,
  sourcePage,
}: Pick<Dictionary, 'createSource' | 'common' | 'sourcePage'>): Omit<RefusalMessages, 'copy'> => ({
  http: createSource.http,
  code: createSource.code,
  message: createSource.message,
  errorDetails: createSource.errorDetails,
  requestId: createSource.requestId,
  requestIdName: sourcePage.facts.requestIdName,
  noRequestId: createSource.noRequestId,
  time: createSource.time,
  utc: common.utc,
  copyReport: createSource.copyReport,
  report: createSource.report,
  reportNote: createSource.reportNote,
  rawBody: createSource.rawBody,
});
