import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1));

/** Body of POST /v3/auth/tokens. Rule: IAM, "Obtaining a User Token". */
export const tokenBody = z.looseObject({
  auth: z.looseObject({
    identity: z.looseObject({
      methods: z.array(z.string()).check(z.minLength(1)),
      password: z.looseObject({
        user: z.looseObject({ name: text, password: z.string(), domain: z.looseObject({ name: text }) }),
      }),
    }),
    scope: z.looseObject({
      project: z.union([z.looseObject({ id: text }), z.looseObject({ name: text })]),
    }),
  }),
});

const named = z.object({ id: z.string(), name: z.string() });

/** What a token stands for, as IAM answers it. */
export const tokenAnswer = z.object({
  token: z.object({
    expires_at: z.string(),
    issued_at: z.string(),
    methods: z.array(z.string()),
    project: z.object({ ...named.shape, domain: named }),
    user: z.object({ ...named.shape, domain: named, password_expires_at: z.string() }),
    roles: z.array(named),
    catalog: z.optional(z.array(z.looseObject({}))),
  }),
});

/** The projects that a user may enter. */
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
