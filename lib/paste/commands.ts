import { type Command, commandsOf, printedBy, type Shell, UNKNOWN } from './shell-words';

/** A request as a command makes it. `body` is null if there is none, or it is in a file. */
export type PastedRequest = {
  from: 'curl' | 'koocli';
  /** Of a URL; empty for KooCLI. */
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string | Record<string, unknown> | null;
  /** KooCLI's name of the operation. */
  operation: string | null;
  /** Whether the body is in a file that is not in the paste. */
  isInFile: boolean;
  /** User names and passwords given on the command line. */
  credentials: string[];
};

/** Options of curl whose value is the next word, besides those that are read. */
const WITH_VALUE = new Set(
  ['-A', '-b', '-c', '-C', '-e', '-F', '-m', '-o', '-T', '-U', '-u', '-w', '-x', '--user-agent', '--cookie', '--form']
    .concat(['--cookie-jar', '--referer', '--output', '--user', '--proxy', '--proxy-user', '--max-time', '--cacert'])
    .concat([
      '--connect-timeout',
      '--write-out',
      '--retry',
      '--resolve',
      '--cert',
      '--key',
      '--interface',
      '--form-string',
    ])
    .concat(['--aws-sigv4', '--oauth2-bearer', '-E', '-K', '--config']),
);
const READ: Record<string, 'method' | 'header' | 'data' | 'url'> = {
  '-X': 'method',
  '--request': 'method',
  '-H': 'header',
  '--header': 'header',
  '-d': 'data',
  '--data': 'data',
  '--data-raw': 'data',
  '--data-binary': 'data',
  '--data-ascii': 'data',
  '--json': 'data',
  '--url': 'url',
};
const SECRET_OPTIONS = new Set(['-u', '--user', '-b', '--cookie', '-U', '--proxy-user', '--oauth2-bearer']);

