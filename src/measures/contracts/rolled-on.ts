import { addMonths } from "../../calendar/days/plain-date.js";

/**
 * Whole calendar months of a term, at least one.
 * @internal
 */
export function monthsOfTerm(startDay: number, endDay: number): number {
  const about = Math.round(((endDay + 1 - startDay) * 12) / 365.25);
  return Math.max(1, about);
}

/**
 * Where a contract that renews by itself stands on a day: the last day of the term that runs, and the terms that ended
 * before it.
 * @internal
 */
export function rolledOn(firstEndDay: number, termMonths: number, asOfDay: number): { endDay: number; terms: number } {
  let endDay = firstEndDay;
  let terms = 0;
  while (endDay < asOfDay) endDay = addMonths(firstEndDay + 1, ++terms * termMonths) - 1;
  return { endDay, terms };
}
