import { type ParseError, parse } from 'jsonc-parser';
import { readExactJson } from '@/lib/eventgrid/events/exact-json';

export type ReadJson = { ok: true; value: unknown } | { ok: false; line: number };

const ENTITIES: Record<string, string> = { quot: '"', '#34': '"', '#39': "'", apos: "'", lt: '<', gt: '>', amp: '&' };

/** Undoes what a web page or a chat makes of quotes: HTML's entities, curly quotes, blanks that are none. */
export const straighten = (text: string): string =>
  text
    .replaceAll(/&(quot|#34|#39|apos|lt|gt|amp);/g, (found, name: string) => ENTITIES[name] ?? found)
    .replaceAll(/[“”„‟]/g, '"')
    .replaceAll(/[‘’‚]/g, "'")
    .replaceAll('\u00a0', ' ');

/**
 * Reads JSON as it is, its numbers kept as they are spelled. What is not JSON may still have comments and a comma too
 * many, or quotes that a page changed. Otherwise returns the first line that can't be read.
 */
export function readJson(text: string): ReadJson {
  if (isTooDeep(text)) return { ok: false, line: 1 };
  try {
    return { ok: true, value: readExactJson(text) };
  } catch {
    const first = parseLoosely(text);
    return first.ok ? first : orElse(parseLoosely(straighten(text)), first);
  }
}

/** Deeper than any body is (our choice): reading it would exhaust the stack. */
const MAX_DEPTH = 64;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

const orElse = (second: ReadJson, first: ReadJson): ReadJson => (second.ok ? second : first);

function parseLoosely(text: string): ReadJson {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error === undefined) return { ok: true, value };
  const line = text.slice(0, error.offset).split('\n').length;
  return { ok: false, line };
}
