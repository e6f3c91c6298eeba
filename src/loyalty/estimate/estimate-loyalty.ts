import { assertNoNearMiss, assertObject, assertOptions, assertText } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import { logistic } from "../../numeric/functions/logistic.js";
import { changedMostBy, type LoyaltyChange } from "./changed-most-by.js";
import {
  loyaltyOptions,
  type EstimateLoyaltyOptions,
  type EstimateContext,
  resolveEstimateContext,
} from "./estimate-context.js";
import { horizonOf, withChance } from "./chance-of-buying.js";
import { type Experiences, meanEffort } from "./experience.js";
import type { EffortPolicy } from "../../service/effort/effort-policy.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";
import { isTrusted, type LearnedFrom, type LoyaltyModel } from "../model/loyalty-model.js";
import { type PreparedModel, varianceAlong } from "./prepared-model.js";
import { type WeighedEvidence, weighEvidence } from "./weigh-evidence.js";

/** The probability that a customer buys again. */
export interface LoyaltyEstimate extends Explained {
  readonly accountId?: string;
  readonly probability: number;
  /** Bounds for the model's uncertainty; the evidence itself is taken as exact. */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** Days from `asOf` within which it buys, where the purchases are known; `null` if they are not: shares of published studies have no date. */
  readonly horizonDays: number | null;
  /** The contributions add up to it exactly. */
  readonly logOdds: number;
  /** Whether the model was fitted to outcomes of customers like this one, as far as problems and purchases are known. */
  readonly calibrated: boolean;
  /** The single changes that would move the probability the most. */
  readonly changedMostBy: LoyaltyChange;
}

/**
 * The probability that a customer buys again, from its tickets, surveys and purchases.
 *
 * Every ticket and every answer on effort is an experience. It moves the log odds from those of a customer without a
 * problem towards those of its effort, in proportion to its freshness. Freshness halves every
 * `loyalty.ticketHalfLifeDays` after the solution; several experiences whose freshness exceeds 1 share the whole move.
 * So one fresh ticket of effort 5 gives 4% before any data, and after years it is forgotten. The other influences add
 * their weight times their distance from the model's reference; a missing one is taken at its typical value.
 * Contributions are rounded to multiples of 2⁻⁴⁰, so that they add up to `logOdds` exactly.
 *
 * If purchases tell the chance of buying, as a number in `purchases` or by `history` and a purchase model, the
 * probability is that of buying within `horizonDays`, like `buysAgain` of `reviewPortfolio`. The baseline is then the
 * log odds of that chance, and effort adds what the model says it does to such customers. No published share caps the
 * result.
 *
 * `calibrated` is false until the model has been fitted to your own outcomes of such customers. Until then use the
 * numbers to rank customers, not as percentages. The interval reflects the model's parameter uncertainty, at
 * `confidence`; without your data it is wide.
 *
 * Cost: one effort score per ticket. Pass a model and a resolved effort policy to estimate many customers.
 *
 * @param evidence - Whatever is known. An empty list of tickets means that there was no problem.
 * @param options - Day, model, effort policy, confidence level.
 * @returns Probability with bounds, contributions, and what would change it most.
 * @throws RetentionError when a value is out of its bounds or the model is of another kind or version.
 *
 * @example
 * import { estimateLoyalty } from "retention-kit";
 *
 * const { probability, calibrated, contributions } = estimateLoyalty({ effort: 5 }, { asOf: "2026-11-21" });
 * probability
 * //=> 0.04
 * calibrated
 * //=> false
 * contributions.map(({ factor, points }) => [factor, points])
 * //=> [["baseline", 2.1972], ["effort", -5.3753]]
 */
