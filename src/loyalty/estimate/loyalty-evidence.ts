import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { PlainDate } from "../../records/values/time.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";

/** What is known of a customer; whatever is missing or `null` is unknown, which is not zero. */
export interface LoyaltyEvidence {
  accountId?: string | null | undefined;
  /** Effort of their problems, 1 to 5; it replaces `tickets` and effort answers. */
  effort?: number | null | undefined;
  /** An empty list says that there was no problem. */
  tickets?: readonly MeasuredTicket[] | null | undefined;
  /** Answers on effort count as experiences, answers on satisfaction as `satisfaction`; on recommendation not at all. */
  surveys?: readonly SurveyAnswer[] | null | undefined;
  /**
   * Chance of buying within the time asked about by the purchases so far, 0 to 1, from `probabilityOfBuying`. Where it is
   * known it is what the estimate starts from, to which all else is added, and `probabilityAlive` is not looked at.
   */
  purchases?: number | null | undefined;
  /** Its purchases so far, from `summarizePurchases`; with a purchase model they give `purchases`, if that is missing. */
  history?: PurchaseSummary | null | undefined;
  /**
   * Day of the last purchase that it decided on: it is the outcome of the problems before it, and ends their effect. What a
   * contract or a standing order brings is no such outcome: leave it out, as the main job does.
   */
  lastPurchaseOn?: PlainDate | null | undefined;
  /** From a model of the purchase history, 0 to 1. */
  probabilityAlive?: number | null | undefined;
  /** 1 to 5, the highest the best; in place of the answers. */
  satisfaction?: number | null | undefined;
  /** Years as a customer; counts where the model learned it. */
  tenureYears?: number | null | undefined;
  /** Counts where the model learned it, by the name it was learned under. */
  exposures?: Readonly<Record<string, number | null>> | null | undefined;
}
