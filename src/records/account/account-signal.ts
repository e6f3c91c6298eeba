import type { PlainDate } from "../values/time.js";

/** Something of your own that asks for an earlier review. */
export interface AccountSignal {
  /** What it is. A locale can word any code. */
  code: string;
  /** The day it arose. */
  on: PlainDate;
  /** The day by which the review should have happened. */
  reviewBy: PlainDate;
}
