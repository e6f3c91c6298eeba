import type { ConversationReasons } from "./reasons/conversation.js";
import type { EffortReasons } from "./reasons/effort.js";
import type { LoyaltyReasons } from "./reasons/loyalty.js";
import type { MeasuresReasons } from "./reasons/measures.js";
import type { OpportunityReasons } from "./reasons/opportunity.js";
import type { PlanningReasons } from "./reasons/planning.js";
import type { PortfolioReasons } from "./reasons/portfolio.js";
import type { PurchasesReasons } from "./reasons/purchases.js";
import type { ReviewsReasons } from "./reasons/reviews.js";
import type { ScorecardReasons } from "./reasons/scorecard.js";
import type { SlotsReasons } from "./reasons/slots.js";
import type { ValueReasons } from "./reasons/value.js";
import type { WordOfMouthReasons } from "./reasons/word-of-mouth.js";

/** Every reason code with its parameters: each domain adds its own. */
export type ReasonParameters = ScorecardReasons &
  OpportunityReasons &
  EffortReasons &
  PurchasesReasons &
  ValueReasons &
  WordOfMouthReasons &
  LoyaltyReasons &
  ReviewsReasons &
  PlanningReasons &
  SlotsReasons &
  ConversationReasons &
  PortfolioReasons &
  MeasuresReasons;

/** Code of a reason or message: what happened, without the words. */
export type ReasonCode = keyof ReasonParameters;

/** Why something was decided: a code with its numbers. The words come from a locale. */
export interface Reason {
  code: ReasonCode;
  params?: Record<string, string | number>;
  /** How much it counted, where reasons are weighed. */
  weight?: number;
}

/** Something to say: a code that a locale has words for, or one of your own with its text. */
export interface Message {
  code: ReasonCode | (string & {});
  params?: Record<string, string | number>;
  /** Your own words, in place of a locale's. */
  text?: string;
}

/**
 * A reason whose parameters match its code.
 * @internal
 */
export function reason<Code extends ReasonCode>(
  code: Code,
  ...[params]: keyof ReasonParameters[Code] extends never ? [] : [params: ReasonParameters[Code]]
): Reason {
  return params === undefined ? { code } : { code, params };
}
