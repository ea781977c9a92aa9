const datePattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

/**
 * Parses an RFC 3339 date (as 00:00 UTC) or date and time; seconds are optional.
 * @returns nothing for other formats and for days that don't exist
 */
export function readDate(text: string): Date | undefined {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  const monthDays = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  // The Date constructor would turn 31 February into 3 March.
  const exists =
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= monthDays;
  return exists ? new Date(text) : undefined;
}
