import type { Instant } from "./time.js";

/** One answer to one survey question, with the scale it was given on. */
export interface SurveyAnswer {
  accountId?: string;
  at: Instant;
  metric: "ces" | "csat" | "nps";
  score: number;
  scale: { min: number; max: number; higherIsBetter: boolean };
}
