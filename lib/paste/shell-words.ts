// Splits what was copied from a terminal into words, as three kinds of shell do. Nothing is run or expanded: what a
// shell would put in the place of a variable or a command is not known here.

/** Takes the place of what only a shell would know, inside a word. No text that people write has it. */
export const UNKNOWN = '\uf8fe';

/** One command: its words, the file that its output goes to, and what it reads. */
export type Command = { words: string[]; output: string | null; input: string | null };

export type Shell = 'sh' | 'cmd' | 'powershell';

/** Splits a text into commands, as a kind of shell would. An unfinished quote ends at the end of the text. */
export const commandsOf: Record<Shell, (text: string) => Command[]> = {
  sh: shCommands,
  cmd: (text) => [{ words: cmdWords(text), output: null, input: null }],
  powershell: (text) => [{ words: powerShellWords(text), output: null, input: null }],
};

/** Reads a word's parts from a text, one after another. */
type Reader = { text: string; at: number };

/** The escapes of `$'…'`. */
const ANSI: Record<string, string> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' };
const ANSI_CODE = /u([\dA-Fa-f]{1,4})|U([\dA-Fa-f]{1,8})|x([\dA-Fa-f]{1,2})|([0-7]{1,3})/y;
const VARIABLE = /\$(?:\w+|[?@*#$!-])/y;

function shCommands(text: string): Command[] {
  const reader: Reader = { text, at: 0 };
  const commands: Command[] = [];
  const heredocs: { command: Command; end: string; isIndented: boolean; isPlain: boolean }[] = [];
  let command: Command = { words: [], output: null, input: null };
  let next: 'word' | 'output' | 'heredoc' | 'skip' = 'word';
  let isIndented = false;
  const finish = (isPiped: boolean) => {
    if (command.words.length > 0) commands.push(command);
    const printed = isPiped ? printedBy(command) : null;
    command = { words: [], output: null, input: printed };
  };
  while (reader.at < text.length) {
    const rest = text.slice(reader.at, reader.at + 3);
    if (/^\\\r?\n/.test(rest)) reader.at += rest.indexOf('\n') + 1;
    else if (rest.startsWith('\n')) {
      reader.at += 1;
      for (const heredoc of heredocs.splice(0)) heredoc.command.input = readHeredoc(reader, heredoc);
      finish(false);
    } else if (/^\s/.test(rest)) reader.at += 1;
    else if (rest.startsWith('#')) reader.at = endOfLine(text, reader.at);
    else if (rest.startsWith('<<')) {
      isIndented = rest === '<<-';
      reader.at += isIndented ? 3 : 2;
      next = 'heredoc';
    } else if (/^[<>]/.test(rest)) {
      next = rest.startsWith('>') ? 'output' : 'skip';
      reader.at += rest.startsWith('>>') ? 2 : 1;
    } else if (/^[;|&()]/.test(rest)) {
      reader.at += /^(&&|\|\|)/.test(rest) ? 2 : 1;
      finish(rest.startsWith('|') && !rest.startsWith('||'));
    } else {
      const isPlain = /^['"\\]/.test(rest);
      const word = readWord(reader);
      if (next === 'heredoc') heredocs.push({ command, end: word, isIndented, isPlain });
      else if (next === 'output') command.output = word;
      else if (next === 'word') command.words.push(word);
      next = 'word';
    }
  }
  finish(false);
  return commands;
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
};

/** Returns what `printf` or `echo` prints; null for other commands. `printf` prints its format for each word. */
export function printedBy({ words: [name, ...words], input }: Command): string | null {
  if (name === 'cat') return input;
  if (name === 'echo') return words.filter((word) => !/^-[neE]+$/.test(word)).join(' ');
  if (name === 'printf') return words.length > 1 ? words.slice(1).join('') : (words[0] ?? '');
  return null;
}

function readHeredoc(
  reader: Reader,
  { end, isIndented, isPlain }: { end: string; isIndented: boolean; isPlain: boolean },
) {
  const lines: string[] = [];
  while (reader.at < reader.text.length) {
    const stop = endOfLine(reader.text, reader.at);
    const line = reader.text.slice(reader.at, stop).replace(/\r$/, '');
    reader.at = stop + 1;
    const shown = isIndented ? line.replace(/^\t+/, '') : line;
    if (shown === end) break;
    lines.push(isPlain ? shown : shown.replaceAll(/\$\{[^}$]*\}|\$\([^)$]*\)|\$\w+/g, UNKNOWN));
  }
  return lines.join('\n');
}

function readWord(reader: Reader): string {
  const { text } = reader;
  let word = '';
  while (reader.at < text.length && !/[\s;|&<>()]/.test(text.charAt(reader.at))) {
    const character = text.charAt(reader.at);
    if (character === "'") word += readUntil(reader, "'");
    else if (character === '"') word += readDouble(reader);
    else if (text.startsWith("$'", reader.at)) word += readAnsi(reader);
    else if (character === '$' || character === '`') word += readExpansion(reader);
    else if (character === '\\') {
      word += /\\\r?\n/y.test(text.slice(reader.at, reader.at + 3)) ? '' : text.charAt(reader.at + 1);
      reader.at += text.startsWith('\\\r\n', reader.at) ? 3 : 2;
    } else {
      word += character;
      reader.at += 1;
    }
  }
  return word;
}

function readUntil(reader: Reader, quote: string): string {
  const end = reader.text.indexOf(quote, reader.at + 1);
  const stop = end === -1 ? reader.text.length : end;
  const inner = reader.text.slice(reader.at + 1, stop);
  reader.at = stop + 1;
  return inner;
}

function readDouble(reader: Reader): string {
  const { text } = reader;
  let inner = '';
  reader.at += 1;
  while (reader.at < text.length && text.charAt(reader.at) !== '"') {
    const character = text.charAt(reader.at);
    if (character === '\\') {
      const escaped = text.charAt(reader.at + 1);
      inner += '"\\$`'.includes(escaped) ? escaped : escaped === '\n' ? '' : character + escaped;
      reader.at += 2;
    } else if (character === '$' || character === '`') inner += readExpansion(reader);
    else {
      inner += character;
      reader.at += 1;
    }
  }
  reader.at += 1;
  return inner;
}

/** A `$` that begins nothing is one. */
function readExpansion(reader: Reader): string {
  const { text, at } = reader;
  if (text.charAt(at) === '`') {
    readUntil(reader, '`');
    return UNKNOWN;
  }
  const open = text.charAt(at + 1);
  if (open === '(' || open === '{') {
    reader.at = endOfGroup(text, at + 1, open === '(' ? '()' : '{}');
    return UNKNOWN;
  }
  VARIABLE.lastIndex = at;
  const variable = VARIABLE.exec(text);
  reader.at += variable ? variable[0].length : 1;
  return variable ? UNKNOWN : '$';
}

function endOfGroup(text: string, start: number, [open, close]: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.charAt(at) === open) depth += 1;
    if (text.charAt(at) === close) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function readAnsi(reader: Reader): string {
  const { text } = reader;
  let inner = '';
  reader.at += 2;
  while (reader.at < text.length && text.charAt(reader.at) !== "'") {
    if (text.charAt(reader.at) !== '\\') {
      inner += text.charAt(reader.at);
      reader.at += 1;
      continue;
    }
    ANSI_CODE.lastIndex = reader.at + 1;
    const code = ANSI_CODE.exec(text);
    const letter = text.charAt(reader.at + 1);
    inner += code ? characterOf(code) : (ANSI[letter] ?? letter);
    reader.at += code ? code[0].length + 1 : 2;
  }
  reader.at += 1;
  return inner;
}

function characterOf([, unit, wide, byte, octal]: RegExpExecArray): string {
  const code = octal === undefined ? Number.parseInt(unit ?? wide ?? byte ?? '0', 16) : Number.parseInt(octal, 8);
  return code > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(code);
}

/** Windows' own prompt: `^` escapes, `\"` and `""` are quotes inside quotes, as the C runtime reads them. */
function cmdWords(text: string): string[] {
  const plain = text
    .replaceAll(/\^\r?\n(\r?\n)?/g, (_all, second) => (second ? '\n' : ' '))
    .replaceAll(/\^(.)/g, '$1')
    .replaceAll(/%\w+%/g, UNKNOWN);
  const words: string[] = [];
  for (const [word] of plain.matchAll(/(?:[^\s"]|"(?:\\\\|\\"|""|[^"])*"?)+/g))
    words.push(
      word.replaceAll(/\\"|""|"/g, (found, at: number) => (found === '"' || (found === '""' && at === 0) ? '' : '"')),
    );
  return words;
}

const BACKTICK: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0', e: '\x1b' };

/** PowerShell: a backtick escapes, a doubled quote is one, `@'…'@` spans lines. `=`, `;` and braces stand alone. */
function powerShellWords(text: string): string[] {
  const words: string[] = [];
  const pattern =
    /@'\r?\n([\s\S]*?)\r?\n'@|@"\r?\n([\s\S]*?)\r?\n"@|'((?:''|[^'])*)'|"((?:""|`[\s\S]|[^"`])*)"|`\r?\n|#.*|@?[{}]|[=;]|[^\s'"={};]+/g;
  for (const [all, plainLines, lines, plain, quoted] of text.matchAll(pattern)) {
    const expanded = lines ?? quoted;
    if (plainLines !== undefined) words.push(plainLines);
    else if (plain !== undefined) words.push(plain.replaceAll("''", "'"));
    else if (expanded !== undefined) words.push(expand(expanded));
    else if (!/^(`\r?\n|#)/.test(all)) words.push(expand(all));
  }
  return words;
}

const expand = (text: string): string =>
  text.replaceAll(/`([\s\S])|""|\$(?:\{[^}$]*\}|\([^)$]*\)|[\w:]+)/g, (found, escaped?: string) =>
    escaped === undefined ? (found === '""' ? '"' : UNKNOWN) : (BACKTICK[escaped] ?? escaped),
  );
