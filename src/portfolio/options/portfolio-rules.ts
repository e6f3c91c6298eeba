import { dayNumber } from "../../calendar/days/plain-date.js";
import { effortPolicy } from "../../service/effort/effort-policy.js";
import {
  assertArray,
  assertCount,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertRows,
  assertShare,
  assertText,
  assertTruth,
  type Known,
  RetentionError,
} from "../../errors.js";
import { assumptions } from "../../evidence/assumptions.js";
import { renewalWindowDays } from "../../measures/contracts/renewal-window-days.js";
import { priorLoyaltyModel } from "../../loyalty/model/prior-loyalty-model.js";
import { opportunityPolicy } from "../../opportunity/opportunity-policy.js";
import { readAnswers } from "../reading/action-answer.js";
import { arrangedReviews } from "../reading/held-reviews.js";
import { knownBookings } from "../reading/known-bookings.js";
import { reviewPolicy } from "../../reviews/review-policy.js";
import type { ReviewPolicy, ReviewPolicyInput } from "../../reviews/review-policy-input.js";
import { oneSidedRule } from "../contracts/one-sided.js";
import { standingPolicy } from "../standing/standing-policy.js";
import { signalPolicy } from "../signals/signal-policy.js";
import { attentionPolicy } from "../stakes/attention-policy.js";
import { valueAtRiskPolicy } from "../stakes/value-at-risk.js";
import { wordOfMouthPolicy } from "./word-of-mouth-policy.js";
import type { PortfolioOptions } from "./portfolio-options.js";

const NAME = "reviewPortfolio";

/** Options with nothing left to default. */
export type PortfolioRules = ReturnType<typeof resolveOptions>;

/**
 * Checks the options and fills in what they leave open.
 * @internal
 */
export function resolveOptions(options: Known<PortfolioOptions<boolean>>, bookCurrency: string | undefined) {
  const { asOf, to, plan = true, remedies = true, agenda = "booked" } = options;
  assertTruth(NAME, "plan", plan);
  assertTruth(NAME, "remedies", remedies);
  assertOneOf(NAME, "agenda", agenda, ["booked", "all", "none"]);
  const models = assertOptions(NAME, "options.models", options.models ?? {}, {
    loyalty: true,
    purchases: true,
    spend: true,
    buying: true,
    propensity: true,
  });
  const policies = assertOptions(NAME, "options.policies", options.policies ?? {}, {
    opportunity: true,
    effort: true,
    reviews: true,
    standing: true,
    signals: true,
    attention: true,
    valueAtRisk: true,
    wordOfMouth: true,
    planning: true,
  });
  const planning = assertOptions(NAME, "options.policies.planning", policies.planning ?? {}, {
    earlyWeight: true,
    lateWeight: true,
    unbookedPenalty: true,
    moveWeight: true,
    leastMoveCost: true,
    bufferMinutes: true,
    latestStart: true,
    groupDaysApart: true,
    coverageShare: true,
    noticeDays: true,
    alsoSellerIds: true,
  });
  const asOfDay = dayNumber(NAME, "asOf", asOf);
  const from = options.from ?? asOf;
  if (dayNumber(NAME, "from", from) < asOfDay)
    throw new RetentionError(NAME, "from", `must not lie before ${asOf}`, from);
  if (dayNumber(NAME, "to", to) < dayNumber(NAME, "from", from)) {
    throw new RetentionError(NAME, "to", `must not lie before ${from}`, to);
  }
  if (options.previous !== undefined) assertArray(NAME, "previous", options.previous);
  const answers = readAnswers(NAME, options.answers);
  const assumed = options.assumptions ?? assumptions();
  const horizonDays = options.horizonDays ?? assumed["buysAgain.horizonDays"].value;
  assertNumber(NAME, "horizonDays", horizonDays, { min: 1, max: 3660 });
  if (models.buying != null) assertRows(NAME, "models.buying", models.buying);
  const { coverageShare = assumed["reviews.coverageShare"].value, noticeDays = 1 } = planning;
  assertShare(NAME, "policies.planning.coverageShare", coverageShare);
  assertCount(NAME, "policies.planning.noticeDays", noticeDays, { max: 366 });
  const { alsoSellerIds = {}, ...costs } = planning;
  const { booked, urgent } = assumed["reviews.moveWeight"].value;
  const { earlyWeight = 1, lateWeight = 2 } = costs;
  // In a plan of few days no review gains as many by a move; a told day would not give way to a review that has none.
  const dearestDay =
    Math.max(earlyWeight, lateWeight) * (dayNumber(NAME, "to", to) - dayNumber(NAME, "from", from) + 1);
  const { moveWeight = Math.min(booked, dearestDay), leastMoveCost = moveWeight } = costs;
  assertObject(NAME, "policies.planning.alsoSellerIds", alsoSellerIds);
  for (const [id, others] of Object.entries(alsoSellerIds)) {
    const path = `policies.planning.alsoSellerIds.${id}`;
    assertArray(NAME, path, others);
    for (const [index, other] of others.entries()) assertText(NAME, `${path}[${index}]`, other);
  }
  return {
    asOf,
    asOfDay,
    horizon: { from, to },
    currency: options.currency ?? bookCurrency,
    assumptions: assumed,
    renewalWindowDays: renewalWindowDays(NAME, assumed),
    oneSided: oneSidedRule(NAME, assumed),
    opportunity: opportunityPolicy(policies.opportunity, { assumptions: assumed }),
    effort: effortPolicy(policies.effort, { assumptions: assumed }),
    reviews: reviewPolicy(policies.reviews, { assumptions: assumed }),
    standing: standingPolicy(NAME, "policies.standing", policies.standing, assumed),
    signals: signalPolicy(NAME, "policies.signals", policies.signals, assumed),
    attention: attentionPolicy(
      NAME,
      "policies.attention",
      policies.attention,
      assumed,
      hasOwnPriorities(policies.reviews) ? "level" : "attention",
    ),
    valueAtRisk: valueAtRiskPolicy(NAME, "policies.valueAtRisk", policies.valueAtRisk),
    wordOfMouth: wordOfMouthPolicy(NAME, "policies.wordOfMouth", policies.wordOfMouth),
    planning: { from, to, ...costs, moveWeight, leastMoveCost, coverageShare, noticeDays },
    burningPriority: assumed["reviews.burningPriority"].value,
    urgentMoveWeight: Math.min(moveWeight, urgent),
    alsoSellerIds,
    answers,
    arranged: arrangedReviews(options.previous, answers, asOf),
    bookings: knownBookings(options.previous),
    plan,
    remedies,
    agenda,
    horizonDays,
    models: {
      purchases: models.purchases ?? null,
      spend: models.spend ?? null,
      buying: models.buying ?? null,
      propensity: models.propensity ?? null,
      loyalty: models.loyalty ?? priorLoyaltyModel({ assumptions: assumed }),
    },
  };
}

/** Whether a review policy states priorities that differ from the usual ones by level. */
function hasOwnPriorities(policy: ReviewPolicy | ReviewPolicyInput | undefined): boolean {
  if (policy?.priority === undefined) return false;
  const { priority } = reviewPolicy(policy);
  const usual = reviewPolicy().priority;
  return JSON.stringify(priority) !== JSON.stringify(usual);
}
