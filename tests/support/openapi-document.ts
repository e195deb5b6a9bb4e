import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as z from 'zod/mini';

const responseSchema = z.looseObject({
  content: z.optional(z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) })),
});
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query']) })),
  responses: z.record(z.string(), responseSchema),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.looseObject({ gatewayRefusal: z.looseObject({}) }) }),
});

/** One operation of an OpenAPI document. `complaint` is null for an answer that its schema allows, else the reason. */
export type DescribedOperation = {
  operationId: string;
  method: string;
  path: string;
  queryParameters: string[];
  /** Returns whether a path without query is this operation's; of several, the first one is meant. */
  matches: (path: string) => boolean;
  complaint: (status: number, body: unknown) => string | null;
};

export type OpenApiDocument = {
  operations: DescribedOperation[];
  /** Finds the operation of a request, by its method and path without query. */
  find: (method: string, path: string) => DescribedOperation | undefined;
  /** Like an operation's `complaint`, for a request that matches none: the gateway or IAM refuses it. */
  gatewayComplaint: (body: unknown) => string | null;
};

/** Reads an OpenAPI 3.1 document, whose schemas are JSON Schema 2020-12. Throws if a part is missing. */
export function readOpenApi(json: unknown): OpenApiDocument {
  const { paths, components } = documentSchema.parse(json);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // References start at the document's root, so each schema is compiled together with the components.
  const compile = (schema: object) => complaintsOf(ajv, ajv.compile({ ...schema, components }));

  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, responses }]) => {
      // Compiled when first needed: a client needs few of the several hundred.
      const validators = new Map<string, Validate>();
      const validatorOf = (status: string): Validate | undefined => {
        const described = responses[status];
        if (described === undefined) return undefined;
        const { content } = described;
        const known = validators.get(status) ?? (content ? compile(content['application/json'].schema) : noBody);
        validators.set(status, known);
        return known;
      };
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        matches: (given: string) => patternOf(path).test(given),
        queryParameters: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
        complaint: (status: number, body: unknown) => {
          const validate = validatorOf(`${status}`) ?? validatorOf('default');
          return validate ? validate(body) : `status ${status} is not described`;
        },
      };
    }),
  );
  return {
    operations,
    find: (method, path) => operations.find((operation) => operation.method === method && operation.matches(path)),
    gatewayComplaint: compile({
      anyOf: ['gateway', 'keystone'].map((shape) => ({ $ref: `#/components/schemas/${shape}Refusal` })),
    }),
  };
}

type Validate = (body: unknown) => string | null;

const noBody: Validate = (body) => (body === null ? null : 'has a body');

const complaintsOf =
  (ajv: Ajv2020, validate: ValidateFunction): Validate =>
  (body) =>
    validate(body) ? null : ajv.errorsText(validate.errors, { dataVar: 'body' });

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
