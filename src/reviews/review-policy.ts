import { presetOf } from "../evidence/preset-of.js";
import { intervalFigures, type IntervalAssumptions } from "../evidence/review-figures.js";
import {
  assertArray,
  assertCount,
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertText,
  RetentionError,
} from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { type Assumptions } from "../evidence/assumptions.js";
import type { ReviewInterval } from "../evidence/review-figures.js";
import type { Touch } from "../records/touch.js";
import type { Opportunity } from "../opportunity/score-opportunity.js";
import type { DayInterval } from "./day-interval.js";
import { lengthOf, readRhythm, type ReviewRhythm, type ReviewRhythmInput } from "./review-interval.js";

/** Opportunity level of an account, by which its reviews are spaced. */
export type ReviewLevel = Opportunity["level"];

/** Review intervals by level, in months, weeks, days or on fixed days; a level left out keeps the general one. */
export type ReviewIntervals = Partial<Record<ReviewLevel, ReviewRhythmInput>>;

/** What a product is, by which reviews may be spaced. */
export type ProductKind = "product" | "service-contract" | "option";

/** Cost of one day's delay in the plan, above 0: by level, or 1 plus one per so much expected value. */
export type ReviewPriority = Record<ReviewLevel, number> | { expectedValuePerPoint: number };

/** Minutes of a contact by its kind, and of kinds of your own. */
export interface ContactKinds {
  review: number;
  /** What a review may be held as where there is no time for more. */
  call: number;
  [kind: string]: number;
}

/** The interval of one account, and the allocation that it comes from. */
export interface AccountInterval extends DayInterval {
  /** Contacts in so many months; what the last of them brings, what one more would bring, what an hour is worth. */
  allocated?: { count: number; months: number; last: number; next: number; hour: number } | undefined;
}

/** How often accounts are reviewed, for how long, and which touches count. Every field has a default. */
export interface ReviewPolicyInput {
  /**
   * How often each level is reviewed, in months, weeks, days or on fixed days.
   * @defaultValue the assumptions `reviews.interval.*`
   */
  intervals?: ReviewIntervals | undefined;
  /**
   * Intervals of a segment, in place of the general ones.
   * @defaultValue none
   */
  intervalsBySegment?: Record<string, ReviewIntervals> | undefined;
  /**
   * Intervals for owners of a kind of product; the shorter one wins.
   * @defaultValue none
   */
  intervalsByProductKind?: Partial<Record<ProductKind, ReviewIntervals>> | undefined;
  /**
   * Intervals of single accounts by id, in place of all others: what `cadencePolicy` makes of an allocation.
   * @defaultValue none
   */
  intervalsByAccount?: Readonly<Record<string, AccountInterval | ReviewRhythmInput>> | undefined;
  /**
   * Share of the ideal interval that passes before a review's window opens, above 0 to 1.
   * @defaultValue two thirds
   */
  opensAfter?: number | undefined;
  /**
   * Kinds of touch that reset the clock. Of two on one day, the reason names the kind that stands first here.
   * @defaultValue `["review", "meeting", "call"]`
   */
  resettingTouches?: readonly Touch["kind"][] | undefined;
  /**
   * Level of an account whose opportunity is unknown.
   * @defaultValue `"medium"`
   */
  levelWhenUnknown?: ReviewLevel | undefined;
  /**
   * Minutes that a review takes by level. Reviews of one length are planned exactly.
   * @defaultValue those of `contactKinds.review`
   */
  minutes?: Partial<Record<ReviewLevel, number>> | undefined;
  /**
   * Minutes of a contact by its kind, `review`, `call` and kinds of your own, such as a visit.
   * @defaultValue 45 for a review, 15 for a call
   */
  contactKinds?: Readonly<Record<string, number>> | undefined;
  /**
   * The kind of contact that a review of each level is held as, whose minutes it takes.
   * @defaultValue `"review"` for all
   */
  heldAs?: Partial<Record<ReviewLevel, string>> | undefined;
  /**
   * Priority of each level.
   * @defaultValue low 1, medium 2, high 4
   */
  priority?: ReviewPriority | undefined;
}

