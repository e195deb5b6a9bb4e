import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { helpText } from '@/lib/eventgrid-local/arguments';
import { FAULT_KINDS } from '@/lib/eventgrid-local/faults/kinds';
import { LOCAL_REGION_ID, LOCAL_USERS } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../support/local-eventgrid';
import { startForSdk } from '../support/official-sdk';
import { type OpenApiDocument, readOpenApi } from '../support/openapi-document';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const PAGE = read('docs/local-eventgrid.md');

const LOCAL_ADMIN_SECRET = LOCAL_USERS.find(({ name }) => name === 'admin')?.accessKey?.secret;

let grid: TestEventGrid;
let json: Record<string, unknown>;
let described: OpenApiDocument;

beforeAll(async () => {
  grid = await startTestEventGrid();
  ({ json } = await grid.call('GET', '/openapi.json'));
  described = readOpenApi(json);
});
afterAll(() => grid.close());

/** Lists what the app really serves, as `GET /v1/{project_id}/sources`, without middleware, which has no method. */
const servedOperations = () =>
  grid.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '/openapi.json')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    .toSorted();

/** Refusals that operations share, which the page lists once. */
const SHARED = ['EG.00014000', 'EG.00014010', 'EG.00014030', 'APIGW.0301'];

function codesIn(text: string): string[] {
  const found = text.match(/(?:EG|APIGW)\.\w+|\b\d{8}\b|Bad Request|Unauthorized|Forbidden|Not Found/g) ?? [];
  return [...new Set(found)].filter((code) => !SHARED.includes(code)).toSorted();
}

/** The table of operations: each row's operation, operationId and codes. */
const documented = [...PAGE.matchAll(/^\| `(GET|POST|PUT|DELETE) (\/[^`]*)` \| (\w+) \| ?(.*)\|$/gm)].map(
  ([, method, path, operationId, codes = '']) => ({ title: `${method} ${path}`, operationId, codes: codesIn(codes) }),
);

describe('/openapi.json', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(json))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('describes every operation that is served, and no other', () => {
    const titles = described.operations.map(({ method, path }) => `${method} ${path}`);
    expect(titles.toSorted()).toEqual(servedOperations());
  });

  it('gives every operation a unique ID', () => {
    const ids = described.operations.map(({ operationId }) => operationId);
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  });
});

describe('docs/local-eventgrid.md', () => {
  it('lists every operation that is served, and no other', () => {
    expect(documented.map(({ title }) => title).toSorted()).toEqual(servedOperations());
  });

  it('lists the name and refusals of each, as /openapi.json does', () => {
    const responses = z.looseObject({ responses: z.record(z.string(), z.looseObject({ description: z.string() })) });
    const { paths } = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), responses)) }).parse(json);
    const wanted = described.operations.map(({ operationId, method, path }) => {
      const answers = Object.values(paths[path]?.[method.toLowerCase()]?.responses ?? {});
      return {
        title: `${method} ${path}`,
        operationId,
        codes: codesIn(answers.map(({ description }) => description).join()),
      };
    });
    expect(documented).toEqual(wanted);
  });

  it('lists every option of --help', () => {
    const options = [...helpText().matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
    expect(options.length).toBeGreaterThan(5);
    expect(options.filter((option) => !PAGE.includes(`\`${option}`))).toEqual([]);
  });

  it('lists every variable of the embedded server', () => {
    const variables = read('lib/config/env.ts').match(/EVENTGRID_LOCAL\w*/g) ?? [];
    expect(variables.length).toBeGreaterThan(3);
    expect(variables.filter((variable) => !PAGE.includes(`\`${variable}\``))).toEqual([]);
  });

  it('lists every fault', () => {
    expect(Object.keys(FAULT_KINDS).filter((fault) => !PAGE.includes(`\n| \`${fault}\` |`))).toEqual([]);
  });

  it('is linked from the README', () => {
    expect(read('README.md')).toContain('(docs/local-eventgrid.md)');
  });
});

describe('its blocks for official clients', () => {
  const section = PAGE.slice(PAGE.indexOf('## Official clients'), PAGE.indexOf('## Operations'));
  const blocks = new Map(
    [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => [kind, text]),
  );

  it('are for Node.js, Python, Java, Go, KooCLI or a shell, Terraform and compose', () => {
    expect([...blocks.keys()]).toEqual(['js', 'python', 'java', 'go', 'sh', 'hcl', 'yaml']);
  });

  it.each(['js', 'python', 'java', 'go', 'hcl'])(
    'name the address, a key pair and the region that are here: %s',
    (kind) => {
      const text = blocks.get(kind) ?? '';
      for (const part of ['http://127.0.0.1:4010', 'LOCALADMIN', LOCAL_ADMIN_SECRET, LOCAL_REGION_ID]) {
        expect(text).toContain(part);
      }
    },
  );

  it('run as they are: Node.js', async () => {
    const eg = await startForSdk();
    const text = (blocks.get('js') ?? '').replaceAll('http://127.0.0.1:4010', eg.url);
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
    const answer = await new AsyncFunction('require', `${text}; return answer;`)(createRequire(import.meta.url));
    expect(answer).toMatchObject({ httpStatusCode: 200, total: 1, items: [{ name: 'orders' }] });
    await eg.close();
  });

  it('use options that the command has', () => {
    const used = [...section.matchAll(/eventgrid-local (--[^"\n]*)/g)].flatMap(([, options = '']) =>
      options.match(/--[\w-]+/g),
    );
    expect(used.length).toBeGreaterThan(4);
    expect(used.filter((option) => !helpText().includes(`  ${option} `))).toEqual([]);
  });
});
