import type { PublishedEvents } from '@/lib/eventgrid/answers/published';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { isEventId, isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { textOf } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { publishEvidence } from '@/lib/pending-writes/published-evidence';
import { runWrite } from '@/lib/pending-writes/run';
import { readTestEvents } from './test-events';

type Publish = { source_id: string; channel_id: string; source: string; events: Record<string, unknown>[] };

/** Room for the text that is typed and the form's other fields (our choice). */
const MAX_FORM_BYTES = 920_000;
/** Longest name of a source. Rule: docs/wire.md, "EG API, Creating a Custom Event Source", `name`. */
const NAME_MAX_CHARS = 128;

/**
 * Publishes test events of a source: one POST, never repeated, checked as in the form. If the answer is lost, the
 * events' traces tell which of them arrived; EventGrid has no other record of them.
 */
export const publishEvents: Write<Publish, PublishedEvents> = {
  operation: 'publishEvents',
  fields: ['source_id', 'channel_id', 'source', 'events'],
  maxFormBytes: MAX_FORM_BYTES,
  parse(form) {
    const [source_id, channel_id] = [textOf(form.source_id), textOf(form.channel_id)];
    const source = textOf(form.source);
    const { events, problems } = readTestEvents(textOf(form.events), source);
    const isBad = (id: string) => !isIdentifier(id);
    const fieldErrors = {
      ...(isBad(source_id) && { source_id: 'source_id.characters' }),
      ...(isBad(channel_id) && { channel_id: 'channel_id.characters' }),
      ...((source === '' || source.length > NAME_MAX_CHARS) && { source: 'source.required' }),
      // The page words each problem itself, from the events.
      ...(problems.length > 0 && { events: 'events.invalid' }),
    };
    return Object.keys(fieldErrors).length === 0
      ? { ok: true, input: { source_id, channel_id, source, events } }
      : { ok: false, fieldErrors };
  },
  async run(call) {
    const { source_id, channel_id, source, events } = call.input;
    // Of an ID that no path can hold there is no trace to find.
    const ids = events.map(({ id }) => (isEventId(String(id)) ? String(id) : ''));
    const bodyHash = publishEvidence(channel_id, ids);
    const write = {
      operation: 'publishEvents',
      id: call.writeId,
      targetId: source_id,
      name: source,
      bodyHash,
    } as const;
    return runWrite(call, write, async (): Promise<EgResult<PublishedEvents>> => {
      const sent = await call.eventGrid.publishEvents(channel_id, events);
      return sent.ok ? { ...sent, data: { ...sent.data, id: source_id } } : sent;
    });
  },
};
