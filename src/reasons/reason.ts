import type { AllocationReasons } from "./codes/allocation.js";
import type { BacktestReasons } from "./codes/backtest.js";
import type { ConversationReasons } from "./codes/conversation.js";
import type { EffortReasons } from "./codes/effort.js";
import type { LoyaltyReasons } from "./codes/loyalty.js";
import type { MeasuresReasons } from "./codes/measures.js";
import type { OpportunityReasons } from "./codes/opportunity.js";
import type { PlanningReasons } from "./codes/planning.js";
import type { PortfolioReasons } from "./codes/portfolio.js";
import type { PurchasesReasons } from "./codes/purchases.js";
import type { ReviewsReasons } from "./codes/reviews.js";
import type { ScorecardReasons } from "./codes/scorecard.js";
import type { SlotsReasons } from "./codes/slots.js";
import type { ValueReasons } from "./codes/value.js";
import type { WordOfMouthReasons } from "./codes/word-of-mouth.js";

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
  MeasuresReasons &
  AllocationReasons &
  BacktestReasons;

/** Code of a reason or message: what happened, without the words. */
export type ReasonCode = keyof ReasonParameters;

/** Why something was decided: a code with its numbers. The words come from a locale. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** How much it counted, where reasons are weighed. */
  readonly weight?: number;
}

/** Something to say: a code that a locale has words for, or one of your own with its text. */
export interface Message {
  readonly code: ReasonCode | (string & {});
  readonly params?: Readonly<Record<string, string | number>>;
  /** Your own words, in place of a locale's. */
  readonly text?: string;
}

/** Reasons that have nothing but their code: one object for all results, and frozen for that. */
const bare = new Map<ReasonCode, Reason>();

/**
 * A reason whose parameters match its code.
 * @internal
 */
export function reason<Code extends ReasonCode>(
  code: Code,
  ...[params]: keyof ReasonParameters[Code] extends never ? [] : [params: ReasonParameters[Code]]
): Reason {
  if (params !== undefined) return { code, params };
  let known = bare.get(code);
  if (known === undefined) bare.set(code, (known = Object.freeze({ code })));
  return known;
}
