import type { OneOf } from "./one-of.js";
import type { PlainDate } from "./time.js";

/** A contact that was logged. */
export interface Touch {
  on: PlainDate;
  kind: "review" | "call" | "meeting" | "email" | "ticket" | (string & {});
  sellerId?: string | null | undefined;
  /** `"in"` where the customer got in touch, `"out"` where we did. */
  direction?: OneOf<"in" | "out"> | null | undefined;
  /** The person at the account. */
  contactId?: string | null | undefined;
  /** What it was about, such as a signal's code; `"invitation"` where it only arranged the review, which is still to come. */
  about?: string | null | undefined;
  /** How long it took. */
  minutes?: number | null | undefined;
}
