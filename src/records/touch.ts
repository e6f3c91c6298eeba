import type { PlainDate } from "./time.js";

/** A contact that was logged. */
export interface Touch {
  on: PlainDate;
  kind: "review" | "call" | "meeting" | "email" | "ticket" | (string & {});
  sellerId?: string;
}
