import { describe, expect, it } from 'vitest';
import { failureReport } from '@/lib/eventgrid/failures/report';
import { refusal } from '@/lib/eventgrid/failures/result';

describe('failureReport', () => {
  it('lists what a helper needs, one per line, and neither the body nor anything empty', () => {
    const parts = {
      request: { operation: 'createSource' as const, method: 'POST', path: '/v1/p-1/sources' },
      status: 400,
      code: 'EG.00513001',
      message: 'name\nduplicated',
      requestId: 'r-1',
      body: 'the body',
      durationMs: 212,
    };
    const { failure } = refusal('refused', parts, 0);
    expect(failureReport(failure, { endpointId: 'cn-north-4', projectId: 'p-1' }).split('\n')).toEqual([
      'Time: 1970-01-01T00:00:00.000Z',
      'Request: POST /v1/p-1/sources',
      'Outcome: refused',
      'HTTP status: 400',
      'error_code: EG.00513001',
      'error_msg: name duplicated',
      'Request ID: r-1',
      'Duration: 212 ms',
      'Region: cn-north-4',
      'Project ID: p-1',
    ]);
  });
});
