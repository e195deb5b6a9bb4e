/** Parses JSON, whatever its content type. Returns undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads any JSON value as an object's fields. Returns null for everything that is not an object (arrays too). */
export const readObject = (value: unknown): Record<string, unknown> | null => (isObject(value) ? value : null);
