import type { ReasonCode } from "../../reasons/reason.js";

/**
 * The areas of a review, in the order of a conversation: what is touchiest comes last.
 * @internal
 */
export const REVIEW_AREAS = ["relationship", "needs", "rivals"] as const;

/**
 * What a review has to cover: how the customer feels about seller and company, its needs, its contact with competitors.
 * @useDeclaredType
 */
export type ReviewArea = (typeof REVIEW_AREAS)[number];

/**
 * From the most tactful to the plainest.
 * @internal
 */
export const DIRECTNESSES = ["indirect", "open", "direct"] as const;

/**
 * How directly a question asks for what it wants to know.
 * @useDeclaredType
 */
export type Directness = (typeof DIRECTNESSES)[number];

/** @internal */
export const PURPOSES = [
  "catch-problems",
  "keep-loyalty",
  "learn-needs",
  "learn-means",
  "serve-better",
  "know-rivals",
] as const;

/**
 * What an answer is used for; a locale has words for `conversation.purpose.*`.
 * @useDeclaredType
 */
export type ReviewPurpose = (typeof PURPOSES)[number];

/** @internal */
export const OCCASIONS = [
  "always",
  "ticket-effort",
  "ticket-open",
  "low-score",
  "champion-left",
  "contract-open",
  "stopped-buying",
  "usage-falling",
  "invoice-open",
  "new-customer",
  "never-met",
  "loyalty-doubtful",
  "preferences-unknown",
  "means-unknown",
  "segment-unknown",
  "owns",
  "long-owned",
  "maintenance-unknown",
  "offer-open",
  "follow-up",
] as const;

/**
 * What makes a question worth asking. The code of the reason is `conversation.because.*`, and its parameters are those
 * of the question.
 * - `always`: every review covers it.
 * - `ticket-effort`: a problem solved since the last review cost the customer much effort. Open ones do not count.
 * - `ticket-open`: a problem is not solved yet: the one that cost most effort if any cost much, else the oldest.
 * - `low-score`: the last survey answer is in the lower two fifths of its scale; or a recent one, the last of its kind,
 *   is a detractor's or in the lowest third.
 * - `champion-left`: our champion, the decision maker or someone with much influence has left, and no review was held
 *   since.
 * - `contract-open`: notice was given on a contract that runs, one waits for a signature, or one ends within half a year.
 * - `stopped-buying`: it bought, and is slowing, lapsed or lost.
 * - `usage-falling`: what it bought is used less, as a signal of its review says.
 * - `invoice-open`: an invoice is past its day and not paid.
 * - `new-customer`: it bought for the first time not long ago.
 * - `never-met`: it is not a customer yet, and no one has talked with it.
 * - `loyalty-doubtful`: they are more likely not to buy again than to do so.
 * - `preferences-unknown`, `means-unknown`, `segment-unknown`: no one knows yet.
 * - `owns`: they own something. The question is about what they spent most on, never a contract.
 * - `long-owned`: something falls due for replacement, or was bought long ago.
 * - `maintenance-unknown`: a service contract might pay, but the hours or their cost are not known.
 * - `offer-open`: there is something that they do not have and could use.
 * - `follow-up`: never by itself, only after an answer to another question.
 * @useDeclaredType
 */
export type QuestionOccasion = (typeof OCCASIONS)[number];

/** A question that a review may ask. A bank of them is plain data. */
export interface ReviewQuestion {
  /** A code that locales have words for, or one of your own with `text`. */
  code: ReasonCode | (string & {});
  /** Your own words. */
  text?: string | null | undefined;
  area: ReviewArea;
  purpose: ReviewPurpose;
  when: QuestionOccasion;
  /** How much it matters, 0 to 100: with little time the most urgent are asked. */
  urgency: number;
  /** Whole minutes for the answer and what follows from it, at least 1. */
  minutes: number;
  /**
   * The field that the answer fills: a path in the account, such as `annualBudget` or
   * `owned.{productId}.maintenanceHoursPerYear`, or in the findings that `recommendAfterReview` takes.
   */
  fills: string;
  /** Calendar months for which an answer stays fresh; 0 to ask in every review. */
  freshForMonths: number;
  directness: Directness;
  /** Delicate subject: a direct question about it waits until an indirect one was asked. */
  subject?: string | null | undefined;
  /** What to ask next, by the kind of answer. */
  followUps?: readonly { answer: string; code: ReasonCode | (string & {}) }[] | null | undefined;
}
