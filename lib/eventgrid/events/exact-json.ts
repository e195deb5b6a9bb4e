// JavaScript reads 9007199254740993 and 1.10 as other numbers. EventGrid passes numbers on as they were written, and
// Node 20 has neither JSON.rawJSON nor a reviver's context: a number's spelling is kept beside the object that holds
// it.
const spellings = new WeakMap<object, Map<string, string>>();

/** Marks a spelling inside JSON. It can't be guessed, so no text is mistaken for one. */
const MARK = `number ${crypto.getRandomValues(new Uint32Array(4)).join('-')} `;
const MARKED = new RegExp(`"${MARK}([^"]*)"`, 'g');

/** Parses JSON as JSON.parse does. writeJson then writes its numbers as they were written. Throws on malformed JSON. */
export function readExactJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  const marked = markNumbers(text);
  return marked === text
    ? plain
    : JSON.parse(marked, function (this: object, key: string, value: unknown) {
        if (typeof value !== 'string' || !value.startsWith(MARK)) return value;
        const spelling = value.slice(MARK.length);
        spellings.set(this, (spellings.get(this) ?? new Map()).set(key, spelling));
        return Number(spelling);
      });
}

/** Makes JSON of a value as JSON.stringify does, its numbers spelled as readExactJson found them. */
export function writeJson(value: unknown): string {
  let found = false;
  const json = JSON.stringify(value, function (this: object, key: string, inner: unknown) {
    const spelling = typeof inner === 'number' ? spellings.get(this)?.get(key) : undefined;
    if (spelling === undefined || !Object.is(Number(spelling), inner)) return inner;
    found = true;
    return MARK + spelling;
  });
  return found ? json.replaceAll(MARKED, '$1') : json;
}

/** Gives a copy, at any depth, the spellings of the original's numbers. Returns the copy. */
export function withNumbersOf<Copy>(original: unknown, copy: Copy): Copy {
  if (!isHolder(original) || !isHolder(copy) || original === copy) return copy;
  const known = spellings.get(original);
  if (known) spellings.set(copy, known);
  for (const [key, inner] of Object.entries(copy)) withNumbersOf(Reflect.get(original, key), inner);
  return copy;
}

/**
 * Returns the JSON of a value that an object or a list holds, its numbers spelled as readExactJson found them;
 * undefined if it holds none of its own under that key.
 */
export function jsonAt(holder: object, key: string | number): string | undefined {
  if (!Object.hasOwn(holder, key)) return undefined;
  const value: unknown = Reflect.get(holder, key);
  if (typeof value !== 'number') return writeJson(value);
  const spelling = spellings.get(holder)?.get(String(key));
  return spelling !== undefined && Object.is(Number(spelling), value) ? spelling : JSON.stringify(value);
}

/** Returns whether a value is a JSON object: neither a list nor null. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Puts a marked text in the place of each number that JavaScript would write differently. The text is valid JSON. */
function markNumbers(json: string): string {
  let marked = '';
  let kept = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '"') at = endOfText(json, at);
    else if (character === '-' || isDigit(character)) {
      let end = at + 1;
      while (end < json.length && /[0-9.eE+-]/.test(json.charAt(end))) end += 1;
      const spelling = json.slice(at, end);
      if (String(Number(spelling)) !== spelling) {
        marked += `${json.slice(kept, at)}"${MARK}${spelling}"`;
        kept = end;
      }
      at = end - 1;
    }
  }
  return kept === 0 ? json : marked + json.slice(kept);
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

function endOfText(json: string, start: number): number {
  let end = start + 1;
  while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
  return end;
}
