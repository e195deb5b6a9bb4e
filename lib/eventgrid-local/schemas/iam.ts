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
          user: z.intersection(
            z.union([z.looseObject({ id: text }), z.looseObject({ name: text, domain: idOrName })]),
            z.looseObject({ password: z.string() }),
          ),
        }),
      ),
      totp: z.optional(
        z.looseObject({
          user: z.looseObject({
            id: z.optional(text),
            name: z.optional(text),
            domain: z.optional(idOrName),
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

/** Body of POST /v3.0/OS-CREDENTIAL/securitytokens; 15 minutes to 24 hours. */
export const temporaryKeyBody = z.looseObject({
  auth: z.looseObject({
    identity: z.looseObject({
      methods: z.array(z.string()),
      token: z.nullish(
        z.looseObject({ id: z.optional(text), duration_seconds: z.nullish(z.int().check(z.gte(900), z.lte(86_400))) }),
      ),
    }),
  }),
});

/** A temporary access key, as IAM answers it. */
export const temporaryKeyAnswer = z.object({
  credential: z.object({ access: z.string(), secret: z.string(), securitytoken: z.string(), expires_at: z.string() }),
});

const self = z.object({ self: z.string() });
const listLinks = z.object({ ...self.shape, next: z.optional(z.null()), previous: z.optional(z.null()) });

/** The projects that a user can enter, or that match. */
export const projectsAnswer = z.object({
  links: listLinks,
  projects: z.array(
    z.object({
      ...named.shape,
      domain_id: z.string(),
      parent_id: z.string(),
      enabled: z.boolean(),
      is_domain: z.boolean(),
      description: z.string(),
      links: self,
    }),
  ),
});

/** The accounts that a user can enter. */
export const domainsAnswer = z.object({
  links: listLinks,
  domains: z.array(z.object({ ...named.shape, enabled: z.boolean(), description: z.string(), links: self })),
});

/** The account's users. */
export const usersAnswer = z.object({
  links: listLinks,
  users: z.array(z.object({ ...named.shape, domain_id: z.string(), enabled: z.boolean(), links: self })),
});

/** The regions of the cloud. */
export const regionsAnswer = z.object({
  links: listLinks,
  regions: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      description: z.string(),
      parent_region_id: z.nullable(z.string()),
      locales: z.object({ 'zh-cn': z.string(), 'en-us': z.string() }),
      links: self,
    }),
  ),
});

const endpoint = z.object({
  id: z.string(),
  interface: z.string(),
  region: z.string(),
  region_id: z.string(),
  url: z.string(),
});

const catalog = z.array(z.object({ ...named.shape, type: z.string(), endpoints: z.array(endpoint) }));

/** The services and their addresses. */
export const catalogAnswer = z.object({ catalog, links: self });

/** IAM's version, as Keystone describes it. */
export const iamVersionAnswer = z.object({
  version: z.object({
    id: z.string(),
    status: z.string(),
    updated: z.string(),
    links: z.array(z.object({ rel: z.string(), href: z.string() })),
    'media-types': z.array(z.object({ base: z.string(), type: z.string() })),
  }),
});
