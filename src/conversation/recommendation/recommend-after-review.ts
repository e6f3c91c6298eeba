import { presetOf } from "../../evidence/preset-of.js";
import { afterReviewFigures } from "../../evidence/conversation-figures.js";
import type { Recommendation } from "./recommendation.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import {
  assertCount,
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  assertRows,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { reason, type Message } from "../../reasons/reason.js";
import { resolveCatalogue } from "../../opportunity/catalogue/resolve-catalogue.js";
import type { Opportunity, OpportunityOptions } from "../../opportunity/opportunity.js";
import type { Account } from "../../records/account/account.js";
import { ownedProducts } from "../../accounts/owned-products.js";
import { readFindings, type CheckedFindings } from "./read-findings.js";
import type { ReviewFindings } from "./review-findings.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import { salesAfterReview } from "./sales-after-review.js";
import type { Complete } from "../../records/values/given.js";

const NAME = "recommendAfterReview";

/** What to do after a review. */
export interface AfterReview {
  readonly accountId: string;
  /** What to do first comes first. Never empty. */
  readonly recommendations: readonly Recommendation[];
  /** What moves the next review forward: pass them to `nextReview`, with this review among the touches. */
  readonly signals: readonly ReviewSignal[];
  /** The published figures behind it. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** Days within which things should be done after a review. */
export interface AfterReviewPolicy {
  /**
   * To answer a competitor's offer.
   * @defaultValue `7`
   */
  rescueDays?: number | null | undefined;
  /**
   * To solve a problem that came up.
   * @defaultValue `14`
   */
  problemDays?: number | null | undefined;
  /**
   * To review the account again, where a competitor is at work, a problem came up or the customer is unhappy.
   * @defaultValue `42`
   */
  reviewAgainDays?: number | null | undefined;
}

type Policy = Complete<AfterReviewPolicy>;

/** Options of `recommendAfterReview`. */
export interface AfterReviewOptions {
  /** From `defineCatalogue`, or the product list. */
  catalogue: OpportunityOptions["catalogue"];
  /** From `scoreOpportunity`: its chosen offers are recommended too, and its chances give the value of an offer. */
  opportunity?: Pick<Opportunity, "offers"> | null | undefined;
  /** The account: what it owns is not offered again, and can be used better. */
  account?: Account | null | undefined;
  /** What an hour of the customer's own maintenance costs it. */
  hourCost?: number | null | undefined;
  policy?: AfterReviewPolicy | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`; the policy takes precedence over them.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * What to do after a review, based on its findings: a rescue if a competitor is at work, a problem to solve and who
 * solves it, offers with their business case, a service contract if it costs less than the hours spent on maintenance,
 * and help to get more from what they own. It is never empty, since a review without a sale still builds loyalty.
 *
 * The order is: a competitor's offer, problems, a competitor at work, then what can be sold (first what they want, then
 * by worth, then by product), then help. Yearly benefit of a contract = hours per year × cost of an hour. Payback in
 * months = 12 × cost / yearly benefit.
 *
 * @param findings - What was found in the three areas.
 * @param options - Catalogue, opportunity and account.
 * @returns The recommendations in order, and the signals that move the next review.
 * @throws RetentionError when a finding names a product that is not in the catalogue, the account is another than that of
 * the findings, or a field is wrong.
 *
 * @example
 * import { recommendAfterReview } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const catalogue = [
 *   { id: "mill", price: 900 },
 *   { id: "mill-care", price: 240, kind: "service-contract", addOnTo: ["mill"] },
 * ];
 * const findings = { accountId: "acme", on: "2026-11-21", maintenance: [{ productId: "mill", hoursPerYear: 30 }] };
 * const { recommendations } = recommendAfterReview(findings, { catalogue, hourCost: 16 });
 * recommendations.map((recommendation) => describe(recommendation, en))
 * //=> ["Offer mill-care at 240: 30 hours a year on mill at 16 an hour cost 480"]
 * recommendations[0]?.case
 * //=> { cost: 240, benefitPerYear: 480, paybackMonths: 6 }
 */
export function recommendAfterReview(findings: ReviewFindings, options: AfterReviewOptions): AfterReview {
  const known = assertOptions("recommendAfterReview", "options", options, {
    catalogue: true,
    opportunity: true,
    account: true,
    hourCost: true,
    policy: true,
    assumptions: assertFigures,
  });
  const { opportunity = null, account, hourCost } = known;
  const catalogue = resolveCatalogue(NAME, "catalogue", known.catalogue);
  if (hourCost !== undefined) assertNumber(NAME, "hourCost", hourCost, { min: 0 });
  const usual = (known.assumptions ?? presetOf(afterReviewFigures))["reviews.afterReviewDays"];
  const policy = resolvePolicy(known.policy, usual.value);
  const found = readFindings(NAME, findings, catalogue.positions);
  if (opportunity !== null) {
    assertObject(NAME, "opportunity", opportunity);
    assertRows(NAME, "opportunity.offers", opportunity.offers);
  }
  if (account !== undefined) assertObject(NAME, "account", account);
  if (account !== undefined && account.id !== found.accountId) {
    throw new RetentionError(NAME, "account.id", `must be that of the findings, ${found.accountId}`, account.id);
  }
  const owned = account === undefined ? [] : ownedProducts(NAME, account, found.day);

  const sales = salesAfterReview({
    found,
    catalogue,
    offers: new Map((opportunity?.offers ?? []).map((offer) => [offer.productId, offer])),
    owned: new Set(owned.map(({ productId }) => productId)),
    hourCost: hourCost ?? null,
  });
  const rescue = found.rivals === "none" ? [] : [rescueFrom(found, policy)];
  const urgent = problemsToSolve(found, policy);
  urgent.splice(found.rivals === "offer" ? 0 : urgent.length, 0, ...rescue);
  return {
    accountId: found.accountId,
    recommendations: [...urgent, ...sales, ...help(found, urgent.length + sales.length > 0, owned.at(-1)?.productId)],
    signals: signalsOf(found, policy),
    assumptions: [usual],
  };
}

/** A message with the fields that few kinds of recommendation have. */
function plain(kind: Recommendation["kind"], message: Message, fields: Partial<Recommendation> = {}): Recommendation {
  return { ...message, kind, productId: null, owner: null, by: null, case: null, worth: 0, reasons: [], ...fields };
}

function rescueFrom({ rivals, day }: CheckedFindings, { rescueDays, reviewAgainDays }: Policy): Recommendation {
  return rivals === "offer"
    ? plain("rescue", reason("conversation.recommendation.answer-rival"), { by: plainDate(day + rescueDays) })
    : plain("rescue", reason("conversation.recommendation.show-value"), { by: plainDate(day + reviewAgainDays) });
}

function problemsToSolve(found: CheckedFindings, { problemDays }: Policy): Recommendation[] {
  const { problems, satisfaction, day } = found;
  if (satisfaction === "unhappy" && problems.length === 0) {
    const findCause = reason("conversation.recommendation.find-cause");
    return [plain("solve-problem", findCause, { by: plainDate(day + problemDays) })];
  }
  return problems.map(({ topic, productId = null, owner = null }) =>
    plain("solve-problem", reason("conversation.recommendation.solve", { topic }), {
      productId,
      owner,
      by: plainDate(day + problemDays),
    }),
  );
}

/** Getting more from what they own: where they get too little, or where there is nothing else to do. */
function help({ underused }: CheckedFindings, isEnough: boolean, lastOwned: string | undefined): Recommendation[] {
  const forProduct = (productId: string): Recommendation =>
    plain("use-better", reason("conversation.recommendation.use-better", { productId }), { productId });
  if (underused.length > 0) return underused.map(forProduct);
  if (isEnough) return [];
  return [
    lastOwned === undefined
      ? plain("use-better", reason("conversation.recommendation.stay-close"))
      : forProduct(lastOwned),
  ];
}

/** They arise the day after the review, so that the review itself does not answer them. */
function signalsOf(
  { day, rivals, problems, satisfaction }: CheckedFindings,
  { reviewAgainDays }: Policy,
): ReviewSignal[] {
  const [next, again] = [plainDate(day + 1), plainDate(day + reviewAgainDays)];
  return [
    ...(rivals === "none" ? [] : [{ code: "rival-near", on: next, reviewBy: again }]),
    ...(problems.length === 0 ? [] : [{ code: "problem-found", on: next, reviewBy: again }]),
    // It was talked about today, and asks again then.
    ...(satisfaction === "unhappy" ? [{ code: "customer-unhappy", on: again, reviewBy: again }] : []),
  ];
}

function resolvePolicy(
  policy: AfterReviewPolicy = {},
  usual: { rescue: number; problem: number; reviewAgain: number },
): Policy {
  assertFields(NAME, "policy", policy, ["rescueDays", "problemDays", "reviewAgainDays"]);
  const {
    rescueDays = usual.rescue,
    problemDays = usual.problem,
    reviewAgainDays = usual.reviewAgain,
  } = withoutNulls(policy as AfterReviewPolicy);
  for (const [field, days] of Object.entries({ rescueDays, problemDays, reviewAgainDays })) {
    assertCount(NAME, `policy.${field}`, days, { min: 1, max: 366 });
  }
  return { rescueDays, problemDays, reviewAgainDays };
}
