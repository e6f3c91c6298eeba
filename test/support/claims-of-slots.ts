import type { Account, AreaPlan, NextReview, ReviewPolicyInput, ReviewPlan } from "retention-kit";
import type { Claims } from "./told.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A slot of a review, in minutes of UTC since the day began. Zones of the test are whole hours from UTC. */
export interface SlotScene {
  on: string;
  minutes: number;
  sellerZone: number;
  accountZone: number;
  /** First and last minute of a working day, by each side's clock, Monday to Friday; the account's on some of them. */
  sellerHours: readonly [number, number];
  accountHours: readonly [number, number];
  accountDays: readonly number[];
  /** Whether the seller is on leave. */
  isAway: boolean;
  busy: readonly { start: number; end: number }[];
  hasRule: boolean;
  /** Its start; `null` where it is said of the day. */
  slot: number | null;
}
const weekday = (on: string, days: number): number => new Date(Date.parse(on) + days * DAY).getUTCDay();
const shifts = (
  { on }: SlotScene,
  zone: number,
  [from, to]: readonly [number, number],
  days: readonly number[],
): [number, number][] =>
  [-2, -1, 0, 1, 2]
    .filter((offset) => days.includes(weekday(on, offset)))
    .map((offset) => [offset * 1440 + from - zone * 60, offset * 1440 + to - zone * 60]);
const WEEK = [1, 2, 3, 4, 5];
const ofSeller = (scene: SlotScene): [number, number] | undefined =>
  scene.isAway || !WEEK.includes(weekday(scene.on, 0))
    ? undefined
    : [scene.sellerHours[0] - scene.sellerZone * 60, scene.sellerHours[1] - scene.sellerZone * 60];
const ofAccount = (scene: SlotScene): [number, number][] =>
  shifts(scene, scene.accountZone, scene.accountHours, scene.accountDays);
const holds = ([from, to]: [number, number], start: number, minutes: number): boolean =>
  from <= start && start + minutes <= to;
const isFree = ({ busy, minutes }: SlotScene, start: number): boolean =>
  busy.every(({ start: from, end }) => start + minutes <= from || end <= start);
/** Every minute of the seller's day at which a slot could begin. */
const starts = ({ sellerZone, minutes }: SlotScene): number[] =>
  Array.from({ length: Math.max(0, 1440 - minutes + 1) }, (_, minute) => minute - sellerZone * 60);
const common = (scene: SlotScene): number => {
  const [from = 0, to = 0] = ofSeller(scene) ?? [];
  let count = 0;
  for (let minute = from; minute < to; minute++) {
    if (ofAccount(scene).some((shift) => holds(shift, minute, 1))) count++;
  }
  return count;
};
const suits = (scene: SlotScene, start: number): boolean => {
  const seller = ofSeller(scene);
  return (
    seller !== undefined &&
    holds(seller, start, scene.minutes) &&
    ofAccount(scene).some((shift) => holds(shift, start, scene.minutes)) &&
    isFree(scene, start)
  );
};
const ofDay = ({ on, minutes }: { on: string; minutes?: number }, scene: SlotScene): boolean =>
  on === scene.on && (minutes === undefined || minutes === scene.minutes);
/** By how many minutes a shift would have to grow to hold the slot. */
const beyond = ({ slot, minutes }: SlotScene, list: readonly [number, number][]): number =>
  Math.min(...list.map(([from, to]) => Math.max(0, from - (slot ?? 0)) + Math.max(0, (slot ?? 0) + minutes - to)));

