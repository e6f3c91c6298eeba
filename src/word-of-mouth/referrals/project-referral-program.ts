import { presetOf } from "../../evidence/preset-of.js";
import { rewardFigures } from "../../evidence/word-of-mouth-figures.js";
import { assertCount, assertFigures, assertNumber, assertOptions, assertShare } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { type Assumptions } from "../../evidence/assumptions.js";
import type { Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Estimate } from "../process/estimate.js";
import { exactParts } from "../../reasons/explained.js";
import { poissonEstimate, signedPoissonEstimate } from "./poisson-estimate.js";
import { repeatPurchases, type RepeatPurchaseInput, type RepeatPurchases } from "./repeat-purchases.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { log2 } from "../../numeric/elementary/log.js";
import { pow } from "../../numeric/elementary/pow.js";

/** A program that rewards members from time to time. */
export interface ReferralProgramInput {
  /** Members, each rewarded alike. */
  members: number;
  /** Referrals that one member makes per day without rewards. */
  referralsPerDay: number;
  /** Share of referrals that bring a customer, 0 to 1. */
  conversion: number;
  /**
   * Share of those customers who would have come without the referral, 0 to 1.
   * @defaultValue `0`
   */
  wouldHaveJoined?: number | null | undefined;
  /** Days from one reward to the next; the first is given on the first day. */
  rewardEveryDays: number;
  /** What one reward costs. */
  rewardCost: number;
  /** What a customer is worth, before any reward. */
  customerValue: number;
  /**
   * Purchases of the members themselves.
   * @defaultValue not counted
   */
  purchases?: RepeatPurchaseInput | null | undefined;
}

