import type { OneOf } from "../values/one-of.js";
import type { PlainDate } from "../values/time.js";

/** A logged contact, such as a call or a meeting. */
export interface Touch {
  /** The day of the contact. */
  on: PlainDate;
  /** Kind of contact; your own words are accepted. The policy says after which kinds the review interval starts anew. */
  kind: "review" | "call" | "meeting" | "email" | "ticket" | (string & {});
  /** Id of the seller who was in touch. */
  sellerId?: string | null | undefined;
  /** `"in"` if the customer got in touch, `"out"` if you did. */
  direction?: OneOf<"in" | "out"> | null | undefined;
  /** Id of the contact at the account. */
  contactId?: string | null | undefined;
  /** What it was about, such as a signal's code; `"invitation"` where it only arranged the review, which is still to come. */
  about?: string | null | undefined;
  /** Duration in minutes. */
  minutes?: number | null | undefined;
}
