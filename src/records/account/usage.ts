import type { PlainDate } from "../values/time.js";

/** How much an account used what it bought, as measured on one day: licenses in use, logins, machine hours. */
export interface Usage {
  /** The day of the measurement. */
  on: PlainDate;
  /** The measured value, in its own unit. */
  value: number;
  /** The highest possible `value`, such as the number of licenses bought. */
  of?: number | null | undefined;
  /** Name of what was measured. Each name is a series of its own. */
  measure?: string | null | undefined;
}
