import * as z from 'zod/mini';

const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Returns whether a text may be used as an ID in an EventGrid path. Our choice: EG's IDs are UUIDs and 32-digit hex,
 * and these characters cannot leave their path segment.
 */
export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);

/** ID of a custom channel. Rule: docs/wire.md, "EG API, Creating a Custom Event Source", `channel_id`. */
export const channelIdSchema = z
  .string()
  .check(z.minLength(1, 'channel_id.required'), z.regex(IDENTIFIER, 'channel_id.characters'));

/** ID of a source, from a form or a URL. */
export const sourceIdSchema = z.string().check(z.regex(IDENTIFIER, 'source_id.characters'));

/** ID of a subscription, from a form or a URL. */
export const subscriptionIdSchema = z.string().check(z.regex(IDENTIFIER, 'subscription_id.characters'));

/** ID of a project, from a form. */
export const projectIdSchema = z.string().check(z.regex(IDENTIFIER, 'project_id.characters'));
