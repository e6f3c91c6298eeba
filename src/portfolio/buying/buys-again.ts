import type { LoyaltyEstimate } from "../../loyalty/estimate/estimate-loyalty.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import { type Contribution, type Explained, exactPoints } from "../../reasons/explained.js";
import { reason } from "../../reasons/reason.js";
import type { BuyingChances } from "./buying-chance.js";
import { boundsOf, varianceOf } from "./chance-bounds.js";

/** The chance that an account buys again, by when, and why. */
export interface BuysAgain extends Explained {
  /**
   * Days from `asOf` within which it is asked to buy; `null` if its purchases do not show it: shares of published studies bear
   * no date.
   */
  readonly horizonDays: number | null;
  readonly probability: number;
  /** Bounds at 95%, for the uncertainty of the models and of the coming season. */
  readonly lower: number;
  readonly upper: number;
  /** By its purchases alone; `null` if they are not known. */
  readonly fromPurchases: number | null;
  /** The contributions add up to it exactly. */
  readonly logOdds: number;
}

/**
 * The chance of buying again, from what the purchases say, what service adds to it, and what leaving takes; `null` if
 * nothing is known.
 * @internal
 */
export function buysAgain(
  history: PurchaseSummary | null,
  loyalty: LoyaltyEstimate | null,
  chances: BuyingChances | null,
  horizonDays: number,
  knowsService: boolean,
): BuysAgain | null {
  if (loyalty === null) return null;
  const { probability, logOdds, lower, upper, contributions, reasons, assumptions, coverage } = loyalty;
  if (history === null || chances === null) {
    return {
      horizonDays: null,
      probability,
      lower,
      upper,
      fromPurchases: null,
      logOdds,
      contributions,
      reasons,
      assumptions,
      coverage,
    };
  }
  const purchases = chances.explained(history, horizonDays);
  const variance = purchases.variance + (knowsService ? varianceOf(loyalty) : 0);
  const years = chances.seasonYears(horizonDays);
  const bounds = boundsOf(probability, logOdds, variance);
  return {
    horizonDays,
    probability: bounds.probability,
    lower: bounds.lower,
    upper: bounds.upper,
    fromPurchases: purchases.probability,
    logOdds,
    contributions: withPurchases(contributions, purchases.contributions),
    reasons: [
      reason("portfolio.buys-again.purchases", { probability: purchases.probability, days: horizonDays }),
      ...(years === null ? [] : [reason("portfolio.buys-again.season", { days: horizonDays, years })]),
      ...reasons,
    ],
    assumptions,
    coverage,
  };
}

/** The baseline of a loyalty estimate told by its parts: model, season, silence and frequency. */
function withPurchases(ofLoyalty: readonly Contribution[], ofPurchases: readonly Contribution[]): Contribution[] {
  const baseline = ofLoyalty.find(({ factor }) => factor === "baseline")?.points ?? 0;
  const beside = ofPurchases.filter(({ factor }) => factor !== "baseline");
  const rest = baseline - beside.reduce((sum, { points }) => sum + points, 0);
  return [
    ...ofPurchases.map((part) => (part.factor === "baseline" ? { ...part, points: exactPoints(rest) } : part)),
    ...ofLoyalty.filter(({ factor }) => factor !== "baseline"),
  ];
}
