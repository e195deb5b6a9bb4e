/** Says what is wrong with a line of the log, if anything is: no object of JSON, or bytes that a terminal acts on. */
export function problemOf(line: string): string[] {
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(line)) return [`raw bytes: ${JSON.stringify(line)}`];
  try {
    const { level, time, event } = JSON.parse(line);
    return level && time && event ? [] : [`no log line: ${line}`];
  } catch {
    return [`no JSON: ${line}`];
  }
}
