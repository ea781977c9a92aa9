const datePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

/**
 * Parses an RFC 3339 date (as 00:00 UTC) or date and time; seconds are optional.
 * @returns nothing for other formats and for days that don't exist
 */
export function readDate(text: string): Date | undefined {
  const day = new Date(text.slice(0, 10)).getUTCDate();
  // The Date constructor turns 31 February into 3 March.
  const exists = datePattern.test(text) && day === Number(text.slice(8, 10));
  return exists ? new Date(text) : undefined;
}
