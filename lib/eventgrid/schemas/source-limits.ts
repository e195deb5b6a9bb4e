// Separate from the schemas, so that a page can show limits without loading zod.

export const SOURCE_NAME_MAX_CHARS = 128;
/** UTF-16 units, as maxLength counts them: our choice (docs/wire.md, "EG API, Creating a Custom Event Source"). */
export const DESCRIPTION_MAX_UNITS = 255;

export const SOURCE_TYPES = ['APPLICATION', 'RABBITMQ', 'ROCKETMQ'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Matches a character that a source's name must not contain; a match is one whole character (code point). */
export const FOREIGN_NAME_CHARACTER = /[^a-z0-9._-]/u;
