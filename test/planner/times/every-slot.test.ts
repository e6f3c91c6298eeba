import { assertUntil } from "../../support/assert-until.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { proposeSlots, type WorkingCalendar } from "retention-kit";

/**
 * Proposals once more from their rules, in whole minutes from midnight of a Monday in UTC, where the seller is; accounts are in
 * zones whose clocks never change.
 */
const MONDAY = Date.UTC(2026, 10, 23);
const zones = { UTC: 0, "Asia/Kathmandu": 345, "Etc/GMT-9": 540, "Etc/GMT+6": -360 };
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

type Span = [from: number, to: number];
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const instant = (minutes: number): string => new Date(MONDAY + 60_000 * minutes).toISOString();

/** One or two shifts; the last may reach into the next day. */
const shifts = fc
  .uniqueArray(fc.constantFrom(0, 420, 540, 545, 600, 720, 750, 780, 1020, 1080, 1320), { minLength: 2, maxLength: 4 })
  .map((times): Span[] => {
    const [a = 0, b = 0, c, d] = times.toSorted((one, other) => one - other);
    return c === undefined || d === undefined
      ? [[a, b]]
      : [
          [a, b],
          [c, d],
        ];
  });
const nightly = fc.constantFrom<Span[]>(
  [[1320, 1800]],
  [
    [540, 720],
    [1260, 1500],
  ],
);
const working = fc.oneof({ weight: 5, arbitrary: shifts }, { weight: 1, arbitrary: nightly });
const hoursOf = (days: readonly (readonly Span[])[]): WorkingCalendar["hours"] => {
  const hours: Partial<Record<(typeof WEEKDAYS)[number], [string, string][]>> = {};
  for (const [day, own] of days.entries()) {
    const weekday = WEEKDAYS[day];
    if (weekday === undefined || own.length === 0) continue;
    hours[weekday] = own.map(([from, to]) => [clock(from), clock(to % 1440)]);
  }
  return hours;
};

const scenes = fc.record({
  zone: fc.constantFrom(...(Object.keys(zones) as (keyof typeof zones)[])),
  seller: fc.oneof({ weight: 12, arbitrary: working }, { weight: 1, arbitrary: fc.constant<Span[]>([]) }),
  // No shift begins before that of the day before ends.
  account: fc
    .array(fc.oneof({ weight: 2, arbitrary: working }, { weight: 1, arbitrary: fc.constant<Span[]>([]) }), {
      minLength: 7,
      maxLength: 7,
    })
    .map((days) =>
      days.map((own, day) => ((days.at(day - 1)?.at(-1)?.[1] ?? 0) - 1440 > (own[0]?.[0] ?? Infinity) ? [] : own)),
    ),
  minutes: fc.constantFrom(15, 20, 60, 75, 120, 480),
  count: fc.constantFrom(1, 3, 50),
  busy: fc.array(
    fc.record({
      start: fc.constantFrom(0, 530, 590, 600, 660, 715, 900),
      length: fc.constantFrom(0, 40, 60, 180, 900),
      accountGroup: fc.constantFrom(undefined, "red", "blue"),
    }),
    { maxLength: 3 },
  ),
  bufferMinutes: fc.constantFrom(undefined, 0, 10, 15),
  latestStart: fc.constantFrom(undefined, undefined, 600, 960),
  notBefore: fc.constantFrom(undefined, undefined, 605, 900),
  accountGroup: fc.constantFrom(undefined, "red"),
});
type Scene = typeof scenes extends fc.Arbitrary<infer Value> ? Value : never;

