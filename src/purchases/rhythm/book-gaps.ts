import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { PurchaseAssumptions } from "../../evidence/purchase-figures.js";
import type { DaySpend } from "../../reading/account-days.js";
import type { PurchaseSummary } from "../histories/purchase-accumulator.js";
import { alikenessOf, type GapRhythm, regularityOf } from "./gap-rhythm.js";

/**
 * Median over the accounts that bought again of the mean gap between their purchases, in days; `null` without any.
 * @internal
 */
export function medianGap(histories: readonly PurchaseSummary[]): number | null {
  const gaps = ownGaps(histories);
  const middle = (gaps.length - 1) / 2;
  const lower = gaps[Math.floor(middle)];
  const upper = gaps[Math.ceil(middle)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

function ownGaps(histories: readonly PurchaseSummary[]): number[] {
  return histories
    .filter(({ repeatPurchases }) => repeatPurchases > 0)
    .map(({ recency, repeatPurchases, unit }) => (recency * daysInUnit[unit]) / repeatPurchases)
    .sort((a, b) => a - b);
}

/**
 * How evenly accounts buy; `null` if fewer than `purchases.leastRepeatBuyers` of them tell, by two gaps or more.
 *
 * @param buyers - Their days of purchase, in order.
 * @param until - Later days are left out.
 * @internal
 */
export function gapsOf(
  histories: readonly PurchaseSummary[],
  buyers: readonly { days: readonly DaySpend[] }[],
  until: number,
  figures: PurchaseAssumptions,
): GapRhythm | null {
  const gapDays = medianGap(histories);
  if (gapDays === null) return null;
  const shares: number[] = [];
  for (const { days } of buyers) {
    let last = days.length - 1;
    while (last >= 0 && (days[last]?.day ?? 0) > until) last--;
    const [first, second, third] = [days[last - 2]?.day, days[last - 1]?.day, days[last]?.day];
    if (first === undefined || second === undefined || third === undefined) continue;
    shares.push((second - first) / (third - first));
  }
  if (shares.length < figures["purchases.leastRepeatBuyers"].value) return null;
  const regularity = regularityOf(Float64Array.from(shares), figures);
  return { regularity, gapDays, alikeness: alikenessOf(ownGaps(histories)) };
}