/** A complete review policy, as `reviewPolicy` resolves it. */
export interface ReviewPolicy {
  readonly intervals: Readonly<Record<ReviewLevel, ReviewRhythm>>;
  readonly intervalsBySegment: Readonly<Record<string, Readonly<Record<ReviewLevel, ReviewRhythm>>>>;
  readonly intervalsByProductKind: Readonly<Partial<Record<ProductKind, Readonly<Record<ReviewLevel, ReviewRhythm>>>>>;
  readonly intervalsByAccount: Readonly<Record<string, AccountInterval | ReviewRhythm>>;
  readonly opensAfter: number;
  readonly resettingTouches: readonly Touch["kind"][];
  readonly levelWhenUnknown: ReviewLevel;
  readonly minutes: Readonly<Record<ReviewLevel, number>>;
  readonly contactKinds: Readonly<ContactKinds>;
  readonly heldAs: Readonly<Record<ReviewLevel, string>>;
  readonly priority: Readonly<ReviewPriority>;
  /** The published figures among the general intervals. */
  readonly assumptions: Readonly<Partial<Record<ReviewLevel, Assumption<ReviewInterval>>>>;
}

/** Where the intervals that a policy leaves open come from. */
export interface ReviewPolicyOptions {
  /**
   * The figures to assume.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | undefined;
}

/** Levels from the rarest reviews to the most frequent. */
const levels = ["low", "medium", "high"] as const satisfies readonly ReviewLevel[];

const productKinds: readonly ProductKind[] = ["product", "service-contract", "option"];

/** A year, at most. */
const MOST_DAYS = 366;

const minutesByKind: ContactKinds = { review: 45, call: 15 };

/** A day's delay is a larger part of a short interval: these weigh inversely to 12, 6 and 3 months. */
const priorityByLevel: Record<ReviewLevel, number> = { low: 1, medium: 2, high: 4 };

const fields: readonly string[] = [
  "intervals",
  "intervalsBySegment",
  "intervalsByProductKind",
  "intervalsByAccount",
  "opensAfter",
  "resettingTouches",
  "levelWhenUnknown",
  "minutes",
  "contactKinds",
  "heldAs",
  "priority",
  "assumptions",
];

/** Policies that were resolved, and the default one of each table of assumptions. All of these are frozen. */
const resolvedPolicies = new WeakSet();
const defaultPolicies = new WeakMap<IntervalAssumptions, ReviewPolicy>();

/**
 * Resolves a review policy: how often to review an account, by opportunity level, segment and the kinds of product it
 * owns. Resolve it once and pass it to `nextReview` and `upcomingReviews` for every account.
 *
 * The rule behind it: every account is reviewed at least once a year, and one of high opportunity more often than one
 * of low. A policy that breaks it, for any segment or kind of product, is refused.
 *
 * @param policy - What differs from the defaults; a resolved policy comes back as it is.
 * @param options - The assumptions that fill the intervals left open.
 * @returns The complete policy, frozen and JSON-safe.
 * @throws RetentionError when an interval is not a whole number of months or its maximum is below its ideal, when low
 * exceeds 12 months, when a higher level is reviewed more rarely than a lower one or high not more often than low, and
 * for an unknown field.
 *
 * @example
 * import { reviewPolicy } from "retention-kit";
 *
 * const policy = reviewPolicy({ intervals: { high: { idealMonths: 1, maximumMonths: 2 } } });
 * policy.intervals
 * //=> {
 * //   low: { idealMonths: 12, maximumMonths: 12 },
 * //   medium: { idealMonths: 6, maximumMonths: 9 },
 * //   high: { idealMonths: 1, maximumMonths: 2 }
 * // }
 */
export function reviewPolicy(
  policy?: ReviewPolicyInput | ReviewPolicy,
  options: ReviewPolicyOptions = {},
): ReviewPolicy {
  assertOptions("reviewPolicy", "options", options, { assumptions: assertFigures });
  if (policy !== undefined && resolvedPolicies.has(policy)) return policy as ReviewPolicy;
  const assumed = options.assumptions ?? presetOf(intervalFigures);
  const known = policy === undefined ? defaultPolicies.get(assumed) : undefined;
  if (known !== undefined) return known;
  assertFields("reviewPolicy", "policy", policy ?? {}, fields);
  const resolved = resolve(policy ?? {}, assumed);
  resolvedPolicies.add(resolved);
  if (policy === undefined) defaultPolicies.set(assumed, resolved);
  return resolved;
}

function resolve(policy: ReviewPolicyInput | ReviewPolicy, assumed: IntervalAssumptions): ReviewPolicy {
  if (policy.resettingTouches !== undefined) assertArray("reviewPolicy", "resettingTouches", policy.resettingTouches);
  const published = Object.fromEntries(
    levels
      .filter((level) => policy.intervals?.[level] === undefined)
      .map((level) => [level, assumed[`reviews.interval.${level}`]]),
  );

  const contactKinds: ContactKinds = { ...minutesByKind, ...policy.contactKinds };
  const heldAs = { low: "review", medium: "review", high: "review", ...policy.heldAs };
  const intervals = completeIntervals("intervals", {
    low: assumed["reviews.interval.low"].value,
    medium: assumed["reviews.interval.medium"].value,
    high: assumed["reviews.interval.high"].value,
    ...policy.intervals,
  });
  const resolved: ReviewPolicy = Object.freeze({
    intervals,
    intervalsBySegment: completeTables("intervalsBySegment", policy.intervalsBySegment ?? {}, intervals),
    intervalsByProductKind: kindTables(policy.intervalsByProductKind ?? {}, intervals),
    intervalsByAccount: accountIntervals(policy.intervalsByAccount ?? {}),
    opensAfter: policy.opensAfter ?? 2 / 3,
    resettingTouches: Object.freeze([...(policy.resettingTouches ?? ["review", "meeting", "call"])]),
    levelWhenUnknown: policy.levelWhenUnknown ?? "medium",
    minutes: Object.freeze({ ...minutesOfEach(contactKinds, heldAs), ...policy.minutes }),
    contactKinds: Object.freeze(contactKinds),
    heldAs: Object.freeze(heldAs),
    priority: Object.freeze({ ...(policy.priority ?? priorityByLevel) }),
    assumptions: Object.freeze({ ...("assumptions" in policy ? policy.assumptions : {}), ...published }),
  });
  assertRest(resolved);
  return resolved;
}

function minutesOfEach(kinds: ContactKinds, heldAs: Record<ReviewLevel, string>): Record<ReviewLevel, number> {
  assertFields("reviewPolicy", "heldAs", heldAs, levels);
  const minutesOf = (level: ReviewLevel): number => {
    const kind = heldAs[level];
    if (Object.hasOwn(kinds, kind)) return kinds[kind] ?? kinds.review;
    throw refusal(`heldAs.${level}`, "must be one of the contactKinds", kind);
  };
  return { low: minutesOf("low"), medium: minutesOf("medium"), high: minutesOf("high") };
}

function accountIntervals(intervals: ReviewPolicyInput["intervalsByAccount"] & {}): ReviewPolicy["intervalsByAccount"] {
  assertObject("reviewPolicy", "intervalsByAccount", intervals);
  const read = Object.entries(intervals).map(([id, given]): [string, AccountInterval | ReviewRhythm] => {
    const path = `intervalsByAccount.${id}`;
    assertObject("reviewPolicy", path, given);
    if (!("idealDays" in given)) return [id, readRhythm("reviewPolicy", path, given)];
    const interval: AccountInterval = given;
    assertFields("reviewPolicy", path, interval, ["idealDays", "maximumDays", "allocated"]);
    assertCount("reviewPolicy", `${path}.idealDays`, interval.idealDays, { min: 1, max: MOST_DAYS });
    assertCount("reviewPolicy", `${path}.maximumDays`, interval.maximumDays, {
      min: interval.idealDays,
      max: MOST_DAYS,
    });
    if (interval.allocated === undefined) return [id, interval];
    assertFields("reviewPolicy", `${path}.allocated`, interval.allocated, ["count", "months", "last", "next", "hour"]);
    for (const [name, value] of Object.entries(interval.allocated)) {
      assertNumber("reviewPolicy", `${path}.allocated.${name}`, value);
    }
    return [id, interval];
  });
  return Object.freeze(Object.fromEntries(read));
}

function kindTables(
  tables: ReviewPolicyInput["intervalsByProductKind"] & {},
  base: ReviewPolicy["intervals"],
): ReviewPolicy["intervalsByProductKind"] {
  assertFields("reviewPolicy", "intervalsByProductKind", tables, productKinds);
  return completeTables("intervalsByProductKind", tables, base);
}

function completeTables(
  path: string,
  tables: Record<string, ReviewIntervals>,
  base: ReviewPolicy["intervals"],
): Record<string, ReviewPolicy["intervals"]> {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, completeIntervals(`${path}.${name}`, table, base)]),
    ),
  );
}

