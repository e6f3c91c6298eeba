import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** A contact that was logged. */
export interface Touch {
  /** The day of the contact. */
  on: PlainDate;
  /** What it was. Which kinds reset the clock of reviews is policy. */
  kind: "review" | "call" | "meeting" | "email" | "ticket" | (string & {});
  /** Who was in touch. */
  sellerId?: string | null | undefined;
  /** `"in"` where the customer got in touch, `"out"` where we did. */
  direction?: OneOf<"in" | "out"> | null | undefined;
  /** The person at the account. */
  contactId?: string | null | undefined;
  /** What it was about, such as a signal's code; `"invitation"` where it only arranged the review, which is still to come. */
  about?: string | null | undefined;
  /** Minutes that it took. */
  minutes?: number | null | undefined;
}
