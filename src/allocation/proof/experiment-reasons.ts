import { exactParts } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { adjustedDifference } from "./adjusted-difference.js";
import { type Member, meanReviews } from "./experiment-member.js";
import type { MoneyFound } from "./experiment-money.js";
import type { RetentionResult } from "./experiment-retention.js";

/** A group's earlier spend so far from the other's comes at random once in ten thousand draws. */
const UNEQUAL = 3.89;

/** Parts of the difference, which add up to it. */
export function contributionsOf(
  money: MoneyFound | null,
  retention: RetentionResult | null,
): { parts: number[]; factors: string[] } {
  if (money !== null) {
    const raw = money.raw.difference;
    return { parts: exactParts([raw, money.adjusted.difference - raw]), factors: ["spend", "earlierSpend"] };
  }
  return { parts: exactParts([retention?.treated ?? 0, -(retention?.control ?? 0)]), factors: ["treated", "control"] };
}

/** What is to be said of the result. */
export function reasonsOf(
  members: readonly Member[],
  money: MoneyFound | null,
  retention: RetentionResult | null,
  missing: { treated: number; control: number },
): Reason[] {
  const reasons: Reason[] = [];
  if (retention !== null) {
    const { treated, control, lower, upper } = retention;
    reasons.push(reason("allocation.experiment.retention", { treated, control, lower, upper }));
  }
  if (money !== null) {
    const { difference, lower, upper } = money.result;
    reasons.push(reason("allocation.experiment.money", { difference, lower, upper }));
  }
  const [withReviews, without] = [meanReviews(members, true), meanReviews(members, false)];
  if (without > 0) reasons.push(reason("allocation.experiment.control-reviewed", { reviews: without }));
  if (withReviews <= without) reasons.push(reason("allocation.experiment.not-treated"));
  if (missing.treated + missing.control > 0) reasons.push(reason("allocation.experiment.missing", missing));
  const before = adjustedDifference(
    members
      .filter((member) => member.before !== null)
      .map(({ treated, before: value, stratum }) => ({
        treated,
        value: value ?? 0,
        before: null,
        stratum: stratum ?? "",
      })),
    0.95,
    { byBefore: false },
  );
  if (before !== null && Math.abs(before.difference) > UNEQUAL * before.error && before.error > 0) {
    reasons.push(reason("allocation.experiment.unequal", { difference: before.difference }));
  }
  return reasons;
}
