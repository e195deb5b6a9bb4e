const EG_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?$/;
const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads a time from EventGrid or IAM. `2021-12-09 09:00:00` is UTC (Date would read it as local time); RFC 3339 with a
 * zone is read as written. Returns null for anything else, so that the raw text is shown. Rule: docs/wire.md, "EG API,
 * times".
 */
export function parseEgTime(text: string | null): Date | null {
  const match = text === null ? null : (EG_TIME.exec(text) ?? RFC_3339.exec(text));
  if (!match) return null;
  const [, day, time, fraction = '', zone = 'Z'] = match;
  const written = `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const utc = new Date(`${written}Z`);
  // Date turns 31 February into March; such a text is not a time.
  if (Number.isNaN(utc.getTime()) || utc.toISOString() !== `${written}Z`) return null;
  return /z/i.test(zone) ? utc : new Date(written + zone);
}
