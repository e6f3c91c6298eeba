import {
  assertArray,
  assertCount,
  assertNoNearMissInRows,
  assertNumber,
  assertOptions,
  assertRows,
  assertShare,
} from "../../errors.js";
import type { Contribution } from "../../reasons/explained.js";
import { exactParts } from "../../reasons/explained.js";
import { pow } from "../../numeric/elementary/pow.js";

/** One customer who came through a referral. */
export interface Referral {
  /** Periods from now until they join, 0 for now. */
  joinsAfter: number;
  /** Margin they bring in the period in which they join and in each after it, less what it costs to keep them. */
  margins: readonly number[];
  /** Probability that they would have joined without the referral: 0 or 1 where it is known. */
  wouldHaveJoined: number;
  /**
   * What was paid for the referral.
   * @defaultValue `0`
   */
  reward?: number | null | undefined;
}

/** Options of `customerReferralValue`. */
export interface CustomerReferralValueOptions {
  /** What it costs to win a customer without a referral: the saving on every referral. */
  acquisitionCost: number;
  /**
   * Discount rate per period, 0 to 1: 0.1 for 10%.
   * @defaultValue `0`
   */
  discount?: number | null | undefined;
}

/** What a customer's referrals are worth. The contributions add up to `value`. */
export interface CustomerReferralValue {
  readonly value: number;
  /** Present margins, rewards paid and acquisition cost saved of those who would not have joined. */
  readonly fromIncremental: number;
  /** Present acquisition cost saved of those who would have joined anyway. */
  readonly fromOthers: number;
  readonly contributions: readonly Contribution[];
}

/** Sums of money beyond this could leave the range of a double. */
const MOST_MONEY = 1e100;

/**
 * What a customer's referrals are worth today. Customers who would not have joined otherwise count with their margins,
 * less the reward, plus the acquisition cost saved. Those who would have joined anyway count only with the cost saved.
 *
 * Σ (1 − x)·(Σ margin/(1 + d)^t − reward/(1 + d)^j) + acquisition cost/(1 + d)^j over referrals that join after j
 * periods, x being the probability that they would have joined.
 *
 * Source: Kumar, Petersen & Leone (2007), "How valuable is word of mouth?", Harvard Business Review, October; (2010)
 * "Driving profitability by encouraging customer referrals", Journal of Marketing 74. Cost: one step per margin.
 *
 * @param referrals - The customers who came, or are expected to come, through one customer.
 * @param options - Acquisition cost and discount, in the periods of the referrals.
 * @returns The value with its parts.
 * @throws RetentionError when a probability is outside 0 to 1, a cost is negative or a margin is not a number.
 *
 * @example
 * import { customerReferralValue } from "retention-kit";
 *
 * const referrals = [
 *   { joinsAfter: 1, margins: [100, 100], wouldHaveJoined: 0, reward: 20 },
 *   { joinsAfter: 1, margins: [100, 100], wouldHaveJoined: 1, reward: 20 },
 * ];
 * customerReferralValue(referrals, { acquisitionCost: 50, discount: 0.1 })
 * //=> { value: 246.28, fromIncremental: 200.83, fromOthers: 45.45, ... }
 */
export function customerReferralValue(
  referrals: readonly Referral[],
  options: CustomerReferralValueOptions,
): CustomerReferralValue {
  const chosen = assertOptions("customerReferralValue", "options", options, { acquisitionCost: true, discount: true });
  const { acquisitionCost, discount = 0 } = chosen;
  const functionName = "customerReferralValue";
  assertNumber(functionName, "options.acquisitionCost", acquisitionCost, { min: 0, max: MOST_MONEY });
  assertNumber(functionName, "options.discount", discount, { min: 0, max: 1 });

  assertRows(functionName, "referrals", referrals);
  assertNoNearMissInRows(functionName, "referrals", referrals, REFERRAL_FIELDS);
  const present = { margin: 0, reward: 0, savedOnIncremental: 0, savedOnOthers: 0 };
  referrals.forEach(({ joinsAfter, margins, wouldHaveJoined, reward = 0 }, index) => {
    const path = `referrals[${index}]`;
    assertCount(functionName, `${path}.joinsAfter`, joinsAfter);
    assertShare(functionName, `${path}.wouldHaveJoined`, wouldHaveJoined);
    assertNumber(functionName, `${path}.reward`, reward, { min: 0, max: MOST_MONEY });
    const incremental = 1 - wouldHaveJoined;
    const atJoining = pow(1 + discount, -joinsAfter);
    assertArray(functionName, `${path}.margins`, margins);
    margins.forEach((margin, later) => {
      assertNumber(functionName, `${path}.margins[${later}]`, margin, { min: -MOST_MONEY, max: MOST_MONEY });
      present.margin += incremental * margin * pow(1 + discount, -(joinsAfter + later));
    });
    present.reward -= incremental * reward * atJoining;
    present.savedOnIncremental += incremental * acquisitionCost * atJoining;
    present.savedOnOthers += wouldHaveJoined * acquisitionCost * atJoining;
  });

  const [margin = 0, reward = 0, savedOnIncremental = 0, savedOnOthers = 0] = exactParts([
    present.margin,
    present.reward,
    present.savedOnIncremental,
    present.savedOnOthers,
  ]);
  const fromIncremental = margin + reward + savedOnIncremental;
  const part = (factor: string, points: number): Contribution => ({ factor, points, weight: 1, value: points });
  return {
    value: fromIncremental + savedOnOthers,
    fromIncremental,
    fromOthers: savedOnOthers,
    contributions: [
      part("baseline", 0),
      part("referral.margin", margin),
      part("referral.reward", reward),
      part("referral.acquisitionSaved", savedOnIncremental),
      part("referral.acquisitionSavedOnOthers", savedOnOthers),
    ],
  };
}

const REFERRAL_FIELDS = { joinsAfter: true, margins: true, wouldHaveJoined: true, reward: true } as const;
