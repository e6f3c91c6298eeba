/** What stands before the parts of a date, with the space that follows. */
export interface DateWords {
  month: string;
  year: string;
}

/**
 * A plain date as day, name of the month, and year; a text that is no date as it stands.
 * @internal
 */
export function writeDate(text: string, months: readonly string[], words: DateWords = { month: "", year: "" }): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? text : `${Number(day)} ${words.month}${name} ${words.year}${Number(year)}`;
}
