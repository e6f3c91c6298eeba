import type { TimeMeasure } from "./service-standard.js";

/** When a ticket is due under a standard. */
export interface StandardDueTime {
  standardId: string;
  measure: TimeMeasure;
  /** Minutes allowed, by the standard's clock. */
  atMost: number;
  /** Due time in UTC, which may have passed; `null` while the clock is paused, and beyond the year 9999. */
  dueAt: string | null;
  /** Minutes left by the standard's clock; below 0 once it is missed. */
  minutesLeft: number;
  state: "running" | "paused" | "missed";
  /**
   * Chance that it will be missed: of the tickets given that once waited as long as this one has, the share that went on
   * to wait beyond the limit. 1 once it is missed, `null` if no ticket waited that long or the measure is about each
   * answer.
   */
  breachProbability: number | null;
  /** Tickets behind that chance. */
  comparable: number;
  /** Whether that chance is at least one half. */
  breachPredicted: boolean | null;
}
