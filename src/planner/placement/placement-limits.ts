import { holds, type PeriodCap } from "../problem/period-caps.js";
import type { PlanningGroup } from "../problem/planning-groups.js";
import type { PlanningJob } from "../problem/planning-job.js";

/**
 * What the reviews of a group may take apart from the minutes of days: minutes of weeks and months, and room between the
 * reviews of one group of accounts. Taking and releasing keeps count; a limit may be overdrawn.
 * @internal
 */
export interface PlacementLimits {
  /** Whether a candidate may have a day with a seller beside what is taken. */
  allows: (index: number, seller: number, day: number) => boolean;
  /** The weeks and months that are short of a candidate's minutes; `null` if something else is in the way. */
  shortages: (index: number, seller: number, day: number) => { cap: PeriodCap; minutes: number }[] | null;
  take: (index: number, seller: number, day: number) => void;
  release: (index: number, seller: number, day: number) => void;
  /** Whether none is overdrawn. */
  areKept: () => boolean;
  /** Whether a candidate's place draws on a limit that is overdrawn. */
  overdraws: (index: number, seller: number, day: number) => boolean;
  /** Whether two places draw on a limit in common. */
  meet: (a: number, placeA: Place, b: number, placeB: Place) => boolean;
  /** The one limit of each seller's day, and all there is in each; `null` if days have several, or groups of accounts count. */
  nested: { limitOf: (seller: number, day: number) => number; whole: readonly number[] } | null;
}

/** A seller's day. */
export interface Place {
  seller: number;
  day: number;
}

const NONE: readonly number[] = [];

/**
 * The limits of a group before any of its reviews is placed; `null` if there are none.
 * @internal
 */
export function placementLimits(
  { rules, caps, fixed, free }: PlanningJob,
  { sellers, candidates }: PlanningGroup,
): PlacementLimits | null {
  const sellerCaps = caps.filter(({ seller }) => sellers.includes(seller));
  const left = sellerCaps.map((cap) => cap.left);
  const capsOn = new Map<number, number[][]>();
  sellerCaps.forEach((cap, id) => {
    const days = capsOn.get(cap.seller) ?? Array.from({ length: rules.days }, () => []);
    capsOn.set(cap.seller, days);
    for (let day = 0; day < rules.days; day++) if (holds(cap, day)) days[day]?.push(id);
  });

  // The reviews of a group of accounts that lie closer than `apart` days share one of the runs of this many days.
  const apart = rules.groupDaysApart;
  const runsPerGroup = rules.days + Math.max(0, apart - 1);
  const firstRun = new Map<string, number>();
  const runOf = candidates.map(({ wanted }) => {
    const { accountGroup } = wanted.request;
    if (apart === 0 || accountGroup === undefined) return -1;
    const known = firstRun.get(accountGroup);
    if (known !== undefined) return known;
    const first = left.length;
    for (let run = 0; run < runsPerGroup; run++) left.push(1);
    firstRun.set(accountGroup, first);
    return first;
  });
  for (const { previous, wanted } of fixed) {
    const first = firstRun.get(wanted?.request.accountGroup ?? "");
    if (first === undefined) continue;
    for (let run = Math.max(0, previous.day); run < previous.day + apart && run < runsPerGroup; run++)
      left[first + run] = 0;
  }
  // Days of sellers who hold reviews together with others: their own reviews take part of them as well.
  const firstDayOf = new Map<number, number>();
  for (const { wanted } of candidates) {
    for (const other of wanted.alsoSellers) {
      if (firstDayOf.has(other)) continue;
      firstDayOf.set(other, left.length);
      left.push(...(free[other] ?? []));
    }
  }
  if (left.length === 0) return null;

  const capsOf = ({ seller, day }: Place): readonly number[] => capsOn.get(seller)?.[day] ?? NONE;
  /** What a place draws on, as limits and amounts in turn. */
  const drawsOf = (index: number, { seller, day }: Place): number[] => {
    const draws: number[] = [];
    const wanted = candidates[index]?.wanted;
    if (wanted === undefined) return draws;
    for (const holder of [seller, ...wanted.alsoSellers]) {
      for (const id of capsOf({ seller: holder, day })) draws.push(id, wanted.request.minutes);
      const firstDay = firstDayOf.get(holder);
      if (firstDay !== undefined) draws.push(firstDay + day, wanted.length);
    }
    const first = runOf[index] ?? -1;
    if (first >= 0) for (let run = first + day; run < first + day + apart; run++) draws.push(run, 1);
    return draws;
  };
  const draw = (index: number, place: Place, sign: 1 | -1): void => {
    const draws = drawsOf(index, place);
    for (let at = 0; at < draws.length; at += 2) {
      const id = draws[at] ?? 0;
      left[id] = (left[id] ?? 0) - sign * (draws[at + 1] ?? 0);
    }
  };
  /** Whether every limit that a place draws on has at least so much left: a share of what it would take. */
  const have = (index: number, place: Place, share: 0 | 1): boolean => {
    const draws = drawsOf(index, place);
    for (let at = 0; at < draws.length; at += 2) {
      if ((left[draws[at] ?? 0] ?? 0) < share * (draws[at + 1] ?? 0)) return false;
    }
    return true;
  };
  const isNested =
    firstRun.size === 0 &&
    firstDayOf.size === 0 &&
    [...capsOn.values()].every((days) => days.every((capsOfDay) => capsOfDay.length < 2));
  return {
    allows: (index, seller, day) => have(index, { seller, day }, 1),
    shortages: (index, seller, day) => {
      const draws = drawsOf(index, { seller, day });
      const short: { cap: PeriodCap; minutes: number }[] = [];
      for (let at = 0; at < draws.length; at += 2) {
        const id = draws[at] ?? 0;
        const minutes = (draws[at + 1] ?? 0) - (left[id] ?? 0);
        if (minutes <= 0) continue;
        const cap = sellerCaps[id];
        if (cap === undefined) return null;
        short.push({ cap, minutes: minutes + Math.max(0, cap.taken - cap.minutes) });
      }
      return short;
    },
    take: (index, seller, day) => {
      draw(index, { seller, day }, 1);
    },
    release: (index, seller, day) => {
      draw(index, { seller, day }, -1);
    },
    areKept: () => left.every((amount) => amount >= 0),
    overdraws: (index, seller, day) => !have(index, { seller, day }, 0),
    meet: (a, placeA, b, placeB) => {
      const limits = drawsOf(b, placeB).filter((_, at) => at % 2 === 0);
      return drawsOf(a, placeA).some((id, at) => at % 2 === 0 && limits.includes(id));
    },
    nested: isNested
      ? { limitOf: (seller, day) => capsOf({ seller, day })[0] ?? -1, whole: sellerCaps.map((cap) => cap.left) }
      : null,
  };
}