/** Spans in order, those that touch joined. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of spans) {
    const last = found.at(-1);
    if (last?.[1] === from) last[1] = to;
    else found.push([from, to]);
  }
  return found;
}

function proposal({ zone, seller, account, minutes, count, busy, ...rules }: Scene) {
  const ahead = zones[zone];
  const sellerWork = joined(seller);
  const dayOf = (minute: number) => Math.floor((minute + ahead) / 1440);
  const usualOn = (day: number, own: readonly Span[]) =>
    own.map(([from, to]): Span => [1440 * day + from - ahead, 1440 * day + to - ahead]);
  const hoursOn = (day: number) => account[((day % 7) + 7) % 7] ?? [];
  const accountWork = joined([-2, -1, 0, 1, 2].flatMap((day) => usualOn(day, hoursOn(day))));
  const common = sellerWork
    .flatMap(([from, to]) => accountWork.map(([opens, closes]) => Math.min(to, closes) - Math.max(from, opens)))
    .reduce((sum, each) => sum + Math.max(0, each), 0);
  if (seller.length === 0) return { slots: [], commonMinutes: 0, reasons: ["slots.seller-off"] };

  const end = Math.max(1440, ...sellerWork.map(([, to]) => to));
  const taken = busy.map(({ start, length, accountGroup }) => ({ start, end: start + length, accountGroup }));
  const beyond = (start: number, work: readonly Span[]) =>
    Math.min(...work.map(([from, to]) => Math.max(0, from - start) + Math.max(0, start + minutes - to)));
  const isFree = (start: number, buffer: number) =>
    start >= 0 &&
    start + minutes <= end &&
    taken.every(
      (each) => each.start === each.end || start + minutes + buffer <= each.start || each.end + buffer <= start,
    );
  const isAllowed = (start: number) => {
    if (start > (rules.latestStart ?? Infinity) || start < (rules.notBefore ?? -Infinity)) return false;
    if (rules.accountGroup === undefined) return true;
    const lastBefore = Math.max(...taken.filter((each) => each.end <= start).map((each) => each.end));
    const firstAfter = Math.min(...taken.filter((each) => each.start >= start + minutes).map((each) => each.start));
    const before = taken.find((each) => each.end === lastBefore && each.end <= start);
    const after = taken.find((each) => each.start === firstAfter && each.start >= start + minutes);
    return before?.accountGroup !== rules.accountGroup && after?.accountGroup !== rules.accountGroup;
  };
  const weigh = (start: number) => {
    const outside = beyond(start, accountWork);
    const isOff = outside > 0 && hoursOn(dayOf(start)).length === 0;
    const firstHours = [0, 1, 2, 3, 4, 5, 6].map(hoursOn).find((own) => own.length > 0) ?? [];
    const margin = (work: readonly Span[]) =>
      Math.max(...work.map(([from, to]) => Math.min(start - from, to - start - minutes)));
    return {
      start,
      ofSeller: beyond(start, sellerWork),
      ofAccount: isOff ? beyond(start, usualOn(dayOf(start), firstHours)) : outside,
      dayOff: isOff ? dayOf(start) : null,
      keepsHour: margin(sellerWork) >= 60 && margin(accountWork) >= 60,
    };
  };
  type Weighed = ReturnType<typeof weigh>;
  const suits = ({ ofSeller, ofAccount, dayOff }: Weighed) => ofSeller + ofAccount === 0 && dayOff === null;
  const startsBy = (buffer: number): number[] => {
    const quarters = [...Array(Math.ceil(end / 15)).keys()].map((quarter) => 15 * quarter);
    const edges = [...taken.map((each) => each.end + buffer), ...[...sellerWork, ...accountWork].map(([from]) => from)];
    return [...quarters, ...edges.filter((start) => start % 15 !== 0)];
  };
  const allowed = startsBy(rules.bufferMinutes ?? 0)
    .filter((start) => isFree(start, rules.bufferMinutes ?? 0) && isAllowed(start))
    .map(weigh);
  if (allowed.length === 0) {
    const possible = startsBy(0).some((start) => isFree(start, 0));
    const code = possible ? "slots.ruled-out" : "slots.day-full";
    return { slots: [], commonMinutes: common, reasons: [code] };
  }
  const onQuarter = allowed.filter(({ start }) => start % 15 === 0);
  const all = onQuarter.some(suits) ? onQuarter : allowed;
  const suitable = all.filter(suits);
  const keys =
    suitable.length > 0
      ? ({ keepsHour, start }: Weighed) => [keepsHour ? 0 : 1, start]
      : ({ dayOff, ofSeller, ofAccount, start }: Weighed) => [
          dayOff === null ? 0 : 1,
          Math.max(ofSeller, ofAccount),
          ofAccount,
          start,
        ];
  const ranked = (suitable.length > 0 ? suitable : all).toSorted((a, b) => {
    const [one, other] = [keys(a), keys(b)];
    const at = one.findIndex((each, index) => each !== other[index]);
    return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
  const chosen: Weighed[] = [];
  for (const each of ranked) {
    const isApart = chosen.every(({ start }) => Math.abs(start - each.start) >= minutes);
    if (chosen.length < count && isApart) chosen.push(each);
  }
  return {
    slots: chosen.map(({ start, ofSeller, ofAccount, dayOff }) => ({
      start: instant(start),
      end: instant(start + minutes),
      sellerTime: instant(start).slice(0, 16),
      accountTime: instant(start + ahead).slice(0, 16),
      reasons: [
        ...(ofSeller > 0 ? [{ code: "slots.outside-seller-hours", params: { minutes: ofSeller } }] : []),
        ...(dayOff === null
          ? []
          : [{ code: "slots.account-day-off", params: { on: instant(1440 * dayOff).slice(0, 10) } }]),
        ...(ofAccount > 0 ? [{ code: "slots.outside-account-hours", params: { minutes: ofAccount } }] : []),
      ],
    })),
    commonMinutes: common,
    reasons: suitable.length > 0 ? [] : [common === 0 ? "slots.no-common-hours" : "slots.no-common-gap"],
  };
}

test("every proposal is what its rules make of the minutes of a day", () => {
  const seen = new Set<string>();
  assertUntil(
    fc.property(scenes, (scene) => {
      fc.pre(scene.account.some((own) => own.length > 0));
      const { zone, minutes, count, busy, bufferMinutes, latestStart, notBefore, accountGroup } = scene;
      const { slots, commonMinutes, reasons } = proposeSlots(
        { on: "2026-11-23", minutes },
        {
          seller: { timeZone: "UTC", calendar: { hours: hoursOf([scene.seller]) } },
          accountTimeZone: zone,
          accountHours: hoursOf(scene.account),
          busy: busy.map((each) => ({
            start: instant(each.start),
            end: instant(each.start + each.length),
            ...(each.accountGroup !== undefined && { accountGroup: each.accountGroup }),
          })),
          count,
          ...(bufferMinutes !== undefined && { bufferMinutes }),
          ...(latestStart !== undefined && { latestStart: clock(latestStart) }),
          ...(notBefore !== undefined && { notBefore: instant(notBefore) }),
          ...(accountGroup !== undefined && { accountGroup }),
        },
      );
      const told = reasons.map(({ code }) => code);
      expect({ slots, commonMinutes, reasons: told }).toEqual(proposal(scene));
      for (const { params } of reasons) expect(params).toMatchObject({ on: "2026-11-23" });
      for (const code of [...told, ...slots.flatMap((slot) => slot.reasons.map((each) => each.code))]) seen.add(code);
    }),
    { numRuns: 300 },
    () => {
      expect([...seen].sort()).toEqual([
        "slots.account-day-off",
        "slots.day-full",
        "slots.no-common-gap",
        "slots.no-common-hours",
        "slots.outside-account-hours",
        "slots.outside-seller-hours",
        "slots.ruled-out",
        "slots.seller-off",
      ]);
    },
  );
});
