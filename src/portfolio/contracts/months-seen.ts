import type { SeenPeriod } from "../../purchases/models/contracts/fit-contract-hazards.js";
import { wholeMonths } from "./endless-model.js";

/**
 * The months of contracts without an end that were seen whole: those that began after the first day of which ends are known,
 * and were over by `asOf`. One that ended in a month which is not over yet counts up to the month before, as those do that
 * are still there.
 * @internal
 */
export function monthsSeen(
  firstLeftDay: number,
  asOfDay: number,
): { add: (startDay: number, endDay: number | null, contracts: number) => void; periods: () => SeenPeriod[] } {
  const left = new Map<number, number>();
  /** By how many more, or fewer, contracts stay in a month than in the one before. */
  const change = new Map<number, number>();
  const note = (counts: Map<number, number>, month: number, contracts: number): void => {
    counts.set(month, (counts.get(month) ?? 0) + contracts);
  };
  return {
    add(startDay, endDay, contracts) {
      if (firstLeftDay >= asOfDay || startDay > asOfDay) return;
      const begun = startDay > firstLeftDay ? 0 : wholeMonths(startDay, firstLeftDay) + 1;
      const whole = wholeMonths(startDay, asOfDay);
      const endMonth = endDay === null ? Infinity : wholeMonths(startDay, endDay) + 1;
      const lastStay = Math.min(whole, endMonth - 1);
      if (lastStay > begun) {
        note(change, begun + 1, contracts);
        note(change, lastStay + 1, -contracts);
      }
      if (endMonth <= whole && endMonth > begun) note(left, endMonth, contracts);
    },
    periods() {
      const months = [...new Set([...left.keys(), ...change.keys()])].sort((a, b) => a - b);
      const periods: SeenPeriod[] = [];
      let stayed = 0;
      for (let month = 1; month <= (months.at(-1) ?? 0); month++) {
        stayed += change.get(month) ?? 0;
        const ended = left.get(month) ?? 0;
        if (stayed + ended > 0) periods.push({ period: month, left: ended, stayed });
      }
      return periods;
    },
  };
}
