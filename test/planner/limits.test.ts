import { assertUntil } from "../support/assert-until.js";
import fc from "fast-check";
import {
  type BookedReview,
  comparePlans,
  type PeriodShortage,
  planReviews,
  type PlanningRequest,
  type PlanReviewsOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { leastCostByHighs, loadHighs } from "./highs-oracle.js";
import { anyPlanning, anyPrevious, dayAfter, daysTo, firstDay } from "./planning-arbitraries.js";
import {
  type AllowedDay,
  checkedCost,
  choicesOf,
  drawnByFixed,
  freeMinutes,
  leastCost,
  limitsOn,
} from "./planning-oracle.js";

interface Planning {
  requests: PlanningRequest[];
  options: PlanReviewsOptions;
}

type Limit = "week" | "month" | "weekday" | "group" | "buffer" | "start" | "both";

/** The same with limits on weeks, months, weekdays and groups of accounts, tight enough to matter. */
function limited(planning: fc.Arbitrary<Planning>, kinds: readonly Limit[], most = 200): fc.Arbitrary<Planning> {
  return planning.chain(({ requests, options }) =>
    fc
      .record({
        week: fc.constantFrom(0, 60, 100, 120, most),
        month: fc.constantFrom(60, 130, most, 2 * most),
        fri: fc.constantFrom(0, 60, 90),
        apart: fc.constantFrom(1, 2, 3),
        buffer: fc.constantFrom(5, 15, 20, 40),
        start: fc.constantFrom("09:00", "09:20", "10:00", "12:00"),
        groups: fc.array(fc.constantFrom(undefined, "hotels", "schools"), {
          minLength: requests.length,
          maxLength: requests.length,
        }),
      })
      .map(({ week, month, fri, apart, groups, buffer, start }) => ({
        requests: requests.map((request, index) => {
          const accountGroup = groups[index];
          const other = request.sellerId === "north" ? "bo" : "north";
          return {
            ...request,
            ...(kinds.includes("group") && accountGroup !== undefined && { accountGroup }),
            ...(kinds.includes("both") && accountGroup === "hotels" && { alsoSellerIds: [other] }),
          };
        }),
        options: {
          ...options,
          ...(kinds.includes("group") && { groupDaysApart: apart }),
          ...(kinds.includes("buffer") && { bufferMinutes: buffer }),
          ...(kinds.includes("start") && { latestStart: start }),
          sellers: options.sellers.map((seller) => ({
            ...seller,
            ...(kinds.includes("week") && { minutesPerWeek: week }),
            ...(kinds.includes("month") && { minutesPerMonth: month }),
            ...(kinds.includes("weekday") && { minutesByWeekday: { fri } }),
          })),
        },
      })),
  );
}

// 23 November to 6 December: two weeks, two months.
const equal = anyPlanning({ days: 12, most: 6, pooled: true }).chain(({ requests, options }) =>
  anyPrevious(requests, 12).map((previous) => ({ requests, options: { ...options, previous } })),
);
const mixed = anyPlanning({ days: 12, most: 5, minutes: fc.constantFrom(30, 45, 60), pooled: true });

describe("limits against all plans there are", () => {
  test.each<[string, Limit[]]>([
    ["weeks", ["week"]],
    ["months", ["month"]],
    ["weeks and weekdays", ["week", "weekday"]],
    ["buffers", ["buffer"]],
    ["buffers, weeks and a latest start", ["buffer", "week", "start"]],
  ])("reviews of one length within %s cost the least that any plan costs", (_, kinds) => {
    fc.assert(
      fc.property(limited(equal, kinds), ({ requests, options }) => {
        const plan = planReviews(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBe(leastCost(requests, options));
        expect(plan.gap).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test.each<[string, fc.Arbitrary<Planning>, Limit[]]>([
    ["of one length within weeks and months", equal, ["week", "month"]],
    ["of one length apart by groups", equal, ["group"]],
    ["of mixed lengths within weeks", mixed, ["week"]],
    ["of mixed lengths within all of them", mixed, ["week", "month", "weekday", "group", "buffer", "start"]],
    ["of mixed lengths with buffers and a latest start", mixed, ["buffer", "start"]],
    ["of one length, some by two sellers", equal, ["both"]],
    ["of mixed lengths, some by two sellers, within weeks and buffers", mixed, ["both", "week", "buffer"]],
  ])("reviews %s keep every rule, and the least cost lies between bound and cost", (_, planning, kinds) => {
    let [ours, theirs] = [0, 0];
    assertUntil(
      fc.property(limited(planning, kinds), ({ requests, options }) => {
        const plan = planReviews(requests, options);
        const least = leastCost(requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBeGreaterThanOrEqual(least);
        expect(plan.lowerBound).toBeLessThanOrEqual(least);
        ours += plan.cost;
        theirs += least;
      }),
      { numRuns: 45 },
      () => {
        expect(ours / theirs).toBeLessThan(kinds.includes("both") ? 1.05 : 1.02);
      },
    );
  });
});

describe("what would have booked a review", () => {
  /** What bookings and one more would take beyond days, weeks and months, by name: `null` where a group is too near. */
  const shortOf = (
    { requests, options }: Planning,
    booked: readonly BookedReview[],
    request: PlanningRequest,
    place: Pick<AllowedDay, "sellerId" | "day">,
  ): { days: number; periods: Map<string, number> } | null => {
    const bufferMinutes = options.bufferMinutes ?? 0;
    const left = freeMinutes(requests, options);
    const drawn = drawnByFixed(requests, options);
    const most = new Map<string, number>();
    const own = new Set<string>();
    const isFree = (key: string): boolean => choicesOf(requests, options).some((choice) => choice.request.key === key);
    const take = (one: PlanningRequest, { sellerId, day }: typeof place, isNew: boolean): void => {
      for (const holder of [sellerId, ...(one.alsoSellerIds ?? [])]) {
        const spot = `${holder} ${day}`;
        left.set(spot, (left.get(spot) ?? 0) - one.minutes - bufferMinutes);
        if (isNew) own.add(spot);
      }
      for (const { name, takes, most: all } of limitsOn(one, { sellerId, day }, options)) {
        drawn.set(name, (drawn.get(name) ?? 0) + takes);
        most.set(name, all);
        if (isNew) own.add(name);
      }
    };
    for (const { key, sellerId, on } of booked) {
      const other = requests.find((one) => one.key === key);
      if (other !== undefined && isFree(key)) take(other, { sellerId, day: daysTo(on) }, false);
    }
    take(request, place, true);
    let days = 0;
    const periods = new Map<string, number>();
    for (const name of own) {
      const over = most.has(name) ? (drawn.get(name) ?? 0) - (most.get(name) ?? 0) : -(left.get(name) ?? 0);
      if (over <= 0) continue;
      if (name.includes(" run ")) return null;
      if (most.has(name)) periods.set(name, over);
      else days += over;
    }
    return { days, periods };
  };
  const nameOf = ({ sellerId, kind, from }: PeriodShortage): string =>
    kind === "week" ? `${sellerId} week ${daysTo(from)}` : `${sellerId} month ${from.slice(0, 7)}`;

  test.each<[string, Limit[]]>([
    ["weeks", ["week"]],
    ["weeks and months", ["week", "month"]],
    ["weeks, months, buffers and groups", ["week", "month", "buffer", "group"]],
    ["weeks and two sellers", ["week", "both"]],
  ])("within %s names the minutes that are short, no more and no less, where all others stay", (_, kinds) => {
    const seen = { short: 0, minutes: 0, other: 0 };
    const check = (planning: Planning): void => {
      const { requests, options } = planning;
      const { booked, unbooked } = planReviews(requests, options);
      for (const { key, remedy, reasons } of unbooked) {
        const choice = choicesOf(requests, options).find(({ request }) => request.key === key);
        // A place that costs as much as none may be named, as ties fall to booking; that it is not says nothing.
        const places = (choice?.allowed ?? []).filter(({ cost }) => cost <= (choice?.without ?? 0));
        const found = places.flatMap((place) => {
          const short = choice === undefined ? null : shortOf(planning, booked, choice.request, place);
          if (short === null || short.days > 0 || short.periods.size === 0) return [];
          const sum = [...short.periods.values()].reduce((a, b) => a + b);
          return { day: place.day, periods: short.periods, sum, isCheaper: place.cost < (choice?.without ?? 0) };
        });
        const cheaper = found.filter(({ isCheaper }) => isCheaper);
        const fewest = Math.min(...cheaper.map(({ sum }) => sum));
        // Of a place that ties the fewest of all.
        const fewestOfAll = Math.min(...found.map(({ sum }) => sum));
        if (remedy?.kind !== "period-minutes") {
          if (remedy?.kind === "minutes") seen.minutes++;
          else expect(cheaper).toEqual([]);
          seen.other++;
          continue;
        }
        seen.short++;
        const named = new Map(remedy.periods.map((period) => [nameOf(period), period.minutes]));
        const same = found.find(({ day, periods, sum }) => {
          const isNamed = [...periods].every(([name, minutes]) => named.get(name) === minutes);
          return (
            (sum === fewest || sum === fewestOfAll) &&
            day === daysTo(remedy.on) &&
            periods.size === named.size &&
            isNamed
          );
        });
        expect(same).toBeDefined();
        expect(reasons.slice(-named.size).map(({ code }) => code)).toEqual(
          remedy.periods.map(() => "planning.remedy.period-minutes"),
        );
      }
    };
    fc.assert(fc.property(limited(mixed, kinds), check), { numRuns: 40 });
    assertUntil(fc.property(limited(equal, kinds), check), { numRuns: 40 }, () => {
      expect(seen.short).toBeGreaterThan(20);
    });
  });
});

describe("limits against HiGHS", () => {
  test.each<[string, fc.Arbitrary<number>, Limit[], number]>([
    ["one length within weeks", fc.constant(60), ["week"], 1],
    ["one length within weeks and months", fc.constant(60), ["week", "month"], 1.03],
    ["one length apart by groups", fc.constant(60), ["group"], 1.03],
    ["mixed lengths within weeks", fc.constantFrom(30, 45, 60), ["week"], 1.03],
    ["one length, some by two sellers", fc.constant(60), ["both"], 1.05],
  ])("%s", async (_, minutes, kinds, factor) => {
    const highs = await loadHighs();
    const planning = anyPlanning({
      days: 28,
      least: 30,
      most: 30,
      minutes,
      minutesPerDay: fc.constantFrom(60, 120),
    });
    let [ours, least] = [0, 0];
    assertUntil(
      fc.property(limited(planning, kinds, 240), ({ requests, options: weights }) => {
        const options = { ...weights, unbookedPenalty: 40 };
        const plan = planReviews(requests, options);
        const cheapest = leastCostByHighs(highs, requests, options);
        expect(checkedCost(plan, requests, options)).toBe(plan.cost);
        expect(plan.cost).toBeGreaterThanOrEqual(cheapest - 1e-6);
        expect(plan.lowerBound).toBeLessThanOrEqual(cheapest + 1e-6);
        if (plan.gap === 0) expect(plan.cost).toBeCloseTo(cheapest, 6);
        ours += plan.cost;
        least += cheapest;
      }),
      { numRuns: 4, seed: 1 },
      () => {
        expect(ours / least).toBeLessThanOrEqual(factor + 1e-9);
      },
    );
  });
});

describe("limits by hand", () => {
  const hours: [string, string][] = [["09:00", "17:00"]];
  const calendar = { hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
  const north = { id: "north", timeZone: "UTC", minutesPerDay: 120, calendar };
  const window = { earliestOn: firstDay, idealOn: firstDay, latestOn: dayAfter(11) };
  const requests: PlanningRequest[] = ["a", "b", "c", "d"].map((key) => ({
    key,
    accountId: key,
    sellerId: "north",
    minutes: 60,
    priority: 1,
    ...window,
  }));
  const options = (more: object): PlanReviewsOptions => ({
    sellers: [{ ...north, ...more }],
    from: firstDay,
    to: dayAfter(11),
  });
  const days = (planOptions: PlanReviewsOptions, wanted = requests): string[] =>
    planReviews(wanted, planOptions).booked.map(({ key, on }) => `${key} ${on}`);

  test("a week of two hours holds two reviews, whatever its days allow", () => {
    expect(days(options({}))).toEqual(["a 2026-11-23", "b 2026-11-23", "c 2026-11-24", "d 2026-11-24"]);
    expect(days(options({ minutesPerWeek: 120 }))).toEqual([
      "a 2026-11-23",
      "b 2026-11-23",
      "c 2026-11-30",
      "d 2026-11-30",
    ]);
    expect(days(options({ minutesPerMonth: 60 }))).toEqual(["a 2026-11-23", "b 2026-12-01"]);
    expect(days(options({ minutesByWeekday: { mon: 0, tue: 60 } }))).toEqual([
      "a 2026-11-24",
      "b 2026-11-25",
      "c 2026-11-25",
      "d 2026-11-26",
    ]);
  });

  test("a week that is used up is what is named, and more of it books the review", () => {
    const [first, ...others] = requests.slice(0, 2);
    const pinned = { key: "a", sellerId: "north", on: firstDay, status: "pinned" as const, revision: 0 };
    const short = (minutesPerWeek: number, minutesPerDay = 120) => {
      const wanted = [first, ...others].filter((one) => one !== undefined);
      const own = wanted.map((one) => ({ ...one, latestOn: dayAfter(4) }));
      return planReviews(own, { ...options({ minutesPerWeek, minutesPerDay }), previous: [pinned] });
    };
    const week = { sellerId: "north", kind: "week", from: "2026-11-23", to: "2026-11-29" };
    expect(short(60).unbooked[0]?.remedy).toEqual({
      kind: "period-minutes",
      on: firstDay,
      periods: [{ ...week, minutes: 60 }],
    });
    expect(short(90).unbooked[0]?.remedy).toMatchObject({ periods: [{ ...week, minutes: 30 }] });
    expect(short(119).unbooked[0]?.remedy).toMatchObject({ periods: [{ ...week, minutes: 1 }] });
    // What pinned reviews take beyond the week has to be made up for as well.
    expect(short(20).unbooked[0]?.remedy).toMatchObject({ periods: [{ ...week, minutes: 100 }] });
    expect(short(120).unbooked).toEqual([]);
  });

  test("minutes of a week that can never run out leave remedies as they are, and those of every day within it", () => {
    const remedyOf = (more: object) => {
      const narrow = { ...options({ minutesPerDay: 60, ...more }), to: dayAfter(4), unbookedPenalty: 40 };
      const own = "a b c d e f g h i j k l".split(" ").map((key) => ({
        ...requests[0],
        key,
        accountId: key,
        latestOn: dayAfter(0),
      }));
      return planReviews(own as PlanningRequest[], narrow).unbooked.map(({ remedy }) => remedy?.kind);
    };
    const plain = remedyOf({});
    expect(plain).toContain("window");
    expect(remedyOf({ minutesPerWeek: 2400 })).toEqual(plain);
    expect(remedyOf({ minutesPerWeek: 720 })).toEqual(plain);
  });

  test("a review held before the plan counts in the week that it shares with it", () => {
    const previous = [
      {
        key: "old",
        accountId: "old",
        sellerId: "north",
        on: "2026-11-23",
        minutes: 60,
        status: "completed" as const,
        revision: 0,
      },
    ];
    const later = { ...options({ minutesPerWeek: 120 }), from: dayAfter(1), previous };
    expect(days(later, requests.slice(0, 2))).toEqual(["a 2026-11-24", "b 2026-11-30"]);
    // An hour before the plan and one within it; then one alone.
    const { periods } = planReviews(requests.slice(0, 2), later).load[0] ?? {};
    expect(periods?.map(({ minutes }) => minutes)).toEqual([120, 60]);
  });

  test("reviews of one group of accounts keep their distance", () => {
    const hotels = requests.map((request) => ({ ...request, accountGroup: "hotels" }));
    expect(days({ ...options({}), groupDaysApart: 2 }, hotels)).toEqual([
      "a 2026-11-23",
      "b 2026-11-25",
      "c 2026-11-27",
      "d 2026-11-30",
    ]);
  });

  test("a buffer lies between two reviews, and none after the last", () => {
    expect(days({ ...options({}), bufferMinutes: 1 })).toEqual(
      ["23", "24", "25", "26"].map((day, index) => `${requests[index]?.key ?? ""} 2026-11-${day}`),
    );
    expect(days({ ...options({ minutesPerDay: 130 }), bufferMinutes: 10 })).toEqual(days(options({})));
    expect(planReviews(requests, { ...options({}), bufferMinutes: 10 }).load[0]?.days[0]).toEqual({
      on: firstDay,
      minutes: 60,
      capacity: 120,
    });
  });

  test("a review by two is booked for both, on a day that both have time", () => {
    const boss = { ...north, id: "boss", minutesPerDay: 60, away: [{ from: firstDay, to: firstDay }] };
    const both: PlanReviewsOptions = { ...options({}), sellers: [north, boss] };
    const [first, second, ...others] = requests.map((request) => ({ ...request, alsoSellerIds: ["boss"] }));
    const wanted = [first, second].filter((request) => request !== undefined);
    const plan = planReviews(wanted, both);
    expect(plan.booked.map(({ key, on, sellerId, alsoSellerIds }) => [key, on, sellerId, alsoSellerIds])).toEqual([
      ["a", "2026-11-24", "north", ["boss"]],
      ["b", "2026-11-25", "north", ["boss"]],
    ]);
    expect(
      plan.load.map(({ sellerId, days: loads }) => [sellerId, loads.reduce((sum, { minutes }) => sum + minutes, 0)]),
    ).toEqual([
      ["boss", 120],
      ["north", 120],
    ]);
    // Planned again, and pinned, they stay, and what they take of the second person's day is taken.
    expect(planReviews(wanted, { ...both, previous: plan.booked }).moved).toEqual([]);
    const previous = plan.booked.map((booking) => ({ ...booking, status: "pinned" as const }));
    const own = { ...others[0], key: "own", accountId: "own", sellerId: "boss", alsoSellerIds: [] } as PlanningRequest;
    const again = planReviews([...wanted, own], { ...both, previous });
    expect(again.booked.map(({ key, on }) => `${key} ${on}`)).toEqual([
      "a 2026-11-24",
      "b 2026-11-25",
      "own 2026-11-26",
    ]);
    // A second person who is named twice is there once.
    const twice = previous.map((each) => ({ ...each, alsoSellerIds: ["boss", "boss"] }));
    expect(planReviews(wanted, { ...both, previous: twice }).load).toEqual(
      planReviews(wanted, { ...both, previous }).load,
    );
    const nobody = planReviews([{ ...own, sellerId: "north", alsoSellerIds: ["unknown"] }], both);
    expect(nobody.unbooked.map(({ cause }) => cause)).toEqual(["no-seller"]);
  });

  test("a pinned review says what it breaks of each of those who hold it", () => {
    const boss = { ...north, id: "boss", minutesPerWeek: 60, away: [{ from: firstDay, to: firstDay }] };
    const pin = (key: string, index: number) => ({
      ...{ key, accountId: key, sellerId: "north", alsoSellerIds: ["boss"], minutes: 60, revision: 0 },
      on: dayAfter(index),
      status: "pinned" as const,
    });
    const pins = ["a", "b", "c"].map(pin);
    const stranger = { ...pin("d", 3), alsoSellerIds: ["nobody"] };
    const plan = planReviews([], { ...options({}), sellers: [north, boss], previous: [...pins, stranger] });
    const broken = plan.conflicts.map(({ key, reasons }) => [
      key,
      reasons.map(({ code, params }) => [code, params?.sellerId]),
    ]);
    expect(broken).toEqual([
      [
        "a",
        [
          ["planning.pin.seller-away", "boss"],
          ["planning.pin.over-period", "boss"],
        ],
      ],
      ["b", [["planning.pin.over-period", "boss"]]],
      ["c", [["planning.pin.over-period", "boss"]]],
      ["d", [["planning.pin.unknown-seller", "nobody"]]],
    ]);
  });

  test("a booking that others hold too than before is told to have moved, without the cost of a move", () => {
    const both: PlanReviewsOptions = {
      ...options({}),
      sellers: [north, { ...north, id: "boss" }, { ...north, id: "chief" }],
    };
    const withOthers = (...alsoSellerIds: string[]): PlanningRequest[] =>
      requests.slice(0, 1).map((request) => ({ ...request, alsoSellerIds }));
    const before = planReviews(withOthers("boss"), both);
    const previous = before.booked;
    const after = planReviews(withOthers("chief"), { ...both, previous });
    expect(after.moved).toEqual([
      {
        key: "a",
        accountId: "a",
        from: { sellerId: "north", on: firstDay, alsoSellerIds: ["boss"] },
        to: { sellerId: "north", on: firstDay, alsoSellerIds: ["chief"] },
        revision: 1,
        reasons: [{ code: "planning.moved.others-changed" }],
      },
    ]);
    expect([after.booked[0]?.revision, after.cost, after.moveCost]).toEqual([1, before.cost, 0]);
    expect(comparePlans(before, after).moved).toHaveLength(1);
    // In whatever order the others are named, and where the host did not store them, nothing has moved.
    expect(planReviews(withOthers("boss"), { ...both, previous }).moved).toEqual([]);
    const stored = previous.map(({ key, sellerId, on, status, revision }) => ({ key, sellerId, on, status, revision }));
    expect(planReviews(withOthers("chief"), { ...both, previous: stored }).moved).toEqual([]);
    const away = [{ from: firstDay, to: firstDay }];
    const sick = { ...both, sellers: [north, { ...north, id: "boss", away }] };
    expect(planReviews(withOthers("boss"), { ...sick, previous }).moved[0]?.reasons).toEqual([
      { code: "planning.moved.seller-away", params: { sellerId: "boss", on: firstDay } },
    ]);
  });

  test("what pinned reviews take of a week is told", () => {
    const previous = ["a", "b"].map((key) => ({
      key,
      sellerId: "north",
      on: firstDay,
      status: "pinned" as const,
      revision: 0,
    }));
    const plan = planReviews(requests, { ...options({ minutesPerWeek: 60 }), previous });
    expect(plan.conflicts.map(({ key, reasons }) => [key, reasons.map(({ code }) => code)])).toEqual([
      ["a", ["planning.pin.over-period"]],
      ["b", ["planning.pin.over-period"]],
    ]);
    expect(plan.load[0]?.periods?.map(({ from, minutes, capacity }) => [from, minutes, capacity])).toEqual([
      ["2026-11-23", 120, 60],
      ["2026-11-30", 60, 60],
    ]);
    const { kind, minutes } = planReviews(requests, options({ minutesPerMonth: 500 })).load[0]?.periods?.[1] ?? {};
    expect([kind, minutes]).toEqual(["month", 0]);
  });

  test("what cannot be is refused", () => {
    expect(() => days(options({ minutesPerWeek: -1 }))).toThrow("sellers[0].minutesPerWeek must be at least 0, got -1");
    expect(() => days(options({ minutesByWeekday: { monday: 3 } }))).toThrow(
      "sellers[0].minutesByWeekday must have no",
    );
    expect(() => days({ ...options({}), groupDaysApart: 0.5 })).toThrow("groupDaysApart must be a whole number");
    expect(() => days({ ...options({}), bufferMinutes: -5 })).toThrow("bufferMinutes must be at least 0");
    expect(() => days({ ...options({}), latestStart: "4 pm" })).toThrow(
      'latestStart must be a time of day, as "16:30"',
    );
  });
});
