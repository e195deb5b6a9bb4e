// No zod here: the browser checks IDs too.

/** What an ID of EventGrid looks like; see isIdentifier. */
export const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Returns whether a text may be used as an ID in an EventGrid path. Our choice: EG's IDs are UUIDs and 32-digit hex, and
 * these characters cannot leave their path segment.
 */
export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);

/**
 * Returns whether an event's ID may be used in an EventGrid path. A publisher chooses it, and CloudEvents allows any
 * text. Our choice: up to 256 characters that no gateway takes for a part of the address, encoded or not.
 */
export const isEventId = (text: string): boolean => /^(?!\.+$)[^/\\%?#\p{C}]{1,256}$/u.test(text);