export function estimateLoyalty(evidence: LoyaltyEvidence, options: EstimateLoyaltyOptions): LoyaltyEstimate {
  assertObject("estimateLoyalty", "evidence", evidence);
  assertNoNearMiss("estimateLoyalty", "", evidence, EVIDENCE_FIELDS);
  const chosen = assertOptions("estimateLoyalty", "options", options, loyaltyOptions);
  if (evidence.accountId != null) assertText("estimateLoyalty", "accountId", evidence.accountId);
  const { exposures = null } = evidence as { exposures?: unknown };
  if (exposures !== null) assertObject("estimateLoyalty", "exposures", exposures);
  const estimating = resolveEstimateContext("estimateLoyalty", chosen);
  const horizonDays = horizonOf("estimateLoyalty", chosen);
  return estimateWithin(
    withChance("estimateLoyalty", evidence, chosen.purchases, horizonDays),
    estimating,
    horizonDays,
    null,
  );
}

/**
 * The same of evidence that was looked at, by options that were.
 *
 * @param known - The experiences in the evidence, where they were read before.
 * @internal
 */
export function estimateWithin(
  evidence: LoyaltyEvidence,
  estimating: EstimateContext,
  horizonDays: number,
  known: Experiences | null,
): LoyaltyEstimate {
  const { weighed, bounds } = weighedWithBounds(evidence, estimating, known);
  const { prepared, model, confidence } = estimating;
  const { experiences, covariates, isKnown, contributions, logOdds, coverage } = weighed;
  const change = changedMostBy(prepared, experiences.list, covariates, isKnown, logOdds);
  const learnedFrom = outcomesBehind(model.learnedFrom, experiences, isKnown);
  const reasons = reasonsOf(experiences, learnedFrom, isKnown);
  addNotLearned(prepared, evidence, reasons);
  if (isKnown && model.horizonDays !== null && model.horizonDays !== horizonDays) {
    reasons.push(reason("loyalty.other-horizon", { fitted: model.horizonDays, asked: horizonDays }));
  }
  // What would leave it at the same percentage changes nothing that one could see.
  if (Math.abs(change.probability - bounds.probability) >= 0.005)
    reasons.push(reason("loyalty.would-change-most", change));
  const { accountId } = evidence;
  const estimate = {
    probability: bounds.probability,
    lower: bounds.lower,
    upper: bounds.upper,
    confidence,
    horizonDays: isKnown ? horizonDays : null,
    logOdds,
    calibrated: learnedFrom > 0,
    changedMostBy: change,
    contributions,
    reasons,
    assumptions: assumptionsOf(estimating, evidence),
    coverage,
  };
  if (accountId == null) return estimate;
  // Written out, so that it is held in one piece.
  const { probability, lower, upper, calibrated, changedMostBy: changed, assumptions } = estimate;
  return {
    probability,
    lower,
    upper,
    confidence,
    horizonDays: estimate.horizonDays,
    logOdds,
    calibrated,
    changedMostBy: changed,
    contributions,
    reasons,
    assumptions,
    coverage,
    accountId,
  };
}

/** The probability of an estimate, its bounds and its log odds. */
export type LoyaltyBounds = Pick<LoyaltyEstimate, "probability" | "lower" | "upper" | "logOdds" | "confidence">;

/**
 * The same estimate without what explains it, for where only its numbers go on into another one.
 * @internal
 */
export function boundsWithin(
  evidence: LoyaltyEvidence,
  estimating: EstimateContext,
  known: Experiences | null,
): LoyaltyBounds {
  const { weighed, bounds } = weighedWithBounds(evidence, estimating, known);
  const { probability, lower, upper } = bounds;
  return { probability, lower, upper, logOdds: weighed.logOdds, confidence: estimating.confidence };
}

function weighedWithBounds(
  evidence: LoyaltyEvidence,
  estimating: EstimateContext,
  known: Experiences | null,
): {
  weighed: WeighedEvidence;
  bounds: Pick<LoyaltyEstimate, "probability" | "lower" | "upper">;
} {
  const weighed = weighEvidence("estimateLoyalty", evidence, estimating, known);
  const { logOdds, row } = weighed;
  const probability = logistic(logOdds);
  const reach = estimating.z * Math.sqrt(varianceAlong(estimating.prepared, row));
  const bounds = {
    probability,
    // Rounding must not carry a bound past the estimate.
    lower: Math.min(probability, logistic(logOdds - reach)),
    upper: Math.max(probability, logistic(logOdds + reach)),
  };
  return { weighed, bounds };
}

