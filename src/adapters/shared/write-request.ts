import { epochMs } from "../../calendar/days/instant.js";
import { dayNumber, MS_PER_DAY, MS_PER_MINUTE } from "../../calendar/days/plain-date.js";
import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { assertNumber, assertObject, assertText } from "../../errors.js";
import type { Reason } from "../../reasons/reason.js";
import type { Instant, PlainDate } from "../../records/values/time.js";
import { assertTimeZone } from "../../calendar/days/time-zone.js";
import { nameUuid } from "./name-uuid.js";

/** A review as the plan books it; `BookedReview` is one. */
export interface ReviewToWrite {
  key: string;
  accountId: string;
  sellerId?: string | null | undefined;
  on: PlainDate;
  minutes?: number | null | undefined;
  reasons?: readonly Reason[] | null | undefined;
}

/** Details of a review that the plan does not hold. */
export interface WriteOptions {
  /** What it is called: `"Review with Mill & Sons"`. */
  title: string;
  /** Turns a reason into text, such as `(reason) => describe(reason, en)`; without it the reasons are not written. */
  words?: ((reason: Reason) => string) | null | undefined;
  /**
   * When it begins, as `proposeSlots` gives it.
   * @defaultValue 9:00 on its day
   */
  startsAt?: Instant | null | undefined;
  /**
   * IANA zone in which a review without a start time begins at 9:00.
   * @defaultValue `"UTC"`
   */
  timeZone?: string | null | undefined;
}

/** A request to another system's API, to be sent by you: this library sends nothing. */
export interface WriteRequest<Body> {
  method: "POST" | "PATCH" | "PUT";
  /** Path of the endpoint, without host. */
  path: string;
  /** A UUID that follows from the review's key: the same for the same review, however often it is booked or moved. */
  idempotencyKey: string;
  body: Body;
}

/** What the adapters need of a review that is to be written. */
export interface WrittenReview {
  idempotencyKey: string;
  title: string;
  /** Reasons in words, one a line; empty without words. */
  lines: string[];
  startsMs: number;
  minutes: number;
}

/** Minutes of a review that does not say. */
const USUAL_MINUTES = 45;
const NINE = 9 * 60 * MS_PER_MINUTE;

/**
 * Checks a review and works out what all systems want to know of it.
 * @internal
 */
export function writtenReview(functionName: string, review: ReviewToWrite, options: WriteOptions): WrittenReview {
  assertObject(functionName, "review", review);
  assertText(functionName, "review.key", review.key);
  assertText(functionName, "review.accountId", review.accountId);
  assertText(functionName, "options.title", options.title);
  if (review.sellerId != null) assertText(functionName, "review.sellerId", review.sellerId);
  if (review.minutes != null) assertNumber(functionName, "review.minutes", review.minutes, { min: 0 });
  const day = dayNumber(functionName, "review.on", review.on);
  const { startsAt, words } = options;
  const timeZone = options.timeZone ?? "UTC";
  assertTimeZone(functionName, "options.timeZone", timeZone);
  return {
    idempotencyKey: nameUuid(review.key),
    title: options.title,
    lines: words == null ? [] : (review.reasons ?? []).map(words),
    startsMs:
      startsAt == null
        ? firstInstantAt(day * MS_PER_DAY + NINE, timeZone)
        : epochMs(functionName, "options.startsAt", startsAt),
    minutes: review.minutes ?? USUAL_MINUTES,
  };
}

/**
 * The names of the options that every request has.
 * @internal
 */
export const writeOptions = { title: true, words: true, startsAt: true, timeZone: true } as const;

/**
 * Text that may stand between the tags of HTML.
 * @internal
 */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
