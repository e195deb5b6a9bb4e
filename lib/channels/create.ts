import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import type { NewChannelInput } from '@/lib/eventgrid/schemas/channel';
import type { Call } from '@/lib/guard/run-action';
import type { NewChannel } from './create-state';

/** Asks EventGrid once to create the channel; an empty description is left out. Refusals are values. */
export async function callCreateChannel({
  input: { name, description },
  eventGrid,
}: Pick<Call<NewChannelInput>, 'input' | 'eventGrid'>): Promise<EgResult<NewChannel>> {
  const created = await eventGrid.createChannel({ name, ...(description ? { description } : {}) });
  if (!created.ok) return created;
  const { data, requestId } = created;
  return success({ id: data.id ?? '', name: data.name ?? name }, requestId);
}
