import { presetOf } from "../../evidence/preset-of.js";
import { effortFigures } from "../../evidence/effort-figures.js";
import { assertCount, assertFigures, assertNumber, assertOptions, assertRows, RetentionError } from "../../errors.js";
import { type Assumptions } from "../../evidence/assumptions.js";
import { acceptRows } from "../../records/rows/rejection.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import { EFFORT_DRIVERS, type EffortDriver, type EffortRange } from "./driver.js";
import { driverValues, type MeasuredTicket } from "./driver-values.js";
import { type EffortPolicy, type EffortPolicyInput, resolveEffortPolicy } from "./effort-policy.js";
import type { EffortWeightsModel } from "./effort-weights-model.js";
import { maximizePosterior } from "./effort-posterior.js";
import { assertEffortAnswer, type TicketAnswer, ticketsOfAnswers } from "./link-answers.js";
import { serviceClock, type ServiceHours } from "../log/service-clock.js";
import { weighDrivers } from "./weigh-drivers.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { TICKET_ROW } from "../../records/rows/host-rows.js";

/** How to fit effort weights. */
export interface FitEffortWeightsOptions extends ServiceHours {
  /**
   * Its weights are the prior, its ranges and standard turn counts into severities.
   * @defaultValue the default policy
   */
  policy?: EffortPolicy | EffortPolicyInput | null | undefined;
  /**
   * Precision of the prior on each effect, at least 0. 0 leaves all to the answers.
   * @defaultValue the figure `effort.priorWeight`
   */
  priorWeight?: number | null | undefined;
  /**
   * An answer that names no ticket is about one opened within this many days before it.
   * @defaultValue `14`
   */
  answerWithinDays?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** More different scores than this are no scale of categories. */
const MOST_SCORES = 101;

/**
 * Fits the weights of the effort drivers to your customers' answers to the effort question. No published weights exist,
 * so this is how data replace the judgment behind `scoreEffort`.
 *
 * A cumulative-logit regression: P(answer at most score k) = logistic(threshold k − Σ effect · severity). Answers are
 * oriented so that more is more effort, and severities run from 0 to 1 over the ranges of the policy. No effect is
 * below 0. Each effect has a normal prior around its default, `effort.priorSpan` times the driver's share of the
 * policy's weights, with the precision `priorWeight`; thresholds have no prior. The result is the mode, found by
 * projected Newton steps, with the inverse Hessian of the fitted parameters as covariance. A weight is the effect's
 * share of all effects, with its standard error by the delta method.
 *
 * The weights say which drivers matter, not how much effort there is: the scale of `scoreEffort` stays anchored at no
 * driver (1) and all of them (5). A driver unknown for a ticket enters with the mean of the tickets where it is known.
 *
 * Source: McCullagh (1980), "Regression models for ordinal data", Journal of the Royal Statistical Society B 42. With
 * prior weight 0 and no effect held, it equals `OrderedModel` of statsmodels. Cost: about ten passes over the answers.
 *
 * @param tickets - The problems, in any order.
 * @param answers - Answers to the effort question, on one scale whose direction they state. Answers that are invalid,
 *   cannot be linked to a ticket, or use another scale than the first valid one are rejected. An answer about a merged
 *   ticket counts for the ticket that was kept.
 * @param options - Policy, hours of service, strength of the prior.
 * @returns A model, as JSON, for `effortPolicy({ model })`.
 * @throws RetentionError when fewer than two different scores are left, or more than 101.
 *
 * @example
 * import { fitEffortWeights } from "retention-kit";
 *
 * const tickets = [1, 1, 1, 2, 2, 3, 3, 4].map((contacts, index) => ({
 *   id: `T${index}`, openedAt: "2026-11-16T09:00:00Z", contacts, transfers: index % 2,
 * }));
 * const scale = { min: 1, max: 7, higherIsBetter: true };
 * const answers = [7, 6, 7, 5, 4, 3, 4, 1].map((score, index) => ({
 *   ticketId: `T${index}`, at: "2026-11-18T09:00:00Z", metric: "ces", score, scale,
 * }));
 * const model = fitEffortWeights(tickets, answers);
 * model.drivers.slice(0, 2).map(({ driver, weight, moved, state }) => ({ driver, weight, moved, state }))
 * //=> [
 * //     { driver: "repeatContacts", weight: 25.85, moved: 0.85, state: "fitted" },
 * //     { driver: "unresolved", weight: 20, moved: 0, state: "unmoved" },
 * //   ]
 */
export function fitEffortWeights(
  tickets: readonly MeasuredTicket[],
  answers: readonly TicketAnswer[],
  options?: FitEffortWeightsOptions | null,
): EffortWeightsModel {
  const known = assertOptions("fitEffortWeights", "options", options ?? {}, {
    policy: true,
    priorWeight: true,
    answerWithinDays: true,
    assumptions: assertFigures,
    calendar: true,
    timeZone: true,
  });
  const { assumptions = presetOf(effortFigures), answerWithinDays = 14 } = known;
  const priorSpan = assumptions["effort.priorSpan"];
  const priorWeight = assumptions["effort.priorWeight"];
  const policy = resolveEffortPolicy("fitEffortWeights", "options.policy", known.policy, assumptions);
  const precision = known.priorWeight ?? priorWeight.value;
  assertNumber("fitEffortWeights", "options.priorWeight", precision, { min: 0 });
  assertCount("fitEffortWeights", "options.answerWithinDays", answerWithinDays);

  assertRows("fitEffortWeights", "tickets", tickets);
  tickets.forEach((ticket, index) => {
    assertHostRow("fitEffortWeights", `tickets[${index}]`, ticket, TICKET_ROW);
  });
  const clock = serviceClock("fitEffortWeights", known);
  const ticketOf = ticketsOfAnswers("fitEffortWeights", tickets, answerWithinDays);
  let scale: SurveyAnswer["scale"] | undefined;
  const { accepted, rejected } = acceptRows("fitEffortWeights", "answers", answers, (answer) => {
    assertEffortAnswer("fitEffortWeights", answer);
    assertSameScale(answer.scale, scale);
    const values = driverValues("fitEffortWeights", ticketOf(answer), policy.timeStandard, clock, null);
    scale ??= answer.scale;
    return {
      effort: flipped(answer.score, answer.scale),
      severities: EFFORT_DRIVERS.map((driver) => severity(values[driver], policy.ranges[driver])),
    };
  });
  const efforts = [...new Set(accepted.map(({ effort }) => effort))].sort((left, right) => left - right);
  if (scale === undefined || efforts.length < 2 || efforts.length > MOST_SCORES) {
    const rule = `must hold 2 to ${MOST_SCORES} different scores that can be used`;
    throw new RetentionError("fitEffortWeights", "answers", rule, efforts.length);
  }

  const used = scale;
  const priorShares = sharesOf(policy.weights);
  const posterior = maximizePosterior(
    accepted.map(({ severities }) => severities),
    accepted.map(({ effort }) => efforts.indexOf(effort)),
    { means: priorShares.map((share) => share * priorSpan.value), precision },
  );
  return {
    kind: "effort-weights",
    version: 1,
    ...weighDrivers(priorShares, posterior),
    scale: { ...used },
    scores: efforts.map((effort) => flipped(effort, used)),
    thresholds: posterior.thresholds,
    parameters: posterior.parameters,
    covariance: posterior.covariance,
    logLikelihood: posterior.logLikelihood,
    observations: accepted.length,
    converged: posterior.converged,
    iterations: posterior.iterations,
    gradientNorm: posterior.gradientNorm,
    assumptions: [...policy.assumptions, priorSpan, ...(known.priorWeight === undefined ? [priorWeight] : [])],
    rejected,
  };
}

/** A score as effort, more being worse, on the same scale; and back again. */
function flipped(score: number, { min, max, higherIsBetter }: SurveyAnswer["scale"]): number {
  return higherIsBetter ? min + (max - score) : score;
}

function severity(value: number | boolean | null, { from, to }: EffortRange): number | null {
  return value === null ? null : Math.min(Math.max((Number(value) - from) / (to - from), 0), 1);
}

function sharesOf(weights: Readonly<Record<EffortDriver, number>>): number[] {
  const total = EFFORT_DRIVERS.reduce((sum, driver) => sum + weights[driver], 0);
  return EFFORT_DRIVERS.map((driver) => weights[driver] / total);
}

function assertSameScale(scale: SurveyAnswer["scale"], first: SurveyAnswer["scale"] = scale): void {
  if (scale.min === first.min && scale.max === first.max && scale.higherIsBetter === first.higherIsBetter) return;
  throw new RetentionError(
    "fitEffortWeights",
    "scale",
    `must be that of the first answer, ${JSON.stringify(first)}`,
    scale,
  );
}