/** What is said of times for a review, read minute by minute. */
export const slotClaims: Claims<SlotScene> = {
  "slots.seller-off": (day: { on: string }, scene) => ofDay(day, scene) && ofSeller(scene) === undefined,
  "slots.no-common-hours": (day: { on: string }, scene) => ofDay(day, scene) && common(scene) === 0,
  "slots.no-common-gap": (day: { on: string; minutes: number }, scene) =>
    ofDay(day, scene) && common(scene) > 0 && !starts(scene).some((start) => suits(scene, start)),
  "slots.day-full": (day: { on: string; minutes: number }, scene) =>
    ofDay(day, scene) && !starts(scene).some((start) => isFree(scene, start)),
  "slots.ruled-out": (day: { on: string; minutes: number }, scene) =>
    ofDay(day, scene) && scene.hasRule && starts(scene).some((start) => isFree(scene, start)),
  "slots.outside-seller-hours": ({ minutes }: { minutes: number }, scene) => {
    const seller = ofSeller(scene);
    return seller !== undefined && minutes > 0 && minutes === beyond(scene, [seller]);
  },
  // On a day off the hours of that day count as usual.
  "slots.outside-account-hours": ({ minutes }: { minutes: number }, scene) => {
    const { slot, accountZone, accountHours } = scene;
    const day = Math.floor(((slot ?? 0) + accountZone * 60) / 1440) * 1440 - accountZone * 60;
    const ofDayOff = [0, 1440].map((later): [number, number] => [
      day + later + accountHours[0],
      day + later + accountHours[1],
    ]);
    return (
      minutes > 0 &&
      [ofAccount(scene), ...ofDayOff.map((shift) => [shift])].some((list) => minutes === beyond(scene, list))
    );
  },
  "slots.account-day-off": ({ on }: { on: string }, scene) => {
    const local = (minute: number): string =>
      new Date(Date.parse(scene.on) + (minute + scene.accountZone * 60) * MINUTE).toISOString().slice(0, 10);
    const days = [local(scene.slot ?? 0), local((scene.slot ?? 0) + scene.minutes - 1)];
    return days.includes(on) && !scene.accountDays.includes(weekday(on, 0));
  },
};

export interface AreaScene {
  before: ReviewPlan;
  after: AreaPlan;
  areas: Readonly<Record<string, string>>;
  key: string;
  idealOn: string;
}
const apart = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other)) / DAY;
const dayOf = ({ key }: AreaScene, { booked }: ReviewPlan) => booked.find((booking) => booking.key === key);

/** What is said of a review that was moved to visit areas less often. */
export const areaClaims: Claims<AreaScene> = {
  "planning.gathered": ({ area, from }: { area: string; from: string }, scene) => {
    const { before, after, areas, key } = scene;
    const is = dayOf(scene, after.plan);
    return (
      dayOf(scene, before)?.on === from &&
      is !== undefined &&
      is.on !== from &&
      areas[is.accountId] === area &&
      after.plan.booked.some(
        (other) =>
          other.key !== key && other.on === is.on && other.sellerId === is.sellerId && areas[other.accountId] === area,
      )
    );
  },
  "planning.day.ideal": (_, scene) => dayOf(scene, scene.after.plan)?.on === scene.idealOn,
  "planning.day.early": ({ days, idealOn }: { days: number; idealOn: string }, scene) => {
    const on = dayOf(scene, scene.after.plan)?.on ?? "";
    return idealOn === scene.idealOn && on < idealOn && apart(on, idealOn) === days;
  },
  "planning.day.late": ({ days, idealOn }: { days: number; idealOn: string }, scene) => {
    const on = dayOf(scene, scene.after.plan)?.on ?? "";
    return idealOn === scene.idealOn && on > idealOn && apart(on, idealOn) === days;
  },
  "planning.day.overdue": ({ latestOn }: { latestOn: string }, { after }) => latestOn < after.plan.from,
  "planning.moved.better-day": ({ days }: { days: number }, scene) => {
    const [was = "", is = ""] = [dayOf(scene, scene.before)?.on, dayOf(scene, scene.after.plan)?.on];
    return days > 0 && apart(was, scene.idealOn) - apart(is, scene.idealOn) === days;
  },
  // Another came to its day.
  "planning.moved.gives-way": ({ on }: { on: string }, scene) =>
    dayOf(scene, scene.before)?.on === on &&
    scene.after.plan.booked.some(
      (other) =>
        other.on === on &&
        other.sellerId === dayOf(scene, scene.after.plan)?.sellerId &&
        scene.before.booked.find(({ key }) => key === other.key)?.on !== on,
    ),
};

