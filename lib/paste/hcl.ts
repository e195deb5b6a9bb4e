import { UNKNOWN } from './shell-words';

// Reads the blocks of a Terraform file: enough of HCL for resources as people write them, and nothing is evaluated.
// What only Terraform would know, such as a variable or the attribute of another resource, is UNKNOWN.

/** A value of an argument, as JSON has it. */
type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

/** A block: its type, its labels, its arguments, and the blocks inside. */
export type HclBlock = { type: string; labels: string[]; args: Record<string, Value>; blocks: HclBlock[] };

export type HclFile = { ok: true; blocks: HclBlock[] } | { ok: false; line: number };

/** Thrown inside this module alone, where a text is no HCL. */
class Unreadable extends Error {}

const SPACE = /(?:\s|#.*|\/\/.*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const BLANK = /(?:[^\S\n]|\/\*[\s\S]*?(?:\*\/|$))+/y;
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const HEREDOC = /<<(-?)([\w-]+)\r?\n/y;
/** How deep values and blocks may be inside each other (our choice): a hostile text must not exhaust the stack. */
const MAX_DEPTH = 64;

/** Reads the blocks of a file; if it is no HCL, the line where it stops being some. */
export function readHcl(text: string): HclFile {
  const reader = new HclReader(text);
  try {
    return { ok: true, blocks: reader.body(0).blocks };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, line: text.slice(0, reader.at).split('\n').length };
  }
}

class HclReader {
  at = 0;

  constructor(private readonly text: string) {}

  /** Reads arguments and blocks up to the end of the text, or of the block if it is inside one. */
  body(depth: number): Pick<HclBlock, 'args' | 'blocks'> {
    if (depth > MAX_DEPTH) throw new Unreadable();
    const args = new Map<string, Value>();
    const blocks: HclBlock[] = [];
    for (;;) {
      this.match(SPACE);
      if (this.at >= this.text.length) {
        if (depth > 0) throw new Unreadable();
        return { args: Object.fromEntries(args), blocks };
      }
      if (depth > 0 && this.eat('}')) return { args: Object.fromEntries(args), blocks };
      const name = this.need(NAME);
      this.match(BLANK);
      if (this.eat('=')) args.set(name, this.value(depth + 1));
      else blocks.push(this.block(name, depth));
    }
  }

  private block(type: string, depth: number): HclBlock {
    const labels: string[] = [];
    for (;;) {
      this.match(BLANK);
      if (this.eat('{')) return { type, labels, ...this.body(depth + 1) };
      labels.push(this.peek() === '"' ? this.quoted() : this.need(NAME));
    }
  }

  private value(depth: number): Value {
    if (depth > MAX_DEPTH) throw new Unreadable();
    this.match(SPACE);
    const value = this.simple(depth);
    this.match(BLANK);
    // An operator, a condition, an index: what comes of it is not known.
    const isMore = /^(?:[?+*/%<>!&[.]|==|-(?!\d))/.test(this.text.slice(this.at, this.at + 2));
    if (!isMore || this.text.startsWith('//', this.at) || this.text.startsWith('/*', this.at)) return value;
    this.skip();
    return UNKNOWN;
  }

  private simple(depth: number): Value {
    const next = this.peek();
    if (next === '"') return this.quoted();
    if (next === '[') return this.list(depth);
    if (next === '{') return this.object(depth);
    if (this.eat('(')) {
      const inner = this.value(depth + 1);
      this.match(SPACE);
      this.need(/\)/y);
      return inner;
    }
    const heredoc = this.match(HEREDOC);
    if (heredoc) return this.heredoc(heredoc);
    const number = this.match(NUMBER);
    if (number) return Number(number[0]);
    const name = this.need(NAME);
    if (this.eat('(')) return this.call(name, depth);
    const words: Record<string, Value> = { true: true, false: false, null: null };
    return Object.hasOwn(words, name) ? (words[name] ?? null) : UNKNOWN;
  }

  /** `jsonencode` is the JSON of its argument, which is kept as a value; other functions are not run. */
  private call(name: string, depth: number): Value {
    const given: Value[] = [];
    for (;;) {
      this.match(SPACE);
      if (this.eat(')')) break;
      given.push(this.value(depth + 1));
      this.match(SPACE);
      if (this.text.startsWith('...', this.at)) this.at += 3;
      this.eat(',');
    }
    return name === 'jsonencode' && given.length === 1 ? (given[0] ?? null) : UNKNOWN;
  }

