const pattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

/**
 * Reads a day (00:00 UTC) or a time with its offset, as RFC 3339 writes them; the seconds may be left out.
 * @returns nothing for what is no such date, or is one that the calendar doesn't have
 */
export function readDate(text: string): Date | undefined {
  const [, year, month, day] = pattern.exec(text) ?? [];
  // The Date constructor takes 31 February for 3 March.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!(Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last)) {
    return undefined;
  }
  return new Date(text);
}