/** Fills the levels left out and holds the whole to the rule: low within a year, higher levels never more rarely. */
function completeIntervals(
  path: string,
  given: ReviewIntervals,
  base?: ReviewPolicy["intervals"],
): ReviewPolicy["intervals"] {
  assertFields("reviewPolicy", path, given, levels);
  const ofLevel = (level: ReviewLevel): ReviewRhythm => {
    const own = given[level];
    return own === undefined && base !== undefined ? base[level] : readRhythm("reviewPolicy", `${path}.${level}`, own);
  };
  const [low, medium, high] = [ofLevel("low"), ofLevel("medium"), ofLevel("high")];
  assertNotRarer(`${path}.high`, high, "medium", medium);
  assertNotRarer(`${path}.medium`, medium, "low", low);
  const [shortest, longest] = inOneUnit(high, low);
  if (shortest.ideal >= longest.ideal) {
    throw refusal(`${path}.high${shortest.idealField}`, `must be shorter than low, ${longest.ideal}`, shortest.ideal);
  }
  return Object.freeze({ low, medium, high });
}

/** Two rhythms as numbers that compare: months where both have them, else days. */
function inOneUnit(...rhythms: [ReviewRhythm, ReviewRhythm]): [Spans, Spans] {
  const inMonths = rhythms.every((rhythm) => "idealMonths" in rhythm);
  const spans = rhythms.map((rhythm): Spans => {
    if (inMonths && "idealMonths" in rhythm) {
      const { idealMonths: ideal, maximumMonths: maximum } = rhythm;
      return { ideal, maximum, idealField: ".idealMonths", maximumField: ".maximumMonths" };
    }
    const { ideal, maximum } = lengthOf(rhythm);
    const fields = "idealDays" in rhythm ? [".idealDays", ".maximumDays"] : ["", ""];
    const [idealField = "", maximumField = ""] = fields;
    return { ideal: Math.round(ideal), maximum: Math.round(maximum), idealField, maximumField };
  });
  return spans as [Spans, Spans];
}

