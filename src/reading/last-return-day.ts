import { parseDay } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account/account.js";
import { isReturn } from "../records/account/kept-pieces.js";

/**
 * The last day up to another on which something was taken back; `null` if nothing was.
 * @internal
 */
export function lastReturnDay({ purchases }: Pick<Account, "purchases">, asOfDay: number): number | null {
  let last: number | null = null;
  purchases?.forEach((row) => {
    if (!isReturn(row)) return;
    const day = parseDay(row.on);
    if (day <= asOfDay && (last === null || day > last)) last = day;
  });
  return last;
}
