import type { PlainDate } from "../values/time.js";

/** How much an account used what it bought, as measured on one day: licences in use, logins, hours run. */
export interface Usage {
  /** The day of the measurement. */
  on: PlainDate;
  /** What was measured, in its own unit. */
  value: number;
  /** The most that `value` could be, such as the licences bought. */
  of?: number | null | undefined;
  /** What was measured. Each measure is a series of its own. */
  measure?: string | null | undefined;
}
