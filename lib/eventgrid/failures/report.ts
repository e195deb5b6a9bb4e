import type { Operation } from './advice';
import { type ExplainedFailure, explainFailure, type FailureMessages } from './explain';
import type { EgFailure } from './result';

/** Where a request went, and the texts of the page's language. */
export type RefusalContext = {
  endpointId: string;
  projectId: string;
  /** The host that the request was for; undefined if the form named no endpoint of ours. */
  host: string | undefined;
  messages: FailureMessages;
};

/** A refusal in words, and its details as plain text to pass on, without token and secrets. */
export type Explained = { explained: ExplainedFailure; report: string };

/** Explains a refusal of an operation on `name`, and writes its report. */
export const explainRefusal = (
  failure: EgFailure,
  { operation, name }: { operation: Operation; name?: string },
  context: RefusalContext,
): Explained => ({
  explained: explainFailure(failure, { operation, name, messages: context.messages, host: context.host }),
  report: failureReport(failure, context),
});

/**
 * Writes a refusal as a report for support: time, request, status, EG's words, IDs, region and project, one per line,
 * omitting lines without a value. It contains no token, no secret and no body.
 */
export function failureReport(
  failure: EgFailure,
  { endpointId, projectId }: { endpointId: string; projectId: string },
): string {
  const { request } = failure;
  const lines: [string, string | number | null][] = [
    ['Time', failure.time],
    ['Request', request && `${request.method} ${request.path}`],
    ['Outcome', failure.kind],
    ['HTTP status', failure.status],
    ['error_code', failure.code],
    ['error_msg', failure.message],
    ['error_details', failure.details],
    ['Request ID', failure.requestId],
    ['Retry-After', failure.retryAfterSeconds === null ? null : `${failure.retryAfterSeconds} s`],
    ['Duration', failure.durationMs === null ? null : `${failure.durationMs} ms`],
    ['Region', endpointId],
    ['Project ID', projectId],
  ];
  return lines
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `${label}: ${String(value).replaceAll(/\s+/g, ' ')}`)
    .join('\n');
}

/**
 * Returns whether a refusal means that the item does not exist: EventGrid's own 404. A gateway's or proxy's 404 does
 * not mean that, and must not make a source look deleted.
 */
export const isGone = ({ status, code }: EgFailure): boolean => status === 404 && (code ?? '').startsWith('EG.');
