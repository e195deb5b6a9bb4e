import * as z from 'zod/mini';
import { cleanCode, cleanText } from '@/lib/eventgrid/schemas/clean';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { type Parsed, parsedOf } from '@/lib/eventgrid/schemas/parsed';
import { tokenSchema } from '@/lib/eventgrid/schemas/token';

const MAX_CHARS = 256;

// Unlike a source's name these are cleaned: they are pasted, often with a line break, and no such value has spaces
// around it. A password is not cleaned.
const filled = (field: string) =>
  z
    .string(`${field}.required`)
    .check(z.overwrite(cleanText), z.minLength(1, `${field}.required`), z.maxLength(MAX_CHARS, `${field}.tooLong`));

const optionalText = (field: string) =>
  z._default(z.string().check(z.overwrite(cleanText), z.maxLength(MAX_CHARS, `${field}.tooLong`)), '');

const region = z.string('region.required').check(z.minLength(1, 'region.required'), z.maxLength(64, 'region.required'));

/**
 * Sign-in as an IAM user. `project` is a name or an ID, empty for the region's own; `passcode` comes from the virtual
 * MFA.
 */
const userSignInSchema = z.object({
  method: z.literal('user'),
  region,
  account: filled('account'),
  user: filled('user'),
  password: z
    .string('password.required')
    .check(z.minLength(1, 'password.required'), z.maxLength(MAX_CHARS, 'password.tooLong')),
  passcode: z._default(z.string().check(z.overwrite(cleanCode), z.regex(/^([0-9]{6})?$/, 'passcode.characters')), ''),
  project: optionalText('project'),
});

/** Sign-in by a token that the user got elsewhere. Rule: docs/wire.md, "EG API, Creating a Custom Event Source". */
const tokenSignInSchema = z.object({
  method: z.literal('token'),
  region,
  project_id: z.string('project_id.required').check(
    z.overwrite(cleanText),
    z.minLength(1, 'project_id.required'),
    z.refine((id) => id === '' || isIdentifier(id), 'project_id.characters'),
  ),
  token: z.pipe(z.string('token.required').check(z.overwrite(cleanText)), tokenSchema),
});

export type UserSignInInput = z.infer<typeof userSignInSchema>;
export type TokenSignInInput = z.infer<typeof tokenSignInSchema>;
export type SignInInput = UserSignInInput | TokenSignInInput;

/** The names of a sign-in form's fields, whichever way to sign in it shows. */
export const SIGN_IN_FIELDS = [...Object.keys(userSignInSchema.shape), ...Object.keys(tokenSignInSchema.shape)];

/** Parses a posted sign-in form by its hidden field `method`: `token`, or `user` for anything else. */
export const parseSignIn = (values: Record<string, unknown>): Parsed<SignInInput> =>
  values.method === 'token'
    ? parsedOf(tokenSignInSchema.safeParse(values))
    : parsedOf(userSignInSchema.safeParse({ ...values, method: 'user' }));