export interface IntervalScene {
  account: Account;
  policy: ReviewPolicyInput;
  level: "low" | "medium" | "high" | null;
  kinds: readonly string[];
  snoozedUntil: string | undefined;
  review: NextReview;
}
interface Months {
  idealMonths: number;
  maximumMonths: number;
}
interface Days {
  idealDays: number;
  maximumDays: number;
}
const USUAL: Record<string, Months> = {
  low: { idealMonths: 12, maximumMonths: 12 },
  medium: { idealMonths: 6, maximumMonths: 9 },
  high: { idealMonths: 3, maximumMonths: 4 },
};
const levelOf = ({ level }: IntervalScene): string => level ?? "medium";
const ownOf = ({ policy, account }: IntervalScene): object | undefined =>
  policy.intervalsByAccount?.[account.id] ?? undefined;
const same = (one: object, other: object | null | undefined): boolean =>
  other != null && Object.entries(one).every(([name, value]) => (other as Record<string, unknown>)[name] === value);
const tableOf = (table: unknown, name: string | null | undefined, level: string): object | undefined =>
  (table as Record<string, Record<string, object>> | undefined)?.[name ?? ""]?.[level];
/** The shortest that the tables ask for, of a segment or everyone and of the kinds that it owns. */
const shortest = (scene: IntervalScene): [ideal: number, most: number] => {
  const { policy, account, kinds } = scene;
  const level = levelOf(scene);
  const base = (tableOf(policy.intervalsBySegment, account.segment, level) ?? USUAL[level]) as Months;
  const all = [
    base,
    ...kinds.flatMap((kind) => (tableOf(policy.intervalsByProductKind, kind, level) as Months | undefined) ?? []),
  ];
  return [Math.min(...all.map((each) => each.idealMonths)), Math.min(...all.map((each) => each.maximumMonths))];
};

/** What is said of how often an account is reviewed. */
export const intervalClaims: Claims<IntervalScene> = {
  "reviews.interval.segment": ({ segment, level, ...months }: Months & { segment: string; level: string }, scene) =>
    ownOf(scene) === undefined &&
    segment === scene.account.segment &&
    level === levelOf(scene) &&
    same(months, tableOf(scene.policy.intervalsBySegment, segment, level)),
  "reviews.interval.product-kind": (
    { kind, level, idealMonths, maximumMonths }: Months & { kind: string; level: string },
    scene,
  ) =>
    ownOf(scene) === undefined &&
    scene.kinds.includes(kind) &&
    level === levelOf(scene) &&
    [idealMonths, maximumMonths].join() === shortest(scene).join(),
  "reviews.interval.level": ({ level, ...months }: Months & { level: string }, scene) =>
    ownOf(scene) === undefined && level === levelOf(scene) && same(months, USUAL[level]),
  "reviews.interval.days": (
    { basis, of, level, ...days }: Days & { basis: string; of: string; level: string },
    scene,
  ) =>
    basis === "segment" &&
    of === scene.account.segment &&
    level === levelOf(scene) &&
    same(days, tableOf(scene.policy.intervalsBySegment, of, level)),
  "reviews.interval.anchored": (_, scene) => "anchor" in (ownOf(scene) ?? {}),
  "reviews.interval.account-months": (months: Months, scene) => same(months, ownOf(scene)),
  "reviews.interval.account": (days: Days, scene) => same(days, ownOf(scene)),
  "reviews.interval.allocated": ({ idealDays, maximumDays, ...allocated }: Days & Record<string, number>, scene) => {
    const own = ownOf(scene) as (Days & { allocated?: object }) | undefined;
    return same({ idealDays, maximumDays }, own) && same(allocated, own?.allocated);
  },
  "reviews.level.unknown": ({ level }: { level: string }, scene) => scene.level === null && level === "medium",
  "reviews.put-off": ({ until }: { until: string }, { snoozedUntil, review }) =>
    until === snoozedUntil && review.snoozedUntil === until,
  "reviews.clock.never-touched": (_, { account }) => (account.touches ?? []).length === 0 && account.owned == null,
  // Its last day would have passed by the policy, and is yet to come.
  "reviews.clock.unknown": (_, { account, review }) =>
    account.touches == null && account.owned != null && review.idealOn === "2026-11-21" && review.status !== "overdue",
  "reviews.clock.first-purchase": ({ on }: { on: string }, { account }) => account.owned?.[0]?.purchasedOn === on,
};
