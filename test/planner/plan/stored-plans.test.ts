import fc from "fast-check";
import { loadOf, type ReviewPlan } from "retention-kit";
import { describe, expect, test } from "vitest";
import { assertPlan } from "../../../src/planner/plan/assert-plan.js";

const reasons = [{ code: "planning.day.ideal" }];
const plan = {
  from: "2026-11-23",
  to: "2026-12-06",
  cost: 0,
  moveCost: 0,
  lowerBound: 0,
  moved: [],
  conflicts: [],
  rejected: [],
  unbooked: [{ key: "bolt 1", accountId: "bolt", reasons }],
  booked: [
    {
      key: "acme 1",
      accountId: "acme",
      sellerId: "north",
      on: "2026-11-24",
      minutes: 45,
      status: "planned",
      revision: 1,
      reasons,
    },
  ],
  load: [{ sellerId: "north", days: [{ on: "2026-11-24", minutes: 45, capacity: 90 }] }],
};

describe("a plan that was stored", () => {
  const checked = (given: unknown) => () => {
    assertPlan("test", "plan", given as ReviewPlan);
  };

  test("is taken as it was made, also for one day and where nothing is in it", () => {
    expect(checked(plan)).not.toThrow();
    expect(checked({ ...plan, to: plan.from, unbooked: [], booked: [], load: [] })).not.toThrow();
    for (const status of ["planned", "pinned", "completed"]) {
      expect(checked({ ...plan, booked: plan.booked.map((each) => ({ ...each, status })) })).not.toThrow();
    }
  });

  test.each<[string, object]>([
    ["from", { from: "soon" }],
    ["to", { to: "soon" }],
    ["to", { to: "2026-11-22" }],
    ...["cost", "moveCost", "lowerBound"].flatMap((field): [string, object][] => [
      [field, { [field]: null }],
      [field, { [field]: -1 }],
    ]),
    ...["moved", "conflicts", "rejected", "unbooked", "booked", "load"].flatMap((list): [string, object][] => [
      [list, { [list]: 7 }],
      [`${list}[0]`, { [list]: [null] }],
    ]),
    ["unbooked[0].key", { unbooked: [{ ...plan.unbooked[0], key: 7 }] }],
    ["unbooked[0].accountId", { unbooked: [{ ...plan.unbooked[0], accountId: "" }] }],
    ["unbooked[0].reasons", { unbooked: [{ ...plan.unbooked[0], reasons: null }] }],
    ["unbooked[0].reasons[0].code", { unbooked: [{ ...plan.unbooked[0], reasons: [{ code: 7 }] }] }],
    ...(
      [
        ["key", 7],
        ["accountId", 7],
        ["sellerId", 7],
        ["on", "soon"],
        ["minutes", 1.5],
        ["minutes", -1],
        ["status", "dropped"],
        ["revision", -1],
        ["revision", 0.5],
        ["reasons", {}],
      ] as const
    ).map(([field, wrong]): [string, object] => [
      `booked[1].${field}`,
      { booked: [plan.booked[0], { ...plan.booked[0], [field]: wrong }] },
    ]),
    ["booked[0].reasons[0].code", { booked: [{ ...plan.booked[0], reasons: [{}] }] }],
    ["load[0].sellerId", { load: [{ ...plan.load[0], sellerId: 7 }] }],
    ["load[0].days", { load: [{ sellerId: "north", days: 7 }] }],
    ["load[0].days[0]", { load: [{ sellerId: "north", days: [7] }] }],
    ...(
      [
        ["on", "soon"],
        ["minutes", null],
        ["minutes", -1],
        ["capacity", null],
        ["capacity", -1],
      ] as const
    ).map(([field, wrong]): [string, object] => [
      `load[0].days[1].${field}`,
      { load: [{ sellerId: "north", days: [plan.load[0]?.days[0], { ...plan.load[0]?.days[0], [field]: wrong }] }] },
    ]),
  ])("is refused by %s", (path, wrong) => {
    expect(checked({ ...plan, ...wrong })).toThrow(
      expect.objectContaining({ functionName: "test", path: `plan.${path}` }),
    );
  });

  test("is refused where it is none", () => {
    expect(checked(null)).toThrow(expect.objectContaining({ path: "plan" }));
  });
});

test("the load of sellers, days and weeks is recounted, and the busiest weeks are those with most of their time taken", () => {
  const day = (number: number) => new Date(Date.UTC(2026, 10, 19 + number)).toISOString().slice(0, 10);
  const mondayOf = (on: string) => {
    const date = new Date(`${on}T00:00:00Z`);
    return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  };
  const days = fc.uniqueArray(
    fc.record({
      on: fc.nat(24).map(day),
      minutes: fc.constantFrom(0, 45, 90),
      capacity: fc.constantFrom(0, 45, 90, 180),
    }),
    { selector: ({ on }) => on, maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.array(days, { maxLength: 3 }), fc.nat(4), (lists, busiest) => {
      const load = lists.map((own, index) => ({ sellerId: `s${index}`, days: own }));
      const found = loadOf({ load }, { busiest });
      const sum = (list: readonly { minutes: number; capacity: number }[]) => {
        const minutes = list.reduce((total, each) => total + each.minutes, 0);
        const capacity = list.reduce((total, each) => total + each.capacity, 0);
        return { minutes, capacity, utilisation: capacity === 0 ? null : minutes / capacity };
      };
      const weeksOf = (list: (typeof lists)[number]) =>
        [...new Set(list.map(({ on }) => mondayOf(on)))]
          .sort()
          .map((monday) => ({ monday, ...sum(list.filter(({ on }) => mondayOf(on) === monday)) }));
      const busyOf = (weeks: ReturnType<typeof weeksOf>) => {
        const isBusier = (a: (typeof weeks)[number], b: (typeof weeks)[number]) => {
          const [x, y] = [a.utilisation ?? Infinity, b.utilisation ?? Infinity];
          return x !== y ? x > y : a.minutes !== b.minutes ? a.minutes > b.minutes : a.monday < b.monday;
        };
        return weeks
          .filter(({ minutes }) => minutes > 0)
          .sort((a, b) => (isBusier(a, b) ? -1 : 1))
          .slice(0, busiest);
      };
      const whole = lists.flat();
      expect(found).toEqual({
        ...sum(whole),
        sellers: load.map((own) => ({
          sellerId: own.sellerId,
          ...sum(own.days),
          days: own.days.map((each) => ({ on: each.on, ...sum([each]) })),
          weeks: weeksOf(own.days),
          busiestWeeks: busyOf(weeksOf(own.days)),
        })),
        weeks: weeksOf(whole),
        busiestWeeks: busyOf(weeksOf(whole)),
      });
    }),
    { numRuns: 100 },
  );
});
