const datePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Checks for an RFC 3339 date, or date and time; seconds are optional. A day that doesn't exist is none. */
export function isDate(text: string): boolean {
  // The Date constructor turns 31 February into 3 March.
  return datePattern.test(text) && new Date(dayOf(text)).getUTCDate() === Number(text.slice(8, 10));
}

/** Returns the day of a date as it is written, whatever the offset of its time. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

/** Finds the instant of a date and time. A date without time is the instant at which its day begins in a time zone. */
export function findInstant(date: string, timeZone: string): Date {
  if (date !== dayOf(date)) return new Date(date);
  // Swedish dates have the form of ours.
  const days = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  // Where clocks skip midnight, the day begins at 01:00: so no hour is assumed.
  let [before, start] = [Date.parse(date) - DAY_MS, Date.parse(date) + DAY_MS];
  while (start - before > 1) {
    const middle = Math.floor((before + start) / 2);
    if (days.format(middle) < date) before = middle;
    else start = middle;
  }
  return new Date(start);
}
