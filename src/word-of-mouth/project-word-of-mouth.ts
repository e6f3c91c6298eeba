import { type WordOfMouthAssumptions } from "../evidence/word-of-mouth-figures.js";
import { presetOf } from "../evidence/preset-of.js";
import { wordOfMouthFigures } from "../evidence/word-of-mouth-figures.js";
import { assertFigures, assertNumber, assertOptions, RetentionError } from "../errors.js";
import type { Explained } from "../reasons/explained.js";
import { reason } from "../reasons/reason.js";
import type { TellingOutcome, WordOfMouthCohort } from "./process/cohort.js";
import { quantities, type WordOfMouthChannel } from "./process/quantity.js";
import { type Estimate, certainEstimate, type WordOfMouthEstimates } from "./process/estimate.js";
import { scaled } from "./exact/estimate-quantities.js";
import { exactEstimates } from "./exact/exact-estimates.js";
import { exactParts } from "../reasons/explained.js";
import { explainedProcess } from "./exact/explained-process.js";
import { extinctionProbability } from "./exact/extinction.js";
import { MARKET_PATHS, marketEstimates } from "./simulation/market-estimates.js";
import { marketFills } from "./exact/market-fills.js";
import { meanFieldPath } from "./simulation/mean-field-path.js";
import { cohortMoments } from "./exact/moments.js";
import { type Reproduction, reproductionOf } from "./exact/reproduction.js";
import { resolveCohort } from "./process/resolve-cohort.js";
import { resolveHorizon } from "./process/resolve-horizon.js";
import { type Scenarios, scenarios } from "./exact/scenarios.js";

/** Options of `projectWordOfMouth`. */
export interface WordOfMouthOptions {
  /**
   * Periods to follow.
   * @defaultValue `12`, or as many as the generations can take
   */
  periods?: number | null | undefined;
  /**
   * Generations of customers who tell, the first being today's.
   * @defaultValue as many as there are periods
   */
  generations?: number | null | undefined;
  /**
   * Probability with which `lower` and `upper` hold the number, the figures being right.
   * @defaultValue `0.9`
   */
  confidence?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: WordOfMouthAssumptions | null | undefined;
}

/** What one period brings, and what all have brought by its end. */
export interface PeriodOfWordOfMouth extends WordOfMouthEstimates {
  /** From 1. */
  readonly period: number;
  readonly cumulative: WordOfMouthEstimates;
}

/** What one generation of customers brings by the end of the last period. */
export interface GenerationOfWordOfMouth extends WordOfMouthEstimates {
  /** 0 is today's customers; each further one was won by the one before. */
  readonly generation: number;
  /** How many customers the generation has; `null` if it is not known how many are won. */
  readonly customers: Estimate | null;
}

/** What is told about one outcome. */
export interface OutcomeOfWordOfMouth extends WordOfMouthEstimates {
  readonly outcome: TellingOutcome;
}

/** What is told over one channel. */
export interface ChannelOfWordOfMouth extends WordOfMouthEstimates {
  readonly channel: WordOfMouthChannel;
}

/** A projection of word of mouth. Its contributions, one per outcome, add up to the mean of `net`. */
export interface WordOfMouthProjection extends WordOfMouthEstimates, Explained {
  readonly byPeriod: readonly PeriodOfWordOfMouth[];
  readonly byGeneration: readonly GenerationOfWordOfMouth[];
  readonly byOutcome: readonly OutcomeOfWordOfMouth[];
  readonly byChannel: readonly ChannelOfWordOfMouth[];
  /** Customers won by one customer; `null` if it is not known how many are won. */
  readonly reproduction: Reproduction | null;
  /** Probability that the chain ends by itself, the market being unlimited. */
  readonly extinctionProbability: number | null;
}

/** Beyond this people can no longer be counted one by one. */
const LARGEST_COUNT = 2 ** 53 - 1;

/**
 * What a cohort's word of mouth brings and costs: how many people hear, become customers or stay away, and what that is
 * worth, by period, generation, outcome and channel, each with an interval.
 *
 * A multi-type branching process. Customers have a problem and an outcome by chance (or by count), and tell a random
 * number of people in the period after they joined. Hearers are won or lost at once or after a delay. Hearers do not
 * retell; those who are won do, as customers with a problem and an outcome of their own. Means and variances are exact;
 * bounds are exact quantiles by Fourier inversion of the generating function. In a finite market people are told at
 * random, and only those who have not heard yet count. If that makes a difference, the estimates come from 10,000
 * simulated paths, always the same, and a reason says so and gives the mean-field value.
 *
 * How likely a hearer is won or lost is not published anywhere. Without it the result has hearers only.
 *
 * Source: Harris (1963), "The theory of branching processes"; the figures on people told are in the evidence table.
 * Cost: independent of the number of customers; tens of milliseconds for 12 periods. In a market that fills, some
 * tenths of a second for 12 periods and a second for 100; three times that if a delay makes generations overlap.
 *
 * @param cohort - Customers, their problems and outcomes, and what hearers do.
 * @param options - Periods, generations, confidence level and figures.
 * @returns Estimates, with `chance` and `assumption` as standard deviations.
 * @throws RetentionError when a share is outside 0 to 1, shares do not add up, won and lost exceed 1, or the chain grows
 * beyond what numbers can hold.
 *
 * @example
 * import { projectWordOfMouth } from "retention-kit";
 *
 * const outcomes = { silent: 0, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 0 };
 * const projection = projectWordOfMouth({ customers: 1000, problemShare: 0.1, outcomes, lostPerHearer: 0.02 });
 * projection.hearers
 * //=> { mean: 1369, lower: 1145, upper: 1602, confidence: 0.9, chance: 139.2, assumption: 150.7 }
 * projection.lost
 * //=> { mean: 27.38, lower: 18, upper: 37, confidence: 0.9, chance: 5.88, assumption: 3.01 }
 */
