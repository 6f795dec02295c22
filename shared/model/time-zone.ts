/**
 * The rules of time zones, which the runtime carries. Only numbers leave this file, read in one fixed locale: nothing here depends on
 * where the process runs.
 */

/** Zones that are remembered; names may be sent in any case, so there is no end of them. */
const formatsMax = 1_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a text is the IANA name of a time zone. Offsets such as +02:00 are not: they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/u.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** How far local time is ahead of UTC at an instant; both milliseconds. @throws {RangeError} for a zone that there is not. */
export function offsetsOf(timeZone: string): (at: number) => number {
  const format = formatOf(timeZone);
  return (at) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  if (formats.size < formatsMax) formats.set(timeZone, format);
  return format;
}
