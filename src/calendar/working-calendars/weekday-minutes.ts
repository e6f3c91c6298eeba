import { assertFields, assertNumber } from "../../errors.js";
import { WEEKDAYS } from "../../records/company/seller.js";

/**
 * Minutes by weekday, Monday first; `undefined` for a weekday that is not named.
 * @internal
 */
export function readWeekdayMinutes(functionName: string, path: string, minutes: unknown): (number | undefined)[] {
  assertFields(functionName, path, minutes, WEEKDAYS);
  return WEEKDAYS.map((weekday) => {
    const given = minutes[weekday] ?? undefined;
    if (given !== undefined) assertNumber(functionName, `${path}.${weekday}`, given, { min: 0 });
    return given;
  });
}
