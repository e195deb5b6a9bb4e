import * as z from 'zod/mini';
import type { SourceWithDetail, SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { SourceChanges } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { connectionTypeOf } from '@/lib/eventgrid/schemas/connection';
import { sourceIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { type Parsed, parsedOf } from '@/lib/eventgrid/schemas/parsed';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { type FormValues, textOf } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { editEvidence } from '@/lib/pending-writes/pending-write';
import { checkEarlierPress, runWrite } from '@/lib/pending-writes/run';
import { checkSourceDetail, mergeSourceDetail } from './check-create';
import { checkChoices } from './choices';
import { CREATE_SOURCE_FIELDS, type CreateSourceValues, readCreateSourceValues } from './values';

/** The values of a source's edit form. Names and nesting are those of the create form. */
type UpdateSourceValues = {
  source_id: string;
  /** The source's updated_time as the form showed it. */
  updated_time: string;
  /** Null if unchanged. */
  description: string | null;
  hosting: CreateSourceValues['hosting'];
  /** Null if the connection is unchanged. */
  detail: CreateSourceValues['detail'] | null;
};

/**
 * The result of an edit: the current source. `isConflict` if it differs from what the form showed; nothing was
 * sent then.
 */
export type UpdatedSource = { source: SourceWithRaw; isConflict: boolean };

/**
 * Saves an edit: reads the source again, and sends one PUT with the changes if it is still as the form showed it.
 * EventGrid has no ETag: a change between that read and the PUT, some milliseconds, or within the same second as the
 * displayed one, is overwritten. Without changes nothing is sent. If the answer is lost, compares the source with what
 * was sent, field by field. Refusals are values.
 */
export const updateSource: Write<UpdateSourceValues, UpdatedSource> = {
  // The refusal may come from the read before the PUT, which needs a different permission.
  operation: ({ request }) => request?.operation ?? 'updateSource',
  fields: ['source_id', 'updated_time', ...CREATE_SOURCE_FIELDS],
  parse: parseUpdateSource,
  async run(call) {
    const { input, eventGrid, writeId } = call;
    // Before the source is compared with what the form showed: the earlier press may have changed it.
    const earlier = await checkEarlierPress(call, 'updateSource', writeId);
    if (earlier !== null) return savedOf(earlier);
    const read = await eventGrid.readSourceDetail(input.source_id);
    if (!read.ok) return read;
    const { source } = read.data;
    if ((source.updated_time ?? '') !== input.updated_time) {
      return success({ source, isConflict: true }, read.requestId);
    }
    const changes = changesOf(input, read.data);
    if (!changes.ok) return refusal('invalid-input', { fieldErrors: changes.fieldErrors });
    if (Object.keys(changes.input).length === 0) return success({ source, isConflict: false }, read.requestId);
    const updated = await runWrite(
      call,
      {
        operation: 'updateSource',
        id: writeId,
        targetId: input.source_id,
        name: source.name ?? '',
        bodyHash: editEvidence(source, changes.input),
      },
      () => eventGrid.updateSource(input.source_id, changes.input),
    );
    return savedOf(updated);
  },
};

const savedOf = (updated: EgResult<SourceWithRaw>): EgResult<UpdatedSource> =>
  updated.ok ? { ...updated, data: { source: updated.data, isConflict: false } } : updated;

const changedSchema = z.object({ source_id: sourceIdSchema, description: descriptionSchema });

/** Parses a posted edit form and checks what can be checked without its source: the ID and the description. */
function parseUpdateSource(form: FormValues): Parsed<UpdateSourceValues> {
  const chosen = checkChoices(form);
  if (!chosen.ok) return chosen;
  const { description, hosting, detail } = readCreateSourceValues(form);
  const selfHosted = detail.instance_id === '' && detail.namesrv_address !== '';
  const input = {
    source_id: textOf(form.source_id),
    updated_time: textOf(form.updated_time),
    description: typeof form.description === 'string' ? description : null,
    // A form without the marker implies it by the fields it fills in.
    hosting: form.hosting === undefined && selfHosted ? ('self' as const) : hosting,
    detail: typeof form.detail === 'object' ? detail : null,
  };
  const checked = parsedOf(changedSchema.safeParse({ ...input, description: input.description ?? '' }));
  return checked.ok ? { ok: true, input } : checked;
}

/** An application, or a type unknown to this console, has no connection to send. */
function changesOf(input: UpdateSourceValues, { source, detail }: SourceWithDetail): Parsed<SourceChanges> {
  const isSame = input.description === null || input.description === (source.description ?? '');
  const described: SourceChanges = isSame ? {} : { description: input.description ?? '' };
  const type = connectionTypeOf(source.type);
  if (type === null || input.detail === null) return { ok: true, input: described };
  const checked = checkSourceDetail(type, { hosting: input.hosting, detail: input.detail });
  if (!checked.ok) return checked;
  return { ok: true, input: { ...described, detail: mergeSourceDetail(type, detail, checked.input) } };
}
