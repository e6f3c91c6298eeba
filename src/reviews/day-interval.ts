/** A review interval in days. */
export interface DayInterval {
  /** From 1 to 366. */
  idealDays: number;
  /** From `idealDays` to 366. */
  maximumDays: number;
}
