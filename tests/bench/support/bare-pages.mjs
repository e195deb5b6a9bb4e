import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { JSDOM } from 'jsdom';
import { root, runNext } from '../../../lib/cli/next-command.mjs';

/** Where the bare pages are written and built: below the root, whose modules they import. */
export const bareFolder = join(root, 'dist', 'bare-pages');

/** React's names of what HTML spells otherwise. */
const PROPS = {
  autocapitalize: 'autoCapitalize',
  autocomplete: 'autoComplete',
  checked: 'defaultChecked',
  class: 'className',
  colspan: 'colSpan',
  datetime: 'dateTime',
  enctype: 'encType',
  for: 'htmlFor',
  formaction: 'formAction',
  inputmode: 'inputMode',
  maxlength: 'maxLength',
  novalidate: 'noValidate',
  popovertarget: 'popoverTarget',
  readonly: 'readOnly',
  spellcheck: 'spellCheck',
  tabindex: 'tabIndex',
  value: 'defaultValue',
};
const VALUE_STAYS = new Set(['BUTTON', 'OPTION']);
const FLAGS = new Set(['checked', 'disabled', 'hidden', 'multiple', 'novalidate', 'readonly', 'required']);
const LEFT_OUT = new Set(['SCRIPT', 'TEMPLATE', 'STYLE', 'LINK']);

/**
 * Builds a Next app whose pages have the DOM of the console's and nothing else: plain elements in one client component,
 * which is what React needs least for, with the same look-up of the session and the same requests to EventGrid. `pages`
 * has the path, the HTML and the reads of each (an expression over `eventGrid`); a page that lists `rows` writes one of
 * them as often as it has read. Rejects if the build fails.
 */
export async function buildBarePages(pages) {
  rmSync(bareFolder, { recursive: true, force: true });
  write('package.json', JSON.stringify({ name: 'bare-pages', private: true }));
  write('tsconfig.json', JSON.stringify({ compilerOptions: { paths: { '@/*': ['../../*'] }, jsx: 'react-jsx' } }));
  write('next.config.mjs', CONFIG);
  // Next would look for the console's in the folders above.
  write('instrumentation.js', 'export function register() {}\n');
  write('app/layout.jsx', LAYOUT);
  for (const [index, page] of pages.entries()) {
    write(`app/page-${index}/dom.jsx`, domModule(page));
    write(`app/page-${index}/page.jsx`, pageModule(page));
  }
  const { exitCode } = runNext(['build'], { ...process.env, NODE_ENV: 'production' }, [], bareFolder);
  if ((await exitCode) !== 0) throw new Error('The bare pages could not be built.');
}

const CONFIG = `export default {
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: ${JSON.stringify(root)} },
  serverExternalPackages: ['libsql', 'pg', 'pino', 'prom-client'],
};
`;

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

const pageModule = ({ reads, imports = '' }) => `import { openPageEventGrid } from '@/lib/session/open';
import { Dom } from './dom';
${imports}
export const metadata = { title: 'Bare' };
export const dynamic = 'force-dynamic';

export default async function Page() {
  const { eventGrid } = (await openPageEventGrid()) ?? {};
  const [read] = await Promise.all([${reads.join(', ')}]);
  return <Dom rows={read?.data?.items ?? []} />;
}
`;

function domModule({ html, row }) {
  const { document } = new JSDOM(html).window;
  const body = [...document.body.childNodes].map((node) => jsxOf(node, row)).join('\n');
  return `'use client';
export const Dom = ({ rows }) => (
  <>
${body}
  </>
);
`;
}

/** Writes a node as JSX. The rows of a table are the first one, repeated with what differs taken from the data. */
function jsxOf(node, row, values = {}) {
  if (node.nodeType === 3) return `{${textOf(node.data, values)}}`;
  if (node.nodeType !== 1 || LEFT_OUT.has(node.tagName)) return '';
  const { localName, childNodes } = node;
  if (localName === 'tbody' && row) {
    const fields = Object.fromEntries(
      Object.entries(row).flatMap(([field, value]) =>
        typeof value === 'string' && value.length > 3 ? [[value, `row.${field}`]] : [],
      ),
    );
    const [key] = Object.keys(row);
    const first = jsxOf(node.firstElementChild, null, fields).replace('<tr', `<tr key={row.${key}}`);
    return `<tbody>{rows.map((row) => ${first})}</tbody>`;
  }
  const props = [...node.attributes].map((attribute) => propOf(node, attribute, values)).join('');
  const children = localName === 'textarea' ? '' : [...childNodes].map((child) => jsxOf(child, row, values)).join('');
  return `<${localName}${props}>${children}</${localName}>`;
}

function propOf({ tagName }, { name, value }, values) {
  if (name === 'selected' || name.startsWith('on')) return '';
  const prop = name === 'value' && VALUE_STAYS.has(tagName) ? name : (PROPS[name] ?? name);
  return FLAGS.has(name) ? ` ${prop}` : ` ${prop}={${textOf(value, values)}}`;
}

/** Writes a text as an expression: the values of a row in it become that row's. */
function textOf(text, values) {
  const found = Object.keys(values).filter((value) => text.includes(value));
  if (found.length === 0) return JSON.stringify(text);
  const [value] = found.sort((a, b) => b.length - a.length);
  return text
    .split(value)
    .map((part) => textOf(part, values))
    .join(` + ${values[value]} + `);
}

function write(path, text) {
  const file = join(bareFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