  private list(depth: number): Value {
    this.at += 1;
    const items: Value[] = [];
    for (;;) {
      this.match(SPACE);
      if (this.eat(']')) return items;
      if (/for\s/y.test(this.text.slice(this.at, this.at + 4))) return this.comprehension('[]');
      items.push(this.value(depth + 1));
      this.match(SPACE);
      if (!this.eat(',') && this.peek() !== ']') throw new Unreadable();
    }
  }

  private object(depth: number): Value {
    this.at += 1;
    const fields: [string, Value][] = [];
    for (;;) {
      this.match(SPACE);
      if (this.eat('}')) return Object.fromEntries(fields);
      if (/for\s/y.test(this.text.slice(this.at, this.at + 4))) return this.comprehension('{}');
      const key = this.key(depth);
      this.match(SPACE);
      if (!this.eat('=') && !this.eat(':')) throw new Unreadable();
      fields.push([key, this.value(depth + 1)]);
      this.match(SPACE);
      this.eat(',');
    }
  }

  private key(depth: number): string {
    if (this.peek() === '"') return this.quoted();
    const key = this.match(NAME)?.[0] ?? this.match(NUMBER)?.[0];
    if (key !== undefined) return key;
    this.value(depth + 1);
    return UNKNOWN;
  }

  private comprehension([open = '', close = '']: string): string {
    for (let inside = 1; inside > 0; this.at += 1) {
      if (this.at >= this.text.length) throw new Unreadable();
      if (this.peek() === open) inside += 1;
      if (this.peek() === close) inside -= 1;
    }
    return UNKNOWN;
  }

  /** Reads a quoted template: its escapes, `$${` for `${`, and UNKNOWN for what is put in. */
  private quoted(): string {
    let inner = '';
    this.at += 1;
    for (;;) {
      const character = this.peek();
      if (character === '' || character === '\n') throw new Unreadable();
      if (this.eat('"')) return inner;
      if (/^(?:\$\$|%%)\{/.test(this.text.slice(this.at, this.at + 3))) {
        inner += `${character}{`;
        this.at += 3;
      } else if (/^[$%]\{/.test(this.text.slice(this.at, this.at + 2))) {
        this.at += 2;
        inner += this.comprehension('{}');
      } else if (character === '\\') inner += this.escape();
      else {
        inner += character;
        this.at += 1;
      }
    }
  }

  private escape(): string {
    const code = this.match(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8}))/y);
    if (code) {
      const point = Number.parseInt(code[1] ?? code[2] ?? '0', 16);
      return point > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(point);
    }
    const letter = this.text.charAt(this.at + 1);
    this.at += 2;
    const known: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
    const character = known[letter];
    if (character === undefined) throw new Unreadable();
    return character;
  }

  private heredoc([, dash, word = '']: RegExpExecArray): string {
    const end = new RegExp(`^[^\\S\\n]*${word}[^\\S\\n]*\\r?$`, 'm').exec(this.text.slice(this.at));
    if (end === null) throw new Unreadable();
    const raw = this.text.slice(this.at, this.at + end.index);
    this.at += end.index + end[0].length;
    const lines = raw.split(/\r?\n/);
    const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
    const indent = dash === '' ? 0 : Math.min(...indents);
    const plain = lines.map((line) => line.slice(indent)).join('\n');
    return plain.replaceAll(/(?<!\$)\$\{[^}$]*\}/g, UNKNOWN).replaceAll('$${', '${');
  }

  /** Skips the rest of an expression, over brackets and quotes, to where the next argument begins. */
  private skip(): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const character = this.peek();
      if (depth === 0 && /[\n,)\]}]/.test(character)) return;
      if (character === '"') {
        this.quoted();
        continue;
      }
      if ('([{'.includes(character)) depth += 1;
      if (')]}'.includes(character)) depth -= 1;
      this.at += 1;
    }
  }

  private peek = (): string => this.text.charAt(this.at);

  private eat(character: string): boolean {
    const isNext = this.peek() === character;
    if (isNext) this.at += 1;
    return isNext;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  private need(pattern: RegExp): string {
    const found = this.match(pattern);
    if (found === null) throw new Unreadable();
    return found[0];
  }
}