/** Guesses the shell that a command was written for. */
function shellsOf(text: string): Shell[] {
  if (/\\\r?\n/.test(text)) return ['sh', 'cmd', 'powershell'];
  if (/\^\s*\r?\n|\^"/.test(text)) return ['cmd', 'sh'];
  if (/`\s*\r?\n|curl\.exe|Invoke-(?:WebRequest|RestMethod)|\$env:/i.test(text)) return ['powershell', 'sh'];
  return ['sh', 'cmd', 'powershell'];
}

/** Lists how a text can be read as a command, as each shell would that fits; none if it has no such command. */
export function readCommands(text: string): PastedRequest[] {
  return shellsOf(text).flatMap((shell) => {
    const commands = commandsOf[shell](text);
    const found = commands.find(({ words }) => words.some((word) => isProgram(word)));
    return found ? [requestOf(found, commands)] : [];
  });
}

/** A prompt or `sudo` may stand before it. */
const isProgram = (word: string): boolean =>
  /^(?:.*[\\/])?(?:curl|hcloud)(?:\.exe)?$/i.test(word) || /^Invoke-(?:WebRequest|RestMethod)$/i.test(word);

function requestOf(command: Command, all: readonly Command[]): PastedRequest {
  const at = command.words.findIndex(isProgram);
  const words = command.words.slice(at + 1);
  const program = command.words[at] ?? '';
  const files = new Map(all.flatMap((other) => (other.output === null ? [] : [[other.output, printedBy(other)]])));
  if (/hcloud/i.test(program)) return kooCli(words, files);
  return /^Invoke/i.test(program) ? invoke(words) : curl(words, command.input, files);
}

type Files = ReadonlyMap<string, string | null>;

function curl(given: readonly string[], input: string | null, files: Files): PastedRequest {
  const words = [...given];
  const headers: [string, string][] = [];
  const data: string[] = [];
  const credentials: string[] = [];
  let url = '';
  let isInFile = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [option = '', attached] = splitOption(word);
    if (!option.startsWith('-')) {
      if (url === '') url = word;
      continue;
    }
    const kind = READ[option];
    if (kind === undefined && !WITH_VALUE.has(option)) continue;
    const value = attached ?? words.shift() ?? '';
    if (SECRET_OPTIONS.has(option)) credentials.push(value, value.slice(value.indexOf(':') + 1));
    if (kind === 'url') url = value;
    if (kind === 'header') headers.push(splitHeader(value));
    if (kind === 'data') {
      const isFile = value.startsWith('@') && option !== '--data-raw';
      const content = !isFile ? value : value === '@-' ? input : (files.get(value.slice(1)) ?? null);
      if (content === null) isInFile = true;
      else data.push(content);
    }
  }
  const body = data.length === 0 ? null : data.join('&');
  return { from: 'curl', url, headers, body, operation: null, isInFile: isInFile && body === null, credentials };
}

/** `-XPOST`, `-d{…}`, `-sSX`, `--request=POST`. */
function splitOption(word: string): [string, string?] {
  const joined = /^-[fgikLsSvN#]+([XHd])$/.exec(word);
  if (joined) return [`-${joined[1]}`];
  const long = /^(--[\w-]+)=([\s\S]*)$/.exec(word);
  if (long) return [long[1] ?? '', long[2]];
  const short = /^(-[XHdubAeomF])([\s\S]+)$/.exec(word);
  return short ? [short[1] ?? '', short[2]] : [word];
}

function splitHeader(text: string): [string, string] {
  const colon = text.indexOf(':');
  return colon === -1 ? [text.replace(/;$/, ''), ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** Invoke-WebRequest of PowerShell, as browsers write it: its headers are pairs between braces. */
function invoke(words: readonly string[]): PastedRequest {
  const after = (name: string) => {
    const at = words.findIndex((word) => word.toLowerCase() === name);
    return at === -1 ? undefined : words[at + 1];
  };
  const headers = words.flatMap((word, at): [string, string][] =>
    words[at + 1] === '=' ? [[word, words[at + 2] ?? '']] : [],
  );
  const body = after('-body') ?? null;
  const url = after('-uri') ?? words.find((word) => /^https?:/.test(word)) ?? '';
  return { from: 'curl', url, headers, body, operation: null, isInFile: false, credentials: [] };
}

/** What a command of KooCLI says about itself, and not about the body. */
const OF_CLI = /^cli-|^project_id$|^(?:X-|x-)/;
const CLI_SECRET = /^cli-(?:access-key|secret-key|security-token|x-auth-token|encrypt)/;

/** Nested keys have dots between them, places in a list are numbers from 1 on. Rule: docs/wire.md, "Code". */
function kooCli(words: readonly string[], files: Files): PastedRequest {
  const pairs = words.flatMap((word): [string, string][] => {
    const found = /^--([^=]+)=?([\s\S]*)$/.exec(word);
    return found ? [[found[1] ?? '', found[2] ?? '']] : [];
  });
  const operation = words.filter((word) => !word.startsWith('-'))[1] ?? null;
  const file = pairs.find(([name]) => name === 'cli-jsonInput')?.[1];
  const headers = pairs.filter(([name]) => OF_CLI.test(name) && name !== 'cli-jsonInput');
  const credentials = headers.flatMap(([name, value]) => (CLI_SECRET.test(name) ? [value] : []));
  const common = { from: 'koocli', url: '', headers, operation, credentials } as const;
  if (file !== undefined) {
    const body = files.get(file.replace(/^@/, '')) ?? null;
    return { ...common, body, isInFile: body === null };
  }
  const body: Record<string, unknown> = {};
  for (const [name, value] of pairs) if (!OF_CLI.test(name)) put(body, name.split('.'), value);
  return { ...common, body, isInFile: false };
}

/** Most places of a list that a parameter may name (our choice). */
const MAX_PLACE = 100;

function put(holder: Record<string, unknown>, path: readonly string[], value: string): void {
  const [key = '', ...rest] = path;
  if (key === '__proto__') return;
  if (rest.length === 0) {
    holder[key] = value;
    return;
  }
  const isList = /^\d+$/.test(rest[0] ?? '');
  const inner: unknown = Object.hasOwn(holder, key) ? holder[key] : isList ? [] : {};
  if (typeof inner !== 'object' || inner === null) return;
  holder[key] = inner;
  const place = Number(rest[0]);
  if (isList && (place < 1 || place > MAX_PLACE)) return;
  put(inner as Record<string, unknown>, isList ? [String(place - 1), ...rest.slice(1)] : rest, value);
}

/** Returns whether a value has a part that only a shell or Terraform would know. */
export const isUnknown = (value: unknown): boolean => typeof value === 'string' && value.includes(UNKNOWN);
