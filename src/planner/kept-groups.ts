import type { Known } from "../errors.js";
import { type OpenedPlacement, type PlaceOpened, placeOpened } from "./placement/place-opened.js";
import type { KnownRequest } from "./plan/planning-request.js";
import type { PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { Candidate } from "./problem/planning-groups.js";
import type { PlanningJob } from "./problem/planning-job.js";
import { reviewClasses } from "./problem/review-classes.js";

/**
 * Where reviews were placed last, group by group: a group in which nothing changed but the reasons is placed no second time.
 * @internal
 */
export interface KeptGroups {
  /** How the groups of one plan are placed; `undefined` where nothing of it is kept. */
  placing: (job: PlanningJob, options: Known<PlanReviewsOptions>) => PlaceOpened | undefined;
}

/** A group that was placed, with all that its placement follows from beside the rules. */
interface KeptGroup {
  sellers: readonly number[];
  candidates: readonly Candidate[];
  /** Until when each may be held after its window. */
  late: readonly number[];
  /** Minutes of its sellers that are free. */
  free: readonly (Int32Array | undefined)[];
  placed: OpenedPlacement;
  /** The candidates, those whose windows were opened with these. */
  opened: readonly Candidate[];
}

/** The rules of a plan, apart from those of which nothing in a group follows. */
interface KeptRules {
  sellers: unknown;
  text: string;
}

/**
 * Keeps where the groups of the last plan were placed. Groups of a plan with bookings of another one, or with weeks and months
 * that have minutes of their own, are placed each time.
 * @internal
 */
export function keptGroups(): KeptGroups {
  let last: KeptRules = { sellers: null, text: "" };
  let kept = new Map<number, KeptGroup>();
  return {
    placing(job, options) {
      const known = kept;
      const now: typeof kept = new Map();
      kept = now;
      const isPlannedBefore = (options.previous ?? []).length > 0;
      if (isPlannedBefore || job.fixed.length > 0 || job.periods.length > 0) return undefined;
      const rules = rulesOf(job, options);
      const isSame = rules.sellers === last.sellers && rules.text === last.text;
      last = rules;
      return (_, group) => {
        const { sellers, candidates } = group;
        const first = sellers[0] ?? -1;
        const found = {
          sellers,
          candidates: [...candidates],
          late: candidates.map(({ wanted }) => job.late?.until(wanted.request) ?? -Infinity),
          free: sellers.map((seller) => job.free[seller]),
        };
        const before = isSame ? known.get(first) : undefined;
        let placed: OpenedPlacement;
        if (before !== undefined && isSameGroup(before, found)) {
          before.opened.forEach((candidate, at) => {
            if (candidate !== before.candidates[at])
              candidates[at] = withWindowOf(candidate, found.candidates[at] ?? candidate);
          });
          placed = { classes: reviewClasses(candidates), placement: before.placed.placement };
        } else placed = placeOpened(job, group);
        now.set(first, { ...found, placed, opened: [...candidates] });
        return placed;
      };
    },
  };
}

/** The same request with the window that another was placed in. */
function withWindowOf({ wanted: { windowEnd, lastDay } }: Candidate, candidate: Candidate): Candidate {
  return { ...candidate, wanted: { ...candidate.wanted, windowEnd, lastDay } };
}

function rulesOf(
  { unbookedPenalty, searchEffort, groups, withoutSeller }: PlanningJob,
  { sellers, ...options }: Known<PlanReviewsOptions>,
): KeptRules {
  let shortest = Infinity;
  for (const { candidates } of [...groups, { candidates: withoutSeller }]) {
    for (const { wanted } of candidates) shortest = Math.min(shortest, wanted.request.minutes);
  }
  // Whether remedies are looked for moves no one.
  const text = JSON.stringify([{ ...options, remedies: null }, unbookedPenalty, searchEffort, shortest]);
  return { sellers, text };
}

function isSameGroup(one: KeptGroup, other: Omit<KeptGroup, "placed" | "opened">): boolean {
  return (
    isSameList(one.sellers, other.sellers) &&
    isSameList(one.late, other.late) &&
    one.free.every((minutes, at) => isSameList(minutes ?? [], other.free[at] ?? [])) &&
    one.candidates.length === other.candidates.length &&
    one.candidates.every((candidate, at) => isSameCandidate(candidate, other.candidates[at]))
  );
}

/** Fields of a request that are a value, and those that are a list; its reasons are only told. */
const VALUES = [
  "key",
  "accountId",
  "sellerId",
  "minutes",
  "priority",
  "earliestOn",
  "idealOn",
  "latestOn",
  "snoozedUntil",
  "moveWeight",
  "kind",
  "accountGroup",
  "segment",
  "timeZone",
] as const satisfies readonly (keyof KnownRequest)[];

/** Fields that are a list; of reasons the same ones, as those of an account stay where nothing changed. */
const LISTS = ["sellerIds", "alsoSellerIds", "notOn"] as const satisfies readonly (keyof KnownRequest)[];

function isSameCandidate(one: Candidate, other: Candidate | undefined): boolean {
  if (other === undefined || one.previous !== null || other.previous !== null) return false;
  const a = one.wanted.request;
  const b = other.wanted.request;
  for (const field of VALUES) if (a[field] !== b[field]) return false;
  for (const field of LISTS) if (a[field] !== b[field] && !isSameList(a[field] ?? [], b[field] ?? [])) return false;
  return isSameList(one.sellers, other.sellers);
}

function isSameList(one: ArrayLike<unknown>, other: ArrayLike<unknown>): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
