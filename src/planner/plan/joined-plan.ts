import { sortedByFew } from "../../records/values/sorted-by-few.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { ReviewPlan } from "./review-plan.js";

/**
 * The parts of a plan as one. There must be at least one, all of them of the same days.
 * @internal
 */
export function joinedPlan(parts: readonly ReviewPlan[]): ReviewPlan {
  const [first] = parts;
  if (first === undefined) throw new RangeError("a plan has at least one part");
  const { from, to } = first;
  const sum = (amount: (part: ReviewPlan) => number): number => parts.reduce((total, part) => total + amount(part), 0);
  const cost = sum((part) => part.cost);
  const lowerBound = sum((part) => part.lowerBound);
  return {
    from,
    to,
    booked: sortedByFew(
      parts.flatMap(({ booked }) => booked),
      ({ on }) => on,
      (a, b) => (a.sellerId === b.sellerId ? compareTexts(a.key, b.key) : compareTexts(a.sellerId, b.sellerId)),
    ),
    unbooked: parts.flatMap(({ unbooked }) => unbooked).sort((a, b) => compareTexts(a.key, b.key)),
    moved: parts.flatMap(({ moved }) => moved).sort((a, b) => compareTexts(a.key, b.key)),
    conflicts: parts.flatMap(({ conflicts }) => conflicts).sort((a, b) => compareTexts(a.key, b.key)),
    load: parts.flatMap(({ load }) => load).sort((a, b) => compareTexts(a.sellerId, b.sellerId)),
    cost,
    moveCost: sum((part) => part.moveCost),
    lowerBound,
    gap: cost > lowerBound ? (cost - lowerBound) / cost : 0,
    rejected: parts.flatMap(({ rejected }) => rejected),
  };
}
