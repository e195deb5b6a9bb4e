const EG_TIME = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads a time from EventGrid or IAM. `2021-12-09 09:00:00` is UTC (Date would read it as local time); RFC 3339 with a
 * zone is read as written. Returns null for anything else, so that the raw text is shown. Rule: docs/wire.md, "EG API,
 * times".
 */
export function parseEgTime(text: string | null): Date | null {
  const match = text === null ? null : (EG_TIME.exec(text) ?? RFC_3339.exec(text));
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  // Date turns 31 February into March; such a text is not a time.
  const fields = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes()];
  const asWritten = fields.every((field, index) => field === [month, day, hour, minute][index]);
  if (!asWritten || date.getUTCSeconds() !== second) return null;
  const [zoneHours, zoneMinutes] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (zoneHours > 23 || zoneMinutes > 59) return null;
  const offsetMs = (zoneHours * 60 + zoneMinutes) * 60_000 * (match[8] === '-' ? -1 : 1);
  return new Date(date.getTime() - offsetMs);
}
