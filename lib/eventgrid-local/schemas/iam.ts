import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));
const idOrName = z.union([z.looseObject({ id: text }), z.looseObject({ name: text })]);

/** A project's name is one of its account's, which may be named with it. */
const projectScope = z.intersection(idOrName, z.looseObject({ domain: z.nullish(idOrName) }));

/** Body of POST /v3/auth/tokens; `methods` tells which parts of it count. Rule: docs/wire.md, "IAM API, tokens". */
export const tokenBody = z.looseObject({
  auth: z.looseObject({
    identity: z.looseObject({
      methods: z.array(z.string()).check(z.minLength(1)),
      password: z.optional(
        z.looseObject({
          user: z.looseObject({ name: text, password: z.string(), domain: z.looseObject({ name: text }) }),
        }),
      ),
      totp: z.optional(
        z.looseObject({
          user: z.looseObject({
            id: z.optional(text),
            name: z.optional(text),
            domain: z.optional(z.looseObject({ name: text })),
            passcode: z.string(),
          }),
        }),
      ),
      token: z.optional(z.looseObject({ id: text })),
    }),
    scope: z.nullish(z.looseObject({ project: z.optional(projectScope), domain: z.optional(idOrName) })),
  }),
});

const named = z.object({ id: z.string(), name: z.string() });

/** A token's details, as IAM answers them. */
export const tokenAnswer = z.object({
  token: z.object({
    expires_at: z.string(),
    issued_at: z.string(),
    methods: z.array(z.string()),
    /** A token belongs to a project or to the account. */
    project: z.optional(z.object({ ...named.shape, domain: named })),
    domain: z.optional(named),
    user: z.object({ ...named.shape, domain: named, password_expires_at: z.string() }),
    roles: z.array(named),
    catalog: z.optional(z.array(z.looseObject({}))),
  }),
});

/** The projects that a user can enter. */
export const projectsAnswer = z.object({
  links: z.object({ self: z.string() }),
  projects: z.array(
    z.object({
      ...named.shape,
      domain_id: z.string(),
      parent_id: z.string(),
      enabled: z.boolean(),
      is_domain: z.boolean(),
      description: z.string(),
      links: z.object({ self: z.string() }),
    }),
  ),
});
