import type { OneOf } from "./one-of.js";
import type { Instant } from "./time.js";

/** One answer to one survey question, with the scale it was given on. */
export interface SurveyAnswer {
  accountId?: string | null | undefined;
  at: Instant;
  metric: OneOf<"ces" | "csat" | "nps">;
  score: number;
  scale: { min: number; max: number; higherIsBetter: boolean };
  /** The ticket that was asked about. */
  ticketId?: string | null | undefined;
  /** The person at the account who answered. */
  contactId?: string | null | undefined;
}
