import type { OneOf } from "../values/one-of.js";
import type { Instant } from "../values/time.js";

/** One answer to one survey question, with the scale it was given on. */
export interface SurveyAnswer {
  /** Id of the account. Optional inside an `Account`, where a row with another id is rejected. */
  accountId?: string | null | undefined;
  /** When it was given. */
  at: Instant;
  /** Which question it answers: effort, satisfaction, or likelihood to recommend. */
  metric: OneOf<"ces" | "csat" | "nps">;
  /** The score given, within `scale`. */
  score: number;
  /** Lowest and highest possible score, and whether higher is better. */
  scale: { min: number; max: number; higherIsBetter: boolean };
  /** Id of the ticket that the survey asked about. */
  ticketId?: string | null | undefined;
  /** Id of the contact who answered. */
  contactId?: string | null | undefined;
}
