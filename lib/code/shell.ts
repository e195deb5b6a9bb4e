import { isSeen, jsonText, shellWord } from './quote';
import {
  CODE_NOUNS,
  type CodeFields,
  type CodePlace,
  type CodeSubject,
  type CodeValue,
  fieldsOf,
  itemsOf,
  variableName,
  wireBody,
} from './subject';

/** Escapes a variable for JSON. It needs no tool that a system may lack. */
const JSON_FUNCTION = String.raw`json() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }`;

/** Where a variable goes in JSON that is one word of the shell: out of the quotes and in again. */
const inWord = (name: string): string => `"'"$(json "$${name}")"'"`;

/** Writes a value as indented JSON inside a shell's single quotes. */
function quotedJson(value: CodeValue, indent = ''): string {
  const name = variableName(value);
  if (name !== null) return inWord(name);
  if (typeof value === 'string') return inQuotes(jsonText(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? itemsOf(value).map((item) => quotedJson(item, inner))
    : fieldsOf(value).map(([key, item]) => `${inQuotes(jsonText(key))}: ${quotedJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return parts.length === 0 ? `${open}${close}` : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}

const inQuotes = (text: string): string => shellWord(text).slice(1, -1);
const helperOf = ({ variables }: CodeSubject): string[] => (variables.length === 0 ? [] : [JSON_FUNCTION, '']);

/** Writes a create as a curl command for sh, bash or zsh. */
export function curlCode(subject: CodeSubject): string {
  return [
    ...helperOf(subject),
    `curl --fail-with-body -X POST "$EG/v1/$PROJECT_ID/${CODE_NOUNS[subject.noun].path}" \\`,
    '  -H "X-Auth-Token: $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  --data-raw '${quotedJson(wireBody(subject))}'`,
    '',
  ].join('\n');
}

/**
 * Writes a create as a command of KooCLI: a parameter for each value, or a file where a value has keys of its own or
 * could not be seen in a shell. Rule: docs/wire.md, "Code".
 */
export function kooCliCode(subject: CodeSubject, { region }: CodePlace): string {
  const { operation } = CODE_NOUNS[subject.noun];
  const body = wireBody(subject);
  const beginning = `hcloud EG ${operation}${region === null ? '' : ` --cli-region=${shellWord(region)}`}`;
  const flags = subject.noun === 'subscription' ? null : flagsOf(body);
  if (flags !== null) return [beginning, '--project_id="$PROJECT_ID"', ...flags].join(' \\\n  ').concat('\n');
  const file = `${subject.noun}.json`;
  const project = `"path": {\n    "project_id": "'"$PROJECT_ID"'"\n  }`;
  return [
    ...helperOf(subject),
    `printf '%s\\n' '{\n  ${project},\n  "body": ${quotedJson(body, '  ')}\n}' > ${file}`,
    '',
    `${beginning} --cli-jsonInput=${file}`,
    '',
  ].join('\n');
}

/** Lists a body's values as parameters, nested keys joined by dots; null if one of them needs a file. */
function flagsOf(body: CodeFields, prefix = ''): string[] | null {
  const flags: string[] = [];
  for (const [key, value] of fieldsOf(body)) {
    const name = variableName(value);
    if (!/^\w+$/.test(key)) return null;
    if (name !== null) flags.push(`--${prefix}${key}="$${name}"`);
    else if (typeof value === 'string') {
      if (!isSeen(value)) return null;
      flags.push(`--${prefix}${key}=${shellWord(value)}`);
    } else if (typeof value !== 'object' || value === null) flags.push(`--${prefix}${key}=${JSON.stringify(value)}`);
    else {
      const inner = Array.isArray(value) ? null : flagsOf(value as CodeFields, `${prefix}${key}.`);
      if (inner === null) return null;
      flags.push(...inner);
    }
  }
  return flags;
}

/** Writes the lines that set what a script reads: known values, and empty ones for the user to fill in. */
export const shellSettings = ({ variables }: CodeSubject, { eventGridUrl, projectId }: CodePlace): string =>
  [
    `export EG=${shellWord(eventGridUrl)}`,
    `export PROJECT_ID=${shellWord(projectId)}`,
    ...['TOKEN', ...variables].map((name) => `export ${name}=''`),
    '',
  ].join('\n');
