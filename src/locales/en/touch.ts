import { wordOf } from "../word-of.js";

const touches: Record<string, string> = {
  review: "a review",
  call: "a call",
  meeting: "a meeting",
  email: "an email",
  ticket: "a ticket",
};

/** A kind of touch with its article: "an email". */
export function touch(kind: string): string {
  return wordOf(touches, kind) ?? `a touch of kind "${kind}"`;
}
