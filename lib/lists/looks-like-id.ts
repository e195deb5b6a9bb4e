/** EventGrid's IDs are UUIDs; 32 digits are the same without hyphens. A name of that shape is found as a name after. */
const ID = /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;

/** Tells whether a text that was searched for is an ID of EventGrid. */
export const looksLikeId = (text: string): boolean => ID.test(text);
