/** A place where a secret could be: a name for the report, and its content. */
export type Place = { name: string; bytes: Buffer | string };

/**
 * Lists the spellings in which a secret can occur in a text: plain, escaped for JSON (also twice), for a URL, for HTML,
 * in hex, and in base64 and base64url at any offset in a longer text.
 */
export function spellingsOf(secret: string): Map<string, string> {
  const json = JSON.stringify(secret).slice(1, -1);
  const url = encodeURIComponent(secret);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const hex = Buffer.from(secret).toString('hex');
  const spellings: [string, string][] = [
    ['plain', secret],
    ['JSON', json],
    ['JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['JSON, slashes escaped', json.replaceAll('/', '\\/')],
    ['JSON, < and & escaped', json.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')],
    ['URL', url],
    ['URL, lowercase', url.replaceAll(/%../g, (code) => code.toLowerCase())],
    ['form', new URLSearchParams({ s: secret }).toString().slice(2)],
    ['HTML', html],
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
  ];
  for (const shift of [0, 1, 2]) {
    for (const encoding of ['base64', 'base64url'] as const) {
      spellings.push([`${encoding}, shifted by ${shift}`, shifted(secret, shift, encoding)]);
    }
  }
  return new Map(spellings);
}

/** Encodes a text that begins `shift` bytes into a group of three, without the characters that its neighbours share. */
function shifted(secret: string, shift: number, encoding: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
  const encoded = bytes.toString(encoding).replaceAll('=', '');
  const whole = Math.floor((bytes.length * 8) / 6);
  return encoded.slice(Math.ceil((shift * 8) / 6), whole);
}

/**
 * Searches places for secrets in every spelling. Returns a line for each hit, without the secret or its surroundings.
 */
export function findSecrets(places: readonly Place[], secrets: Record<string, string>): string[] {
  const wanted = Object.entries(secrets).flatMap(([secret, value]) =>
    [...spellingsOf(value)].map(([spelling, text]) => ({ secret, spelling, bytes: Buffer.from(text) })),
  );
  return places.flatMap(({ name, bytes }) => {
    const searched = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    return wanted.flatMap(({ secret, spelling, bytes: needle }) => {
      const at = searched.indexOf(needle);
      return at === -1 ? [] : [`${secret} (${spelling}) in ${name}, at byte ${at}`];
    });
  });
}
