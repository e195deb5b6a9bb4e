import { CODE_NOUNS, type CodeNoun } from '@/lib/code/subject';
import { readObject } from '@/lib/secrets/json';
import { MASK } from '@/lib/secrets/mask';
import { secretsWithin } from '@/lib/secrets/redact';
import { type PastedRequest, readCommands } from './commands';
import { type HclBlock, readHcl } from './hcl';
import { readJson, straighten } from './json';

/** What a paste must not be longer than, in UTF-16 units: ten times what a request with a token can have (our choice). */
const MAX_PASTE_UNITS = 200_000;

/** What was left out, and why; the key of a text. `name` is the paste's own word for it. */
export type LeftOut = { name: string; why: 'token' | 'keys' | 'header' | 'project' | 'variable' | 'unknown' | 'more' };

export type Recognized = {
  ok: true;
  from: 'json' | 'curl' | 'koocli' | 'terraform';
  /** What it creates, if the paste says so. */
  noun: CodeNoun | null;
  body: Record<string, unknown>;
  leftOut: LeftOut[];
  /** Every secret in it, as plain text. */
  secrets: string[];
};

/** Why a paste can't be used: the key of a sentence, and what is in it. */
export type Refused = {
  ok: false;
  why: 'empty' | 'tooLong' | 'notJson' | 'notHcl' | 'noBody' | 'inFile' | 'nothing' | 'otherRequest' | 'noResource';
  line?: number;
  secrets: string[];
};

