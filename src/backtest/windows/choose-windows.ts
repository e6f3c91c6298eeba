import { plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { DatedAccount } from "../past/dated-account.js";
import { endsWithin, spanOf, type WindowDays } from "./window-days.js";

/**
 * The windows asked for, as far as the records reach: by horizon, then by end.
 *
 * @param ends - Day numbers; `null` for as many as there are without overlap.
 * @param until - Day number of the last day that the records cover; `null` for that of the last purchase.
 * @returns The windows, and why others were left out.
 * @internal
 */
export function chooseWindows(
  accounts: readonly DatedAccount[],
  ends: readonly number[] | null,
  horizons: readonly number[],
  until: number | null,
): { windows: WindowDays[]; warnings: Reason[] } {
  const bought = spanOf(accounts);
  if (bought === null) return { windows: [], warnings: [reason("backtest.no-purchases")] };
  const { first } = bought;
  const last = until ?? bought.last;
  const windows: WindowDays[] = [];
  const warnings: Reason[] = [];
  for (const horizonDays of horizons) {
    const chosen = ends ?? endsWithin({ first, last }, horizonDays);
    if (chosen.length === 0)
      warnings.push(reason("backtest.history-too-short", { horizonDays, days: Math.max(0, last - first) }));
    for (const asOf of chosen) {
      if (asOf + horizonDays <= last) windows.push({ asOf, horizonDays, first });
      else {
        const days = { asOf: plainDate(asOf), horizonDays, last: plainDate(last) };
        warnings.push(reason("backtest.horizon-beyond-records", days));
      }
    }
  }
  return { windows, warnings };
}
