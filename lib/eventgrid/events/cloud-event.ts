/** Limits of one publish. Rule: docs/wire.md, "EG API, Publishing Events". */
export const MAX_EVENTS = 20;
export const MAX_EVENT_BYTES = 65_536;
export const MAX_PUBLISH_BYTES = 262_144;

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const DAY_MINUTES = 1440;

/**
 * Returns whether a text is a time by RFC 3339, on a day that exists. A leap second is taken at the end of any UTC day:
 * those to come are not known (our choice).
 */
export function isEventTime(text: string): boolean {
  const match = RFC_3339.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return second < 60 || (hour * 60 + minute - offset + DAY_MINUTES) % DAY_MINUTES === DAY_MINUTES - 1;
}