export function projectWordOfMouth(
  cohort: WordOfMouthCohort,
  options?: WordOfMouthOptions | null,
): WordOfMouthProjection {
  const chosen = assertOptions("projectWordOfMouth", "options", options ?? {}, {
    periods: true,
    generations: true,
    confidence: true,
    assumptions: assertFigures,
  });
  const functionName = "projectWordOfMouth";
  const figures = chosen.assumptions ?? presetOf(wordOfMouthFigures);
  const resolved = resolveCohort(functionName, cohort, figures);
  const confidence = chosen.confidence ?? 0.9;
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  const horizon = resolveHorizon(functionName, chosen, resolved);

  const followed = scenarios(resolved, horizon);
  const fills = marketFills(followed.stated);
  const meanField = meanFieldPath(resolved, horizon).byPeriod.hearers.reduce((sum, hearers) => sum + hearers, 0);
  if (fills ? meanField > LARGEST_COUNT : !isHoldable(followed)) {
    const rule = "must end before the chain outgrows all numbers";
    throw new RetentionError(functionName, "options.periods", rule, horizon.periods);
  }
  const { inPeriod, cumulative, ofGeneration, byTeller, byChannel } = fills
    ? marketEstimates(resolved, horizon, confidence)
    : exactEstimates(followed, horizon.generations, confidence);

  const total = lastOf(cumulative);
  const byOutcome = resolved.tellers.map(({ outcome }, index) => ({ outcome, ...(byTeller[index] ?? total) }));
  const { net, contributions } = explainedNet(total.net, byOutcome);
  const explained = explainedProcess(resolved, total.hearers.mean, figures);
  const reproduction = resolved.wonKnown ? reproductionOf(resolved, confidence) : null;
  return {
    ...total,
    net,
    money: net === null || resolved.customerValue === null ? null : scaled(net, resolved.customerValue),
    byPeriod: inPeriod.map((estimates, index) => ({
      period: index + 1,
      ...estimates,
      cumulative: cumulative[index] ?? estimates,
    })),
    byGeneration: ofGeneration.map((estimates, generation) => ({
      generation,
      customers:
        generation === 0
          ? certainEstimate(resolved.customers, confidence)
          : (ofGeneration[generation - 1]?.won ?? null),
      ...estimates,
    })),
    byOutcome,
    byChannel:
      byChannel === null
        ? [{ channel: "inPerson", ...total, net }]
        : [
            { channel: "inPerson", ...byChannel[0] },
            { channel: "online", ...byChannel[1] },
          ],
    reproduction,
    extinctionProbability: reproduction === null ? null : extinctionProbability(resolved, reproduction.mean),
    contributions,
    ...explained,
    reasons: fills
      ? [...explained.reasons, reason("word-of-mouth.market.simulated", { paths: MARKET_PATHS, meanField })]
      : explained.reasons,
  };
}

/** Whether whole numbers can count the expected hearers. */
function isHoldable({ stated, others }: Scenarios): boolean {
  return [stated, ...others.map(({ scenario }) => scenario)].every(({ resolved, cumulative }) => {
    const [hearers] = cohortMoments(resolved, cumulative, quantities.hearers).slice(-1);
    return hearers !== undefined && hearers.mean <= LARGEST_COUNT && Number.isFinite(hearers.variance);
  });
}

/** The estimates at the end of the horizon, which has at least one period. */
function lastOf(estimates: readonly WordOfMouthEstimates[]): WordOfMouthEstimates {
  const last = estimates.at(-1);
  if (last === undefined) throw new RangeError("a horizon has at least one period");
  return last;
}

/** Net customers as the exact sum of what each outcome contributes to it. */
function explainedNet(
  net: Estimate | null,
  byOutcome: readonly OutcomeOfWordOfMouth[],
): { net: Estimate | null; contributions: Explained["contributions"] } {
  if (net === null) return { net, contributions: [] };
  const points = exactParts(byOutcome.map((part) => part.net?.mean ?? 0));
  return {
    net: { ...net, mean: points.reduce((sum, value) => sum + value, 0) },
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      ...byOutcome.map(({ outcome, hearers }, index) => ({
        factor: `wordOfMouth.${outcome}`,
        points: points[index] ?? 0,
        weight: 1,
        value: { hearers: hearers.mean },
      })),
    ],
  };
}
