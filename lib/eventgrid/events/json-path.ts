import { isObject, jsonAt } from './exact-json';

/** One step from values to values in them: every value at any depth first if it descends, then those it selects. */
type Step = { descends: boolean; select: (holder: object) => (string | number)[] };

/** A JSONPath, ready to find values. A definite one finds at most one. */
export type JsonPath = { definite: boolean; steps: readonly Step[] };

/** A value that a path found, with its exact JSON. */
export type Found = { value: unknown; json: string };

const DOT_NAME = /(\.\.?)([^.[\]()'"*\s,:?@]+)/y;
const DOT_ALL = /(\.\.?)\*/y;
const BRACKET = /(\.\.)?\[\s*((?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"\]])*)\]/y;
const QUOTED_NAMES = /^(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")(?:\s*,\s*(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))*\s*$/;
const QUOTED_NAME = /'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"/g;
const INDEXES = /^-?\d{1,9}(?:\s*,\s*-?\d{1,9})*\s*$/;
const SLICE = /^(-?\d{1,9})?\s*:\s*(-?\d{1,9})?(?:\s*:\s*(\d{1,9})?)?\s*$/;

/** Returns whether a text is meant as a JSONPath: `$` alone or followed by a step. Anything else is a constant. */
export const isJsonPath = (text: string): boolean => /^\$(?:$|[.[])/.test(text);

/**
 * Reads a JSONPath: `$`, `.name`, `['name']`, `[0]`, `[-1]`, `[0,1]`, `[1:3]`, `*`, and `..` once. Returns null for
 * anything else: filter expressions and functions are not supported (our choice).
 */
export function readJsonPath(text: string): JsonPath | null {
  if (!text.startsWith('$')) return null;
  const steps: Step[] = [];
  let definite = true;
  let at = 1;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    const dot = next(DOT_NAME) ?? next(DOT_ALL);
    const bracket = dot ? null : next(BRACKET);
    const read = dot ? named(dot[2]) : readBracket(bracket?.[2]);
    if (read === null) return null;
    const descends = (dot ?? bracket)?.[1] === '..';
    // A second one could visit the same values again and again, for ages.
    if (descends && steps.some((step) => step.descends)) return null;
    steps.push({ descends, select: read.select });
    definite &&= read.single && !descends;
  }
  return { definite, steps };
}

type Selector = { single: boolean; select: Step['select'] };

const named = (name: string | undefined): Selector =>
  name === undefined
    ? { single: false, select: everyKey }
    : { single: true, select: (holder) => (isObject(holder) ? [name] : []) };

const everyKey = (holder: object): (string | number)[] =>
  Array.isArray(holder) ? holder.map((_, index) => index) : Object.keys(holder);

function readBracket(given: string | undefined): Selector | null {
  if (given === undefined) return null;
  const inside = given.trim();
  if (inside === '*') return named(undefined);
  if (QUOTED_NAMES.test(inside)) {
    const names = [...inside.matchAll(QUOTED_NAME)].map(([, one, other]) => unescaped(one ?? other ?? ''));
    return { single: names.length === 1, select: (holder) => (isObject(holder) ? [...new Set(names)] : []) };
  }
  if (INDEXES.test(inside)) {
    const indexes = inside.split(',').map(Number);
    const fromStart = (index: number, { length }: readonly unknown[]) => (index < 0 ? index + length : index);
    return {
      single: indexes.length === 1,
      select: (holder) => (Array.isArray(holder) ? [...new Set(indexes.map((index) => fromStart(index, holder)))] : []),
    };
  }
  const slice = SLICE.exec(inside);
  if (slice === null) return null;
  const [from, to, every] = slice.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (every === 0) return null;
  return {
    single: false,
    select: (holder) =>
      Array.isArray(holder) ? [...holder.keys()].slice(from, to).filter((_, index) => index % (every ?? 1) === 0) : [],
  };
}

const unescaped = (name: string): string => name.replaceAll(/\\(.)/g, '$1');

type Place = { holder: object; key: string | number };
const valueAt = ({ holder, key }: Place): unknown =>
  Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;

/** Finds the values at a path in a JSON value, in its order. */
export function findValues({ steps }: JsonPath, root: unknown): Found[] {
  let places: Place[] = [{ holder: [root], key: 0 }];
  for (const { descends, select } of steps) {
    places = (descends ? places.flatMap(withInner) : places).flatMap((place) => {
      const value = valueAt(place);
      return isHolder(value)
        ? select(value).flatMap((key) => (Object.hasOwn(value, key) ? [{ holder: value, key }] : []))
        : [];
    });
  }
  return places.map((place) => ({ value: valueAt(place), json: jsonAt(place.holder, place.key) ?? 'null' }));
}

function withInner(place: Place): Place[] {
  const value = valueAt(place);
  return isHolder(value) ? [place, ...everyKey(value).flatMap((key) => withInner({ holder: value, key }))] : [place];
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;