/** Options of `projectReferralProgram`. */
export interface ReferralProgramOptions {
  /**
   * Days to follow.
   * @defaultValue `365`
   */
  days?: number | null | undefined;
  /**
   * Probability with which `lower` and `upper` hold the number.
   * @defaultValue `0.9`
   */
  confidence?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** What a program brings beyond what would have come anyway. The contributions add up to `net`. */
export interface ReferralProgram extends Explained {
  /** Referrals and the customers they bring who would not have come, without rewards and with them. */
  readonly withoutRewards: { readonly referrals: Estimate; readonly customers: Estimate };
  readonly withRewards: { readonly referrals: Estimate; readonly customers: Estimate };
  /** Customers who come because of the rewards and would not have come otherwise. */
  readonly incremental: Estimate;
  readonly rewards: number;
  readonly cost: number;
  /** What the program does to its members' own purchases; `null` if nothing is given of them. */
  readonly repeat: RepeatPurchases | null;
  /** Incremental customers times their value, and the net of repeat purchases, less the cost of the rewards. */
  readonly net: number;
  /** What would make `net` 0, everything else unchanged; `null` if nothing would. */
  readonly breakEven: {
    readonly rewardCost: number;
    readonly customerValue: number | null;
    readonly multiplier: number | null;
  };
  /** When a member refers most; `null` if rewards change nothing. */
  readonly whenToAsk: {
    /** Days after a reward. */
    readonly afterDays: number;
    /** Times as many referrals as usual at that moment. */
    readonly multiplier: number;
    /** Within this many days half of what a reward brings has come. */
    readonly halfWithinDays: number;
  } | null;
}

/** Counts beyond this lose their whole numbers in a double, and money beyond this could leave its range. */
const MOST_REFERRALS = 2 ** 53;
const MOST_MONEY = 1e100;

/**
 * What rewarding members for referrals brings and costs: referrals with and without rewards, the customers who would
 * not have come otherwise, when it breaks even, and when to ask.
 *
 * A member refers 1 + (m − 1)·2^(−t/h) times as often t days after a reward; the next reward starts the count again.
 * The extra in D days is referrals per day × (m − 1)·(h/ln 2)·(1 − 2^(−D/h)). Referrals come independently, so counts
 * are Poisson. The multiplier m has no range in the evidence, so no `assumption` is given: compare the presets.
 *
 * With `purchases`, the members' own repeat purchases count too: the margin of those caused by the program, less the
 * cost of the points, which are granted on all purchases. It also gives what is still owed in points at the end. The
 * uplift must come from your own experiment; `reviewExperiment` draws the members who are left out.
 *
 * Source: the multiplier and its half-life are in the evidence table, unverified and judged. Cost: a few milliseconds.
 *
 * @param input - Members, their referrals, and the rewards.
 * @param options - Days, confidence level and figures.
 * @returns Referrals, customers, cost and break-even.
 * @throws RetentionError when a share is outside 0 to 1, a quantity is negative or rewards are given more than daily.
 *
 * @example
 * import { projectReferralProgram } from "retention-kit";
 *
 * const program = { members: 500, referralsPerDay: 0.01, conversion: 0.2, rewardEveryDays: 30, rewardCost: 2, customerValue: 90 };
 * const { incremental, cost, net } = projectReferralProgram(program, { days: 90 });
 * incremental
 * //=> { mean: 46.9, lower: 36, upper: 58, confidence: 0.9, chance: 6.8, assumption: 0 }
 * cost
 * //=> 3000
 * net
 * //=> 1218.57
 */
export function projectReferralProgram(
  input: ReferralProgramInput,
  options?: ReferralProgramOptions | null,
): ReferralProgram {
  const knownInput = assertOptions("projectReferralProgram", "input", input, {
    members: true,
    referralsPerDay: true,
    conversion: true,
    wouldHaveJoined: true,
    rewardEveryDays: true,
    rewardCost: true,
    customerValue: true,
    purchases: true,
  });
  const known = assertOptions("projectReferralProgram", "options", options ?? {}, {
    days: true,
    confidence: true,
    assumptions: assertFigures,
  });
  const functionName = "projectReferralProgram";
  const { members, referralsPerDay, conversion, wouldHaveJoined = 0 } = knownInput;
  const { rewardEveryDays, rewardCost, customerValue } = knownInput;
  const { days = 365, confidence = 0.9 } = known;
  assertCount(functionName, "members", members);
  assertNumber(functionName, "referralsPerDay", referralsPerDay, { min: 0 });
  assertShare(functionName, "conversion", conversion);
  assertShare(functionName, "wouldHaveJoined", wouldHaveJoined);
  assertNumber(functionName, "rewardEveryDays", rewardEveryDays, { min: 1 });
  assertNumber(functionName, "rewardCost", rewardCost, { min: 0, max: MOST_MONEY });
  assertNumber(functionName, "customerValue", customerValue, { min: 0, max: MOST_MONEY });
  assertNumber(functionName, "options.days", days, { above: 0 });
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  const figures = known.assumptions ?? presetOf(rewardFigures);
  const used = [figures["referral.afterReward.multiplier"], figures["referral.afterReward.halfLifeDays"]] as const;
  const [{ value: multiplier }, { value: halfLife }] = used;
  assertNumber(functionName, `the figure ${used[0].key}`, multiplier, { min: 0 });
  assertNumber(functionName, `the figure ${used[1].key}`, halfLife, { above: 0 });

  const usual = members * referralsPerDay * days;
  // Days of usual referrals that all rewards together add, for each time the rate is raised by its whole.
  const fullRewards = Math.floor(days / rewardEveryDays);
  const extraDays =
    fullRewards * fadingDays(rewardEveryDays, halfLife) + fadingDays(days - fullRewards * rewardEveryDays, halfLife);
  const extraPerMultiple = members * referralsPerDay * extraDays;
  const extra = (multiplier - 1) * extraPerMultiple;
  assertNumber(functionName, "members * referralsPerDay * days", usual + Math.abs(extra), { max: MOST_REFERRALS });
  const joining = conversion * (1 - wouldHaveJoined);

  const rewards = members * Math.ceil(days / rewardEveryDays);
  const { purchases } = knownInput;
  const repeat =
    purchases === undefined ? null : repeatPurchases(functionName, purchases, { members, days, confidence });
  const [value = 0, cost = 0, ofRepeat = 0, ofPoints = 0] = exactParts([
    extra * joining * customerValue,
    -rewards * rewardCost,
    repeat?.margin ?? 0,
    -(repeat?.pointsCost ?? 0),
  ]);
  const repeatNet = ofRepeat + ofPoints;
  const customersPerMultiple = extraPerMultiple * joining;
  return {
    withoutRewards: {
      referrals: poissonEstimate(usual, confidence),
      customers: poissonEstimate(usual * joining, confidence),
    },
    withRewards: {
      referrals: poissonEstimate(usual + extra, confidence),
      customers: poissonEstimate((usual + extra) * joining, confidence),
    },
    incremental: signedPoissonEstimate(extra * joining, confidence),
    rewards,
    cost: -cost + 0,
    repeat,
    net: value + cost + repeatNet,
    breakEven: {
      rewardCost: rewards === 0 ? 0 : Math.max(0, (value + repeatNet) / rewards),
      customerValue: extra * joining > 0 ? Math.max(0, (rewards * rewardCost - repeatNet) / (extra * joining)) : null,
      multiplier:
        customersPerMultiple * customerValue > 0
          ? Math.max(0, 1 + (rewards * rewardCost - repeatNet) / (customersPerMultiple * customerValue))
          : null,
    },
    whenToAsk:
      multiplier > 1 ? { afterDays: 0, multiplier, halfWithinDays: daysToHalf(rewardEveryDays, halfLife) } : null,
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      { factor: "referral.incrementalCustomers", points: value, weight: 1, value: extra * joining },
      { factor: "referral.rewards", points: cost, weight: 1, value: rewards },
      ...(repeat === null
        ? []
        : [
            { factor: "referral.repeatMargin", points: ofRepeat, weight: 1, value: repeat.incremental.mean },
            { factor: "referral.points", points: ofPoints, weight: 1, value: repeat.granted },
          ]),
    ],
    reasons: [
      multiplier === 1
        ? reason("word-of-mouth.referral.no-effect")
        : reason("word-of-mouth.referral.after-reward", { multiplier, halfLifeDays: halfLife }),
      ...(repeat === null ? [] : repeatReasons(repeat, purchases?.uplift ?? 0)),
    ],
    assumptions: [...used] as Assumption<unknown>[],
    coverage: 1,
  };
}

function repeatReasons({ breakEvenUplift, liability }: RepeatPurchases, uplift: number): Reason[] {
  return [
    breakEvenUplift === null
      ? reason("word-of-mouth.referral.points-above-margin")
      : reason("word-of-mouth.referral.break-even-uplift", { uplift, breakEven: breakEvenUplift }),
    ...(liability > 0 ? [reason("word-of-mouth.referral.liability", { liability })] : []),
  ];
}

/** ∫ 2^(−t/h) dt over this many days. */
function fadingDays(days: number, halfLife: number): number {
  return (-halfLife / Math.LN2) * expm1((-Math.LN2 * days) / halfLife);
}

/** Days within which half of what a reward adds before the next one has come. */
function daysToHalf(rewardEveryDays: number, halfLife: number): number {
  return -halfLife * log2((1 + pow(2, -rewardEveryDays / halfLife)) / 2);
}
