import { readFileSync } from 'node:fs';
import { findEndpoints } from '../../../support/find-endpoints';
import type { Probe } from './probe';

/** Of the build under test, as npm run bench -- base-path sets it. */
export const BASE_PATH = process.env.BASE_PATH ?? '';

/** A form's fields in their order. */
export type Fields = Record<string, string>;
/** How an action is called: from the page's script, or from a form posted without JavaScript. */
export const WAYS = ['script', 'form'] as const;
export type Way = (typeof WAYS)[number];

type Manifest = { node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }> };

/** The endpoints that the wrapper's own test finds: each needs a probe. */
export const ENDPOINTS = findEndpoints(process.cwd()).endpoints;

/** Reads from the build each action's ID and page. */
function builtActions(): Map<string, { id: string; page: string }> {
  const { node }: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'));
  return new Map(
    Object.entries(node).map(([id, { workers, exportedName }]) => {
      const pages = Object.keys(workers).map((worker) => worker.replace(/^app|\/page$/g, ''));
      return [exportedName, { id, page: pages.find((page) => !page.includes('[')) ?? pages[0] ?? '/' }];
    }),
  );
}

const BOUNDARY = 'probe-boundary';

/** Writes a call of an action, complete except for Origin and cookie. An action without state takes only its form. */
export function actionCall(name: string, fields: Fields, way: Way = 'script'): Probe {
  const action = builtActions().get(name);
  if (action === undefined) throw new Error(`The build has no action ${name}.`);
  const { id, page } = action;
  const takesState = !['setPreferenceAction', 'dismissWriteAction'].includes(name);
  const parts =
    way === 'script' ? scriptParts(fields, takesState) : [...formParts(id, takesState), ...Object.entries(fields)];
  const script = { 'Next-Action': id, Accept: 'text/x-component' };
  return {
    method: 'POST',
    path: `${BASE_PATH}${page.replace('[sourceId]', fields.source_id ?? '')}`,
    headers: {
      'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...(way === 'script' ? script : { Accept: 'text/html' }),
    },
    body: multipart(parts),
  };
}

/** The arguments as React writes them: a state of null and the form. */
const scriptParts = (fields: Fields, takesState: boolean): [string, string][] => [
  ...Object.entries(fields).map(([field, value]): [string, string] => [`_1_${field}`, value]),
  ['0', takesState ? '[null,"$K1"]' : '["$K1"]'],
];

const formParts = (id: string, takesState: boolean): [string, string][] =>
  takesState
    ? [
        ['$ACTION_REF_1', ''],
        ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
        ['$ACTION_1:1', '[null]'],
      ]
    : [[`$ACTION_ID_${id}`, '']];

const multipart = (parts: [string, string][]): string =>
  `${parts.map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${BOUNDARY}--\r\n`;
