import * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import { failures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import { streamings } from '../records/streamings';
import { recordOperations } from './records';

const STATUS_AFTER = { START: 'RUNNING', PAUSE: 'STOPPED' };

/** Makes the operations on streamings. One that runs moves nothing: its source and its sink are not called. */
export const streamingOperations = (deps: EventGridDeps): Operation[] => [
  ...recordOperations(deps, streamings),
  operation({
    operationId: 'operateStreaming',
    tag: 'Streamings',
    method: 'POST',
    path: '/v1/{project_id}/eventstreamings/operate/{eventstreaming_id}',
    summary: 'Starts or pauses an event streaming',
    access: 'write',
    body: z.looseObject({ operation: z.enum(['START', 'PAUSE']) }),
    success: { status: 200, schema: z.object({ eventStreamingID: z.string() }) },
    refusals: [failures.notFound()],
    handle: ({ project, id, body }) =>
      deps.store.records.atomically(async (records) => {
        const row = await records.find({ project_id: project.id, kind: 'streaming', parent: '' }, { id });
        if (row === undefined) return failures.notFound();
        await records.update({ ...row, status: STATUS_AFTER[body.operation], updated_time: deps.now() });
        return reply({ eventStreamingID: row.id });
      }),
  }),
];
