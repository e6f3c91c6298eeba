import { given } from "../records/values/given.js";
import type {
  ContactKinds,
  ReviewLevel,
  ReviewPolicy,
  ReviewPolicyInput,
  ReviewPolicyOptions,
} from "./review-policy-input.js";
import { type IntervalAssumptions, intervalFigures } from "../evidence/review-figures.js";
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
  type Known,
  withoutNulls,
} from "../errors.js";
import { presetOf } from "../evidence/preset-of.js";
import {
  accountIntervals,
  completeIntervals,
  completeTables,
  kindTables,
  levels,
  refusal,
} from "./policy-intervals.js";

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
 * Resolves a review policy: how often to review an account, by opportunity level, segment and the kinds of products it
 * owns. Resolve it once and pass it to `nextReview` and `upcomingReviews` for every account.
 *
 * Every account is reviewed at least once a year, and one of high opportunity more often than one of low. A policy that
 * breaks this rule, for any segment or kind of product, is refused.
 *
 * @param policy - What differs from the defaults; a resolved policy comes back as it is.
 * @param options - The assumptions that fill in intervals not set.
 * @returns The complete policy, frozen and JSON-safe.
 * @throws RetentionError for an unknown field, and when an interval is not a whole number of months or its maximum is
 *   below its ideal. Also when low exceeds 12 months, a higher level is reviewed less often than a lower one, or high
 *   no more often than low.
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
  policy?: ReviewPolicyInput | ReviewPolicy | null,
  options?: ReviewPolicyOptions | null,
): ReviewPolicy {
  const chosen = assertOptions("reviewPolicy", "options", options ?? {}, { assumptions: assertFigures });
  if (policy != null && resolvedPolicies.has(policy)) return policy as ReviewPolicy;
  const assumed = chosen.assumptions ?? presetOf(intervalFigures);
  const known = policy == null ? defaultPolicies.get(assumed) : undefined;
  if (known !== undefined) return known;
  assertFields("reviewPolicy", "policy", policy ?? {}, fields);
  const resolved = resolve(withoutNulls(policy ?? {}), assumed);
  resolvedPolicies.add(resolved);
  if (policy == null) defaultPolicies.set(assumed, resolved);
  return resolved;
}

function resolve(policy: Known<ReviewPolicyInput | ReviewPolicy>, assumed: IntervalAssumptions): ReviewPolicy {
  for (const field of ["intervals", "minutes", "contactKinds", "heldAs", "priority"] as const) {
    if (policy[field] !== undefined) assertObject("reviewPolicy", field, policy[field]);
  }
  if (policy.resettingTouches !== undefined) assertArray("reviewPolicy", "resettingTouches", policy.resettingTouches);
  const published = Object.fromEntries(
    levels
      .filter((level) => policy.intervals?.[level] == null)
      .map((level) => [level, assumed[`reviews.interval.${level}`]]),
  );

  const contactKinds: ContactKinds = { ...minutesByKind, ...policy.contactKinds };
  const heldAs = { low: "review", medium: "review", high: "review", ...given(policy.heldAs ?? {}) };
  const intervals = completeIntervals("intervals", {
    low: assumed["reviews.interval.low"].value,
    medium: assumed["reviews.interval.medium"].value,
    high: assumed["reviews.interval.high"].value,
    ...given(policy.intervals ?? {}),
  });
  const resolved: ReviewPolicy = Object.freeze({
    intervals,
    intervalsBySegment: completeTables("intervalsBySegment", policy.intervalsBySegment ?? {}, intervals),
    intervalsByProductKind: kindTables(policy.intervalsByProductKind ?? {}, intervals),
    intervalsByAccount: accountIntervals(policy.intervalsByAccount ?? {}),
    opensAfter: policy.opensAfter ?? 2 / 3,
    resettingTouches: Object.freeze([...(policy.resettingTouches ?? ["review", "meeting", "call"])]),
    levelWhenUnknown: policy.levelWhenUnknown ?? "medium",
    minutes: Object.freeze({ ...minutesOfEach(contactKinds, heldAs), ...given(policy.minutes ?? {}) }),
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