/** Recognizes a request in what someone pasted: JSON, a command, or Terraform's resource. Nothing is run or sent. */
export function recognize(pasted: string): Recognized | Refused {
  if (pasted.length > MAX_PASTE_UNITS) return refused('tooLong');
  const text = pasted.replace(/^\ufeff/, '').trim();
  if (text === '') return refused('empty');
  const plain = looksLikeCommand(text) ? text : straighten(text);
  if (looksLikeCommand(plain)) return ofCommands(readCommands(plain));
  if (/^[\s\S]{0,4000}?\b(?:resource|data|provider|variable|module)\s+"/.test(plain) && !/^[[{]/.test(plain))
    return ofTerraform(text);
  const json = readJson(text);
  if (!json.ok) return refused(/[{[]/.test(text) ? 'notJson' : 'nothing', json.line);
  return ofBody(json.value, 'json', null);
}

const refused = (why: Refused['why'], line?: number, secrets: string[] = []): Refused => ({
  ok: false,
  why,
  secrets,
  ...(line === undefined ? {} : { line }),
});

const looksLikeCommand = (text: string): boolean =>
  /(?:^|[\s;|&(\\/])(?:curl|hcloud)(?:\.exe)?\s|^[\s\S]{0,2000}?\bInvoke-(?:WebRequest|RestMethod)\b/i.test(text) &&
  !/^[[{"]/.test(text);

/** Headers of a request that say nothing to leave out: they are of the transfer. */
const OF_TRANSFER =
  /^(?:accept.*|content-.*|user-agent|origin|referer|sec-.*|priority|connection|host|cache-control|pragma|dnt|te|x-language)$/i;
const TOKENS = /^(?:x-auth-token|x-subject-token|cli-x-auth-token|cookie)$/i;
const KEYS = /^(?:authorization|x-sdk-.*|x-security-token|cli-(?:access-key|secret-key|security-token))$/i;

function ofCommands(requests: readonly PastedRequest[]): Recognized | Refused {
  const [first] = requests;
  if (first === undefined) return refused('nothing');
  let answer: Recognized | Refused = refused('noBody', undefined, secretsOf(first));
  for (const request of requests) {
    const read = ofRequest(request);
    if (read.ok) return read;
    if (request === first) answer = read;
  }
  return answer;
}

const secretsOf = ({ headers, credentials }: PastedRequest): string[] => [
  ...headers.flatMap(([name, value]) => (TOKENS.test(name) || KEYS.test(name) ? [value] : [])),
  ...credentials,
];

function ofRequest(request: PastedRequest): Recognized | Refused {
  const secrets = secretsOf(request);
  if (request.isInFile) return refused('inFile', undefined, secrets);
  if (request.body === null) return refused('noBody', undefined, secrets);
  const json = typeof request.body === 'string' ? readJson(request.body) : { ok: true as const, value: request.body };
  if (!json.ok) return refused('notJson', json.line, secrets);
  const noun = nounOf(request);
  if (noun === undefined) return refused('otherRequest', undefined, secrets);
  const leftOut = request.headers.flatMap(([name]): LeftOut[] => {
    if (TOKENS.test(name)) return [{ name, why: 'token' }];
    if (KEYS.test(name)) return [{ name, why: 'keys' }];
    if (/^project_id$|^cli-project/.test(name)) return [{ name, why: 'project' }];
    return OF_TRANSFER.test(name) || name.startsWith('cli-') ? [] : [{ name, why: 'header' }];
  });
  if (request.credentials.length > 0 && request.from === 'curl') leftOut.push({ name: '--user', why: 'keys' });
  const project = /\/v1\/([^/]+)\//.exec(request.url)?.[1];
  if (project !== undefined) leftOut.push({ name: 'project_id', why: 'project' });
  const read = ofBody(json.value, request.from, noun);
  return read.ok
    ? { ...read, leftOut: [...leftOut, ...read.leftOut], secrets: [...secrets, ...read.secrets] }
    : { ...read, secrets };
}

const NOUNS = Object.entries(CODE_NOUNS) as [CodeNoun, (typeof CODE_NOUNS)[CodeNoun]][];

/** Null if the request does not say; undefined if it is of something else, such as publishing. */
function nounOf({ url, operation }: PastedRequest): CodeNoun | null | undefined {
  if (operation !== null) return NOUNS.find(([, { operation: name }]) => name === operation)?.[0];
  const path = url.replace(/[?#].*$/, '').replace(/\/+$/, '');
  if (!/\/v\d+\//.test(path)) return null;
  return NOUNS.find(([, { path: end }]) => new RegExp(`/v1/[^/]+/${end}(?:/[^/]+)?$`).test(path))?.[0];
}

/** Takes the body out of what is around it: KooCLI's file, a list of one. */
function ofBody(value: unknown, from: Recognized['from'], noun: CodeNoun | null): Recognized | Refused {
  const list = Array.isArray(value) ? value : readObject(value)?.items;
  const one: unknown = Array.isArray(list) ? list[0] : value;
  const whole = readObject(one);
  const inner = readObject(whole?.body);
  const body =
    inner && Object.keys(whole ?? {}).every((key) => ['path', 'query', 'body', 'header'].includes(key)) ? inner : whole;
  if (body === null) return refused('nothing');
  const leftOut: LeftOut[] =
    Array.isArray(list) && list.length > 1 ? [{ name: `${list.length - 1}`, why: 'more' }] : [];
  return { ok: true, from, noun, body, leftOut, secrets: secretsIn(body) };
}

/** The secrets of a body, also those that are written as JSON in a text. */
function secretsIn(value: unknown): string[] {
  const all = [value, ...Object.values(readObject(value) ?? {}).flatMap(parsedText)];
  return all.flatMap((part) => secretsWithin(part)).filter((secret) => secret !== '' && secret !== MASK);
}

function parsedText(value: unknown): unknown[] {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return [];
  const json = readJson(value);
  return json.ok ? [json.value] : [];
}

function ofTerraform(text: string): Recognized | Refused {
  const first = readHcl(text);
  const file = first.ok ? first : readHcl(straighten(text));
  if (!file.ok) return refused('notHcl', first.ok ? undefined : first.line);
  const keys = file.blocks.flatMap(({ type, args }) =>
    type === 'provider' ? Object.entries(args).filter(([name]) => PROVIDER_SECRETS.test(name)) : [],
  );
  const secrets = keys.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  const resources = file.blocks.flatMap((block) => {
    const noun = NOUNS.find(([, { resource }]) => block.type === 'resource' && block.labels[0] === resource)?.[0];
    return noun ? [{ noun, block }] : [];
  });
  const [found] = resources;
  if (found === undefined) return refused('noResource', undefined, secrets);
  const read = ofBody(resourceBody(found.block), 'terraform', found.noun);
  if (!read.ok) return read;
  const leftOut: LeftOut[] = keys.map(([name]) => ({ name, why: 'keys' }));
  if (resources.length > 1) leftOut.push({ name: String(resources.length - 1), why: 'more' });
  return { ...read, leftOut: [...leftOut, ...read.leftOut], secrets: [...secrets, ...read.secrets] };
}

const PROVIDER_SECRETS = /^(?:access_key|secret_key|security_token|password|token)$/;
/** What Terraform alone has. */
const OF_TERRAFORM = new Set(['region', 'count', 'for_each', 'provider', 'depends_on', 'lifecycle']);

/** Makes EventGrid's body of a resource: `filter_rule` is the filter, `detail_name` tells where the detail belongs. */
function resourceBody({ args, blocks }: HclBlock): Record<string, unknown> {
  const parts = (type: string) => blocks.filter((block) => block.type === type).map((block) => partBody(block.args));
  const [sources, targets] = [parts('sources'), parts('targets')];
  return {
    ...Object.fromEntries(Object.entries(args).filter(([name]) => !OF_TERRAFORM.has(name))),
    ...(sources.length > 0 ? { sources } : {}),
    ...(targets.length > 0 ? { targets } : {}),
  };
}

const decoded = (value: unknown): unknown => parsedText(value)[0] ?? value;

function partBody({ filter_rule, detail_name, detail, transform, dead_letter_queue, ...rest }: HclBlock['args']) {
  const isName = typeof detail_name === 'string' && /^\w+$/.test(detail_name);
  return {
    ...rest,
    ...(filter_rule === undefined ? {} : { filter: decoded(filter_rule) }),
    ...(detail === undefined ? {} : { [isName ? detail_name : 'detail']: decoded(detail) }),
    ...(transform === undefined ? {} : { transform: decoded(transform) }),
    ...(dead_letter_queue === undefined ? {} : { dead_letter_queue: decoded(dead_letter_queue) }),
  };
}
