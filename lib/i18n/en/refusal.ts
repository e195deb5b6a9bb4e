/** Texts beside a refusal, and of its report. */
export const refusal = {
  http: 'HTTP',
  code: 'Code',
  message: 'Message',
  errorDetails: 'Details',
  requestId: 'Request ID',
  requestIdName: 'request ID',
  noRequestId: 'None',
  time: 'Time',
  rawBody: 'Raw body',
  copyReport: 'Copy report',
  report: 'report',
  reportNote: 'Without token and secrets',
};
