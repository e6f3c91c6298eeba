import type { PlainDate } from "../values/time.js";

/** Your own reason for an earlier review. */
export interface AccountSignal {
  /** Your code for it. A locale can have words for any code. */
  code: string;
  /** The day it arose. */
  on: PlainDate;
  /** Latest day for the review that it asks for. */
  reviewBy: PlainDate;
}
