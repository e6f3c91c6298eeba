import type { UnbookedCause } from "retention-kit";
import type { Phrase } from "./phrases/phrase.js";
import type { Say } from "./say.js";

const touches: Readonly<Record<string, Phrase>> = {
  call: "call",
  email: "email",
  meeting: "meeting",
  review: "review",
};

const causes: Readonly<Record<UnbookedCause, Phrase>> = {
  displaced: "other reviews would cost more to leave out",
  "no-capacity": "no day has room for it",
  "no-seller": "nobody may hold it",
  "no-working-day": "no working day suits it",
  "outside-horizon": "outside the days of the plan",
  "seller-away": "the seller is on leave",
  "too-far": "only a day far from the right one is free",
};

/** What a kind of touch is called; one of your own stays as it is. */
export function touchWord(kind: string, say: Say): string {
  const phrase = touches[kind];
  return phrase === undefined ? kind : say(phrase);
}

/** Why a review has no day, in a few words. */
export function causeWord(cause: UnbookedCause, say: Say): string {
  return say(causes[cause]);
}
