import * as z from 'zod/mini';
import type { FieldErrors } from '@/lib/eventgrid/failures/result';
import { channelIdSchema } from './identifier';
import { parsedOf } from './parsed';
import { descriptionSchema } from './source';

const CHANNEL_NAME_MAX_CHARS = 128;

/** Name of a custom channel. Rule: docs/wire.md, "EG API, Creating a Custom Event Channel", `name`. */
export const channelNameSchema = z.string().check(
  z.minLength(1, 'channelName.required'),
  z.refine((name) => !/[^A-Za-z0-9._-]/u.test(name), 'channelName.characters'),
  z.regex(/^[A-Za-z0-9]/, 'channelName.start'),
  z.refine((name) => name !== 'default', 'channelName.reserved'),
  z.maxLength(CHANNEL_NAME_MAX_CHARS, 'channelName.tooLong'),
);

/** A posted textarea has CRLF for each line break; the browser counted one unit and EG gets one. */
const postedDescription = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text: string) => text.replaceAll('\r\n', '\n')),
  ),
  descriptionSchema,
);

/** A new channel, an empty description left out. Rule: docs/wire.md, "EG API, Creating a Custom Event Channel". */
export const newChannelSchema = z.object({ name: channelNameSchema, description: z.optional(postedDescription) });
export type NewChannelInput = z.infer<typeof newChannelSchema>;

/** Checks what the dialog of a new channel holds by the rules of its action. Returns the message keys of wrong fields. */
export function checkNewChannel(typed: { name: string; description: string }): FieldErrors {
  const parsed = parsedOf(newChannelSchema.safeParse(typed));
  return parsed.ok ? {} : parsed.fieldErrors;
}

/** Body of `POST /v1/{project_id}/channels` as this console sends it. */
export type CreateChannelInput = { name: string; description?: string };

/** A name that is not sent: it says in words what the write was about. */
const wordsOnly = z.optional(z.string().check(z.maxLength(CHANNEL_NAME_MAX_CHARS, 'channelName.tooLong')));

/** What a form changes of a channel. Rule: docs/wire.md, "EG API, PUT"; the console changes its description alone. */
export const updateChannelSchema = z.object({
  channel_id: channelIdSchema,
  name: wordsOnly,
  description: postedDescription,
});

/** What a form names to delete a channel. */
export const deleteChannelSchema = z.object({ channel_id: channelIdSchema, name: wordsOnly });