interface Spans {
  ideal: number;
  maximum: number;
  idealField: string;
  maximumField: string;
}

function assertNotRarer(path: string, higher: ReviewRhythm, lowerLevel: ReviewLevel, lower: ReviewRhythm): void {
  const [mine, theirs] = inOneUnit(higher, lower);
  for (const span of ["ideal", "maximum"] as const) {
    if (mine[span] > theirs[span]) {
      throw refusal(
        `${path}${mine[`${span}Field`]}`,
        `must be at most that of ${lowerLevel}, ${theirs[span]}`,
        mine[span],
      );
    }
  }
}

function assertRest(policy: ReviewPolicy): void {
  const { opensAfter, resettingTouches, levelWhenUnknown, minutes, contactKinds, priority } = policy;
  assertNumber("reviewPolicy", "opensAfter", opensAfter, { above: 0, max: 1 });
  resettingTouches.forEach((kind, index) => {
    assertText("reviewPolicy", `resettingTouches[${index}]`, kind);
  });
  assertOneOf("reviewPolicy", "levelWhenUnknown", levelWhenUnknown, levels);
  assertFields("reviewPolicy", "minutes", minutes, levels);
  for (const [kind, length] of Object.entries(contactKinds)) {
    assertCount("reviewPolicy", `contactKinds.${kind}`, length, { min: 1 });
  }
  const byLevel = "expectedValuePerPoint" in priority ? null : priority;
  assertFields("reviewPolicy", "priority", priority, byLevel ? levels : ["expectedValuePerPoint"]);
  for (const level of levels) {
    assertCount("reviewPolicy", `minutes.${level}`, minutes[level], { min: 1 });
    if (byLevel) assertNumber("reviewPolicy", `priority.${level}`, byLevel[level], { above: 0 });
  }
  if ("expectedValuePerPoint" in priority) {
    assertNumber("reviewPolicy", "priority.expectedValuePerPoint", priority.expectedValuePerPoint, { above: 0 });
  }
}

function refusal(path: string, rule: string, value: unknown): RetentionError {
  return new RetentionError("reviewPolicy", path, rule, value);
}
