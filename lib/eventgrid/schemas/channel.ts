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

/**
 * A new channel, without the description if it is empty. Rule: docs/wire.md, "EG API, Creating a Custom Event Channel".
 */
export const newChannelSchema = z.object({ name: channelNameSchema, description: z.optional(postedDescription) });
export type NewChannelInput = z.infer<typeof newChannelSchema>;

/**
 * Checks the input of the new-channel dialog by the rules of its action. Returns the message keys of invalid fields.
 */
export function checkNewChannel(typed: { name: string; description: string }): FieldErrors {
  const parsed = parsedOf(newChannelSchema.safeParse(typed));
  return parsed.ok ? {} : parsed.fieldErrors;
}

/** Body of `POST /v1/{project_id}/channels` as this console sends it. */
export type CreateChannelInput = { name: string; description?: string };

/** A name that is not sent: it tells the user what the write was about. */
const wordsOnly = z.optional(z.string().check(z.maxLength(CHANNEL_NAME_MAX_CHARS, 'channelName.tooLong')));

/**
 * The fields of a channel that a form changes. Rule: docs/wire.md, "EG API, PUT"; the console changes only its
 * description.
 */
export const updateChannelSchema = z.object({
  channel_id: channelIdSchema,
  name: wordsOnly,
  description: postedDescription,
  /** As the form showed it. It is not sent: if the answer is lost, it tells a change that did not arrive. */
  description_before: z.optional(postedDescription),
});

/** The fields of a form that deletes a channel. */
export const deleteChannelSchema = z.object({ channel_id: channelIdSchema, name: wordsOnly });
