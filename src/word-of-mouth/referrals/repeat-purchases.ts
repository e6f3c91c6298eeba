import { assertNumber, assertOptions, assertShare } from "../../errors.js";
import type { Estimate } from "../process/estimate.js";
import { poissonEstimate, signedPoissonEstimate } from "./poisson-estimate.js";
import { expm1 } from "../../numeric/elementary/expm1.js";

/** Purchases of members, and the points they earn on them. */
export interface RepeatPurchaseInput {
  /** Purchases that one member makes per day without the program. */
  purchasesPerDay: number;
  /** Mean spend of a purchase. */
  meanSpend: number;
  /** Margin as a share of spend, 0 to 1. */
  margin: number;
  /** How many more purchases a member makes because of the program, as a share: from an experiment of your own. */
  uplift: number;
  /** Worth of the points granted, as a share of spend. @defaultValue 0 */
  pointsShare?: number | null | undefined;
  /** Share of the points that is ever redeemed, 0 to 1. @defaultValue 1 */
  redemption?: number | null | undefined;
  /** Mean days from a point granted to its redemption. @defaultValue 90 */
  redeemedAfterDays?: number | null | undefined;
  /** What a point of one unit's worth costs you when it is redeemed. @defaultValue 1 */
  pointCost?: number | null | undefined;
}

/** What the program does to its members' purchases. */
export interface RepeatPurchases {
  /** Purchases without and with the program. */
  readonly without: Estimate;
  readonly with: Estimate;
  readonly incremental: Estimate;
  /** Margin of the incremental purchases. */
  readonly margin: number;
  /** Worth of the points granted, on purchases that would have come anyway, too. */
  readonly granted: number;
  /** Cost of the points that are ever redeemed. */
  readonly pointsCost: number;
  /** Part of it that is still owed at the end. */
  readonly liability: number;
  /** Margin less the cost of the points. */
  readonly net: number;
  /** The uplift at which margin and points are even; `null` if points cost the margin of a purchase or more. */
  readonly breakEvenUplift: number | null;
}

/** Beyond these, counts lose their whole numbers in a double, and money could leave its range. */
const MOST_PURCHASES = 2 ** 53;
const MOST_MONEY = 1e100;

/**
 * The margin of the purchases that come because of the program, against the points granted on all of them.
 *
 * With a spend S without the program and an uplift u, points are granted on S·(1 + u), and cost what is redeemed of them.
 * Even at u = c/(m − c), m the margin and c the cost of the points redeemed, both as shares of spend. Points are redeemed at a
 * constant rate after they are granted, so that the part (τ/D)·(1 − e^(−D/τ)) of those granted evenly over D days is still
 * owed at the end, τ the mean time to redemption.
 * @internal
 */
export function repeatPurchases(
  functionName: string,
  input: RepeatPurchaseInput,
  { members, days, confidence }: { members: number; days: number; confidence: number },
): RepeatPurchases {
  const knownInput = assertOptions(functionName, "purchases", input, {
    purchasesPerDay: true,
    meanSpend: true,
    margin: true,
    uplift: true,
    pointsShare: true,
    redemption: true,
    redeemedAfterDays: true,
    pointCost: true,
  });
  const { purchasesPerDay, meanSpend, margin, uplift } = knownInput;
  const { pointsShare = 0, redemption = 1, redeemedAfterDays = 90, pointCost = 1 } = knownInput;
  assertNumber(functionName, "purchases.purchasesPerDay", purchasesPerDay, { min: 0 });
  assertNumber(functionName, "purchases.meanSpend", meanSpend, { min: 0, max: MOST_MONEY });
  assertShare(functionName, "purchases.margin", margin);
  assertNumber(functionName, "purchases.uplift", uplift, { min: -1 });
  assertShare(functionName, "purchases.pointsShare", pointsShare);
  assertShare(functionName, "purchases.redemption", redemption);
  assertNumber(functionName, "purchases.redeemedAfterDays", redeemedAfterDays, { above: 0 });
  assertNumber(functionName, "purchases.pointCost", pointCost, { min: 0, max: MOST_MONEY });
  const usual = members * purchasesPerDay * days;
  const extra = usual * uplift;
  assertNumber(functionName, "members * purchasesPerDay * days", usual + Math.abs(extra), { max: MOST_PURCHASES });

  const granted = (usual + extra) * meanSpend * pointsShare;
  const pointsCost = granted * redemption * pointCost;
  const owed = -(redeemedAfterDays / days) * expm1(-days / redeemedAfterDays);
  const ofMargin = extra * meanSpend * margin;
  const redeemedShare = pointsShare * redemption * pointCost;
  return {
    without: poissonEstimate(usual, confidence),
    with: poissonEstimate(usual + extra, confidence),
    incremental: signedPoissonEstimate(extra, confidence),
    margin: ofMargin,
    granted,
    pointsCost,
    liability: pointsCost * owed,
    net: ofMargin - pointsCost,
    breakEvenUplift: breakEvenOf(margin, redeemedShare),
  };
}

function breakEvenOf(margin: number, redeemedShare: number): number | null {
  if (redeemedShare === 0) return 0;
  return margin > redeemedShare ? redeemedShare / (margin - redeemedShare) : null;
}
