import * as z from 'zod/mini';
import { IDENTIFIER } from './is-identifier';

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