/** Customers who made the part of the model that this one is judged by. */
function outcomesBehind(from: LearnedFrom, { list }: Experiences, isKnown: boolean): number {
  if (isKnown) return list === null || list.length === 0 ? from.purchases : from.purchasesAndEffort;
  if (list === null) return from.unknown;
  return list.length === 0 ? from.noProblem : from.effort;
}

/** @param isKnown - Whether the chance by the account's purchases is known, so that only its problems are left to figures. */
function reasonsOf(
  { list, unscored, neverClosed, outlived, billed, later }: Experiences,
  observations: number,
  isKnown: boolean,
): Reason[] {
  const reasons: Reason[] = [];
  if (observations > 0) reasons.push(reason("loyalty.calibrated", { observations }));
  else if (!isKnown) reasons.push(reason("loyalty.uncalibrated"));
  else if (list !== null) reasons.push(reason("loyalty.uncalibrated-problems"));
  if (list === null) reasons.push(reason("loyalty.problem-unknown"));
  else if (list.length === 0) reasons.push(reason("loyalty.no-problem"));
  else {
    const effort = meanEffort(list);
    const experiences = list.filter(({ freshness }) => freshness > 0).length;
    // Problems after which the customer bought again say nothing any more, and are told below.
    if (effort !== null) reasons.push(reason("loyalty.effort", { experiences, effort }));
  }
  if (unscored > 0) reasons.push(reason("loyalty.effort-unscored", { tickets: unscored }));
  if (neverClosed > 0) reasons.push(reason("loyalty.never-closed", { tickets: neverClosed }));
  if (outlived > 0) reasons.push(sharedReason("loyalty.bought-since", { problems: outlived }));
  if (billed > 0) reasons.push(sharedReason("loyalty.billed-since", { problems: billed }));
  if (later > 0) reasons.push(reason("loyalty.later-left-out", { records: later }));
  return reasons;
}

/** Names what was given but the model cannot weigh. */
function addNotLearned(
  { covariates }: PreparedModel,
  { tenureYears, exposures }: LoyaltyEvidence,
  reasons: Reason[],
): void {
  const missing = (factor: string): void => {
    const known = covariates.find(({ name }) => name === factor);
    if (known === undefined || known.isBlank) reasons.push(reason("loyalty.not-learned", { factor }));
  };
  if ((tenureYears ?? null) !== null) missing("tenureYears");
  for (const name in exposures) if (exposures[name] !== null) missing(`exposures.${name}`);
}

/** Lists for models that this library made, kept for the next customer. */
const listed = new WeakMap<LoyaltyModel, { policy: EffortPolicy; halfLife: Assumption; list: Assumption<unknown>[] }>();

function assumptionsOf(
  { model, assumptions, effort }: EstimateContext,
  evidence: LoyaltyEvidence,
): Assumption<unknown>[] {
  const dated = (evidence.effort ?? null) === null && (evidence.tickets ?? evidence.surveys ?? null) !== null;
  if (!dated) return model.assumptions as Assumption<unknown>[];
  const { policy } = effort;
  const halfLife = assumptions["loyalty.ticketHalfLifeDays"];
  const known = listed.get(model);
  if (known?.policy === policy && known.halfLife === halfLife) return known.list;
  const list = [...model.assumptions, halfLife, ...policy.assumptions];
  if (isTrusted(model)) listed.set(model, { policy, halfLife, list: Object.freeze(list) as Assumption<unknown>[] });
  return list;
}

const EVIDENCE_FIELDS: Readonly<Record<keyof LoyaltyEvidence, true>> = {
  accountId: true,
  effort: true,
  tickets: true,
  surveys: true,
  purchases: true,
  history: true,
  lastPurchaseOn: true,
  probabilityAlive: true,
  satisfaction: true,
  tenureYears: true,
  exposures: true,
};
