import * as z from 'zod/mini';
import type { Page } from '@/lib/eventgrid/answers/list';
import { DMS_ENGINES, type Dms, type MessageInstance } from '@/lib/eventgrid/dms';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { IDENTIFIER } from '@/lib/eventgrid/schemas/is-identifier';
import type { OwnRead } from '@/lib/guard/route';

const instanceId = z.string().check(z.regex(IDENTIFIER, 'instance_id.characters'));
/** A part of an instance's name, or the name of a virtual host (our choice of the length). */
const words = z._default(z.string().check(z.maxLength(255)), '');

/** Which list of DMS: the instances of an engine, or what belongs to one. */
const schema = z.discriminatedUnion('list', [
  z.object({ list: z.literal('instances'), engine: z.enum(Object.values(DMS_ENGINES)), q: words }),
  z.object({ list: z.enum(['vhosts', 'topics', 'groups']), instance_id: instanceId }),
  z.object({ list: z.literal('queues'), instance_id: instanceId, vhost: words }),
]);
type Asked = z.infer<typeof schema>;

/** Instances, or the names of what belongs to one. `isOn` is false if the operator has configured no DMS. */
export type MessageChoices = { isOn: boolean; instances: MessageInstance[]; names: string[] };

/** One of DMS's lists, for the form's choices. Everything in it may be typed instead. */
export const messageInstancesRead: OwnRead<Asked, MessageChoices> = {
  parse: schema,
  async read({ dms, input }) {
    if (!dms) return success({ isOn: false, instances: [], names: [] }, null);
    if (input.list === 'instances') {
      const page = await dms.listInstances(input.engine, input.q);
      return page.ok ? success({ isOn: true, instances: page.data.items, names: [] }, page.requestId) : page;
    }
    const page = await namesOf(dms, input);
    // An ID that was typed may be of an instance that DMS does not list.
    const isUnknown = !page.ok && page.failure.status === 404;
    if (!page.ok && !isUnknown) return page;
    return success({ isOn: true, instances: [], names: page.ok ? page.data.items : [] }, null);
  },
  explain: (failure, context) => explainReadFailure(failure, failure.request?.operation ?? 'listInstances', context),
};

function namesOf(dms: Dms, asked: Exclude<Asked, { list: 'instances' }>): Promise<EgResult<Page<string>>> {
  if (asked.list === 'queues') return dms.listQueues(asked.instance_id, asked.vhost);
  const lists = { vhosts: dms.listVhosts, topics: dms.listTopics, groups: dms.listGroups };
  return lists[asked.list](asked.instance_id);
}
