import type { Operation } from './advice';
import { type ExplainedFailure, explainFailure, type FailureMessages, failureReport } from './explain';
import type { EgFailure } from './result';

/** Where a request went, and the words of the page's language. */
export type Asked = {
  endpointId: string;
  projectId: string;
  /** The host that was asked; undefined when the form named no endpoint of ours. */
  host: string | undefined;
  messages: FailureMessages;
};

/** A refusal in words, and everything about it as plain text to hand on, without token and secrets. */
export type Explained = { explained: ExplainedFailure; report: string };

/** Explains a refusal of an operation on what `name` names, and writes its report. */
export const explainRefusal = (
  failure: EgFailure,
  { operation, name }: { operation: Operation; name?: string },
  asked: Asked,
): Explained => ({
  explained: explainFailure(failure, { operation, name, messages: asked.messages, host: asked.host }),
  report: failureReport(failure, asked),
});

/**
 * Tells whether a refusal means that the thing is not there: EventGrid's own 404. One of a gateway or a proxy does not
 * say so, and must not make a source look deleted.
 */
export const isGone = ({ status, code }: EgFailure): boolean => status === 404 && (code ?? '').startsWith('EG.');
