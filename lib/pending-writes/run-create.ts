import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { WriteResults } from './check';
import { createEvidence, type Recognizable } from './create-evidence';
import { checkName, type List } from './name-check';
import { checkEarlierPress, runWrite, type Writer } from './run';

/** The writes that create something under a name. */
type CreateOperation = 'createSource' | 'createChannel' | 'createSubscription';

/**
 * Creates something under a name with one `send`, as runWrite does. Who has the name is known before: from the form's
 * own check, else from a look at EventGrid. Without that, someone else's creation would look like ours if the answer
 * is lost.
 */
export async function runCreate<Operation extends CreateOperation>(
  writer: Writer & { writeId: string },
  operation: Operation,
  body: Recognizable & { name: string },
  { list, send }: { list: List; send: () => Promise<EgResult<WriteResults[Operation]>> },
): Promise<EgResult<WriteResults[Operation]>> {
  const { session, pendingWrites, writeId: id } = writer;
  const earlier = await checkEarlierPress(writer, operation, id);
  if (earlier !== null) return earlier;
  const { name } = body;
  const check = await checkName(list, name, { session, now: pendingWrites.now });
  const bodyHash = createEvidence(body, check, pendingWrites.now());
  return runWrite(writer, { operation, id, name, bodyHash }, send);
}
