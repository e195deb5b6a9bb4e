// No zod here: the browser checks IDs too.

/** What an ID of EventGrid looks like; see isIdentifier. */
export const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Returns whether a text may be used as an ID in an EventGrid path. Our choice: EG's IDs are UUIDs and 32-digit hex, and
 * these characters cannot leave their path segment.
 */
export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);
