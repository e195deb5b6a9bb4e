import * as z from 'zod/mini';

/** Longest token that EventGrid accepts. Rule: docs/wire.md, "EG API, Creating a Custom Event Source". */
const TOKEN_MAX_CHARS = 16_384;

/**
 * A token as sent in the header X-Auth-Token. Rule: docs/wire.md, "EG API, Creating a Custom Event Source", header
 * X-Auth-Token, 1 to 16,384 characters; visible ASCII only (our choice), since nothing else is safe in a header.
 */
export const tokenSchema = z.string().check(
  z.minLength(1, 'token.required'),
  z.refine((token) => !/[^\x21-\x7e]/.test(token), 'token.characters'),
  z.maxLength(TOKEN_MAX_CHARS, 'token.tooLong'),
);

/** Returns whether a text may be sent as a token. */
export const isToken = (text: string): boolean => tokenSchema.safeParse(text).success;
