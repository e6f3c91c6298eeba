import { dayNumber, parseDay } from "../calendar/days/plain-date.js";
import { assertRows, assertText } from "../errors.js";
import type { PlainDate } from "../records/values/time.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Account } from "../records/account/account.js";
import { compareTexts } from "../records/values/compare-texts.js";
import type { Touch } from "../records/account/touch.js";

/** A reason to review an account earlier. */
export interface ReviewSignal {
  /** What it is. Locales have words for the codes named here. */
  readonly code:
    | "renewal-near"
    | "renewal-late"
    | "warranty-ending"
    | "deal-closing"
    | "long-silence"
    | "high-effort-ticket"
    | "open-problem"
    | "problem-still-open"
    | "bad-answer"
    | "value-at-risk"
    | "champion-left"
    | "usage-falling"
    | "invoice-late"
    | "invoice-still-open"
    | "all-returned"
    | "rival-near"
    | "problem-found"
    | "customer-unhappy"
    | (string & {});
  /** The day it arose. A touch that answers it, on this day or later or on `reviewBy`, uses it up. */
  readonly on: PlainDate;
  /** The day by which the review should have happened. */
  readonly reviewBy: PlainDate;
  /** What it is about, such as the id of a contract or a ticket; a touch about the same answers it. */
  readonly about?: string | null | undefined;
}

/** Signals of what ends, or is signed, on the day by which they ask for a review. */
const ENDING: readonly string[] = ["renewal-near", "warranty-ending", "deal-closing"];

/**
 * Whether a signal announces the day by which it asks for a review.
 * @internal
 */
export function isOfEnding(code: ReviewSignal["code"]): boolean {
  return ENDING.includes(code);
}

/** Signals of what was found in a talk, after which the account is to be reviewed again by a day. */
const FOUND: readonly string[] = ["rival-near", "problem-found"];

/**
 * Whether a signal tells of what has happened, so that the sooner someone asks the better. Much money at risk asks every so
 * often, on any day up to its last, and what was found in a talk was just talked about.
 * @internal
 */
export function asksAtOnce(code: ReviewSignal["code"]): boolean {
  return code !== "value-at-risk" && !isOfEnding(code) && !FOUND.includes(code);
}

/**
 * Refuses signals without a code, with days that do not exist, or about what is not a text.
 * @internal
 */
export function assertSignals(functionName: string, signals: readonly ReviewSignal[]): void {
  assertRows(functionName, "signals", signals);
  signals.forEach(({ code, on, reviewBy, about }, index) => {
    assertText(functionName, `signals[${index}].code`, code);
    if (about != null && about !== "") assertText(functionName, `signals[${index}].about`, about);
    dayNumber(functionName, `signals[${index}].on`, on);
    dayNumber(functionName, `signals[${index}].reviewBy`, reviewBy);
  });
}

/** A signal with its days as day numbers. */
export interface OpenSignal {
  signal: ReviewSignal;
  onDay: number;
  reviewByDay: number;
}

/**
 * Whether a touch answers a signal, if it comes in time: a talk of a kind that resets the clock does, unless it was about
 * something else, and a review always does; so does a customer who got in touch about it. A mailing of ours never does.
 * @internal
 */
export function answersSignal(
  { kind, direction, about }: Touch,
  { code, about: subject }: Pick<ReviewSignal, "code" | "about">,
  resettingTouches: readonly Touch["kind"][],
): boolean {
  const isAboutIt = about != null && (about === code || about === subject);
  if (!resettingTouches.includes(kind)) return direction === "in" && isAboutIt;
  return kind === "review" || about == null || isAboutIt;
}

/**
 * The signals that no touch up to `asOf` has answered, the most urgent first.
 * @internal
 */
export function openSignals(
  signals: readonly ReviewSignal[],
  { touches }: Pick<Account, "touches">,
  asOf: number,
  resettingTouches: readonly Touch["kind"][],
): OpenSignal[] {
  if (signals.length === 0) return [];
  const held = (touches ?? []).map((touch) => ({ touch, day: parseDay(touch.on) })).filter(({ day }) => day <= asOf);
  return signals
    .map((signal) => ({ signal, onDay: parseDay(signal.on), reviewByDay: parseDay(signal.reviewBy) }))
    .filter(({ signal, onDay, reviewByDay }) => {
      const since = Math.min(onDay, reviewByDay);
      return !held.some(({ touch, day }) => day >= since && answersSignal(touch, signal, resettingTouches));
    })
    .sort((a, b) => a.reviewByDay - b.reviewByDay || a.onDay - b.onDay || compareTexts(a.signal.code, b.signal.code));
}

/**
 * A signal as a reason on a day.
 * @internal
 */
export function signalReason({ signal: { code, on, reviewBy }, reviewByDay }: OpenSignal, asOf: number): Reason {
  return reviewByDay < asOf
    ? reason("reviews.signal-late", { signal: code, on, reviewBy, days: asOf - reviewByDay })
    : reason("reviews.signal", { signal: code, on, reviewBy });
}

/**
 * Whether a reason tells of a signal.
 * @internal
 */
export function isOfSignal({ code }: Pick<Reason, "code">): boolean {
  return code === "reviews.signal" || code === "reviews.signal-late";
}
