import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LANGUAGES } from '@/lib/code/languages';
import { type CodeFields, codeSubject, variableName, wireBody } from '@/lib/code/subject';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { fillSource, fillSubscription } from '@/lib/paste/fill';
import { readPaste } from '@/lib/paste/read-paste';
import { createSourceBody, EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { subscriptionBody } from '@/lib/subscriptions/values';
import { hostileSource, hostileSubscription } from '../support/hostile-values';
import { type RunLanguage, startCodeRunner } from '../support/run-code';

// Code is run as it is printed, by the programs that it is for, with values that try to leave their strings:
// docs/decisions/0033-code-and-paste.md.

/** How many random forms; `npm run bench -- code` takes 2,000. */
const RUNS = Number(process.env.CODE_RUNS ?? 20);
const SEED = Number(process.env.CODE_SEED ?? 19);
const PLACE = { eventGridUrl: 'https://eg.example', projectId: 'p', region: 'cn-north-4' };
const LANGUAGES: RunLanguage[] = ['curl', 'koocli', 'node', 'python'];
/** Typed into a variable, it must arrive as it is. */
const SECRET = `s3cret "quoted" \\ 'single' $HOME \`x\` é`;

/** The body with each variable's value in its place. */
const withSecrets = (fields: CodeFields): unknown =>
  JSON.parse(JSON.stringify(fields), (key, value) =>
    variableKeys.has(key) && JSON.stringify(value) === '{}' ? SECRET : value,
  );
const variableKeys = new Set(['password', 'secret_key', 'access_key', 'url', 'value']);
const secretsOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, SECRET]));

describe('code', () => {
  it('creates what the form would, in four languages, whatever is in its values', async () => {
    const runner = await startCodeRunner();
    const anySubject = fc.oneof(
      hostileSource.map((values) => codeSubject('source', createSourceBody(values))),
      hostileSubscription.map((values) => codeSubject('subscription', subscriptionBody(values))),
    );
    try {
      await fc.assert(
        fc.asyncProperty(anySubject, async (subject) => {
          const runs = await Promise.all(
            LANGUAGES.map((language) => runner.run(language, subject, secretsOf(subject.variables))),
          );
          for (const [at, run] of runs.entries()) {
            expect(run, LANGUAGES[at]).toMatchObject({ body: withSecrets(wireBody(subject)) });
            // A refusal is an error of the program, and nothing else is.
            expect(run.failed === null, `${LANGUAGES[at]}: ${run.failed}`).toBe(run.status === 200);
            expect(run.files.filter((name) => name !== 'source.json' && name !== 'subscription.json')).toEqual([]);
          }
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    } finally {
      await runner.close();
    }
  }, 3_600_000);

  it('creates a channel and a subscription that EventGrid takes, in each language', async () => {
    const runner = await startCodeRunner();
    const { ordersChannelId: channel_id } = runner.eventGrid;
    try {
      for (const language of LANGUAGES) {
        const body = { name: `by-${language}`, channel_id };
        await runner.eventGrid.call('POST', `/v1/${LOCAL_PROJECT_ID}/sources`, { body });
        const channel = await runner.run(language, codeSubject('channel', { name: `By-${language}` }));
        const subscription = await runner.run(
          language,
          codeSubject('subscription', {
            name: `by-${language}`,
            channel_id,
            sources: [
              {
                name: `by-${language}`,
                provider_type: 'CUSTOM',
                filter: { source: [{ op: 'StringIn', values: [`by-${language}`] }] },
              },
            ],
            targets: [
              {
                name: 'HTTPS',
                provider_type: 'CUSTOM',
                detail: { url: 'https://hooks.example/x' },
                transform: { type: 'ORIGINAL' },
              },
            ],
          }),
        );
        for (const run of [channel, subscription]) expect(run).toMatchObject({ status: 200, failed: null });
      }
    } finally {
      await runner.close();
    }
  });

  it('comes back to the form when it is pasted', () => {
    fc.assert(
      fc.property(hostileSource, fc.constantFrom('curl', 'koocli', 'terraform'), (values, language) => {
        const body = createSourceBody(values);
        const text = CODE_LANGUAGES[language].write(codeSubject('source', body), PLACE);
        const { result } = readPaste(text, 'source', fillSource);
        const filled = result.ok ? { ...EMPTY_CREATE_SOURCE_VALUES, ...result.values } : null;
        expect(filled && codeSubject('source', createSourceBody(filled)).body).toEqual(
          codeSubject('source', body).body,
        );
      }),
      { numRuns: RUNS * 10, seed: SEED, endOnFailure: true },
    );
    fc.assert(
      fc.property(hostileSubscription, fc.constantFrom('curl', 'koocli', 'terraform'), (values, language) => {
        const body = subscriptionBody(values);
        const text = CODE_LANGUAGES[language].write(codeSubject('subscription', body), PLACE);
        const { result } = readPaste(text, 'subscription', fillSubscription);
        expect(result.ok && subscriptionBody({ ...values, description: '', ...result.values })).toEqual(body);
      }),
      { numRuns: RUNS * 5, seed: SEED, endOnFailure: true },
    );
  }, 3_600_000);

  it('writes Terraform that HashiCorp’s parser reads as the same values', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSource, async (values) => {
        const subject = codeSubject('source', createSourceBody(values), 'e2f5b8c3-14da-4e07-b6a9-08d7c3f1a264');
        const file = await parse('main.tf', CODE_LANGUAGES.terraform.write(subject));
        const [type] = Object.keys(file.resource);
        expect(Object.keys(file).filter((key) => !['resource', 'import', 'variable'].includes(key))).toEqual([]);
        const [[resource]] = Object.values(file.resource.huaweicloud_eg_custom_event_source) as [[CodeFields]];
        expect(type).toBe('huaweicloud_eg_custom_event_source');
        expect(file.import).toEqual([expect.objectContaining({ id: 'e2f5b8c3-14da-4e07-b6a9-08d7c3f1a264' })]);
        expect(Object.keys(file.variable ?? {})).toHaveLength(subject.variables.length);
        const { detail, ...rest } = resource;
        const read = {
          ...(unescaped(rest) as object),
          ...(detail === undefined ? {} : { detail: await readExpression(String(detail)) }),
        };
        expect(read).toEqual(asTerraform(subject.body));
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  }, 3_600_000);
});

/** The parser gives an expression as its text: that of `jsonencode` is read once more, as a value. */
async function readExpression(expression: string): Promise<unknown> {
  const inner = expression.slice('${jsonencode('.length, -')}'.length);
  return unescaped((await parse('value.tf', `value = ${inner}`)).value);
}

/** The parser's JSON has `$${` where a text has `${`. */
const unescaped = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner) =>
    typeof inner === 'string' && !/^\$\{var\.\w+\}$/.test(inner) ? inner.replaceAll(/([$%])\1\{/g, '$1{') : inner,
  );

/** A secret is a variable of the resource; UTF-8 has no lone surrogates, nor does HCL. */
const asTerraform = (fields: CodeFields): unknown =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      variableName(value) !== null
        ? expect.stringMatching(/^\$\{var\.\w+\}$/)
        : typeof value === 'object' && value !== null
          ? asTerraform(value as CodeFields)
          : value,
    ]),
  );
