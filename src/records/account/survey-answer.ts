import type { OneOf } from "../values/one-of.js";
import type { Instant } from "../values/time.js";

/** One answer to one survey question, with the scale it was given on. */
export interface SurveyAnswer {
  /** Optional inside an `Account`, where a disagreement is rejected. */
  accountId?: string | null | undefined;
  /** When it was given. */
  at: Instant;
  /** Which question it answers: effort, satisfaction, or likelihood to recommend. */
  metric: OneOf<"ces" | "csat" | "nps">;
  /** The answer, on its scale. */
  score: number;
  /** Ends of the scale, and whether its upper end is the good one. */
  scale: { min: number; max: number; higherIsBetter: boolean };
  /** The ticket that was asked about. */
  ticketId?: string | null | undefined;
  /** The person at the account who answered. */
  contactId?: string | null | undefined;
}
