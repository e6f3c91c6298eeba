import fc from "fast-check";
import {
  isWorkingDay,
  scheduleServiceReminders,
  type Account,
  type ReminderRules,
  type ServiceAsset,
  type ServiceReminderOptions,
  type UseReading,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { randomStream } from "../../../src/numeric/random/random-stream.js";
import { gamma, normal, uniform } from "../../../src/numeric/random/random-variates.js";

const asOf = "2026-11-21";
const car: ServiceAsset = { id: "car", accountId: "acme", productId: "van", purchasedOn: "2025-03-01" };
const steady: UseReading[] = [
  { on: "2025-03-01", use: 0 },
  { on: "2025-12-26", use: 15_000 },
  { on: "2026-04-05", use: 20_000 },
  { on: "2026-10-22", use: 30_000 },
];
const oil = { service: "oil-change", everyMonths: 24, everyUse: 35_000 };
const remind = (
  rules: ReminderRules,
  options: Partial<ServiceReminderOptions> = {},
  asset: Partial<ServiceAsset> = {},
) => scheduleServiceReminders({ ...car, ...asset }, { asOf, rules, ...options });

describe("a service", () => {
  test("is due by date or by use, whichever comes first", () => {
    // 50 a day: 5,000 more than on 2026-10-22 after 100 days, 2027-01-30; the date is 2027-03-01.
    const byUse = remind({ services: [oil] }, { readings: steady });
    expect(byUse.usePerYear).toBeCloseTo(50 * 365.25, 6);
    expect(byUse.reminders).toMatchObject([
      { kind: "service", by: "use", dueOn: "2027-01-30", on: "2027-01-16", channel: "call", contractId: null },
    ]);
    const byDate = remind({ services: [{ ...oil, everyUse: 60_000 }] }, { readings: steady });
    expect(byDate.reminders).toMatchObject([
      { by: "date", dueOn: "2027-03-01", earliestOn: "2027-03-01", latestOn: "2027-03-01" },
    ]);
    expect(byDate.reminders[0]?.key).toBe("acme:car:oil-change:2025-03-01");
  });

  test("keeps its key whatever the counter shows, until it was held", () => {
    const keysWith = (readings: UseReading[], services: ServiceAsset["services"] = []): string[] =>
      remind({ services: [oil] }, { readings }, { services }).reminders.map(({ key }) => key);
    const more = [...steady, { on: "2026-11-20", use: 33_000 }];
    expect(remind({ services: [oil] }, { readings: more }).reminders[0]?.dueOn).toMatch(/^2026-12/);
    expect(keysWith(more)).toEqual(keysWith(steady));
    expect(keysWith(steady, [{ service: "oil-change", on: "2026-10-22" }])).toEqual(["acme:car:oil-change:2026-10-22"]);
  });

  test("is worked off by the call that it asks for", () => {
    // Due on 2026-12-01, so that the reminder is for 2026-11-17.
    const yearly = { services: [{ service: "check", everyMonths: 21 }] };
    const after = (touches: NonNullable<Account["touches"]>) =>
      remind(yearly, { account: { id: "acme", touches } }).reminders.length;
    expect(after([])).toBe(1);
    expect(after([{ on: "2026-11-17", kind: "call" }])).toBe(0);
    expect(after([{ on: "2026-11-18", kind: "email", about: "check" }])).toBe(0);
    expect(after([{ on: "2026-11-18", kind: "sms", about: "acme:car:check:2025-03-01" }])).toBe(0);
    expect(after([{ on: "2026-11-16", kind: "call" }])).toBe(1);
    expect(after([{ on: "2026-11-22", kind: "call" }])).toBe(1);
    expect(after([{ on: "2026-11-18", kind: "email" }])).toBe(1);
    expect(after([{ on: "2026-11-18", kind: "call", about: "invoice" }])).toBe(1);
    expect(remind(yearly, { account: { id: "acme", touches: [{ on: "2026-11-17", kind: "call" }] } }).dropped).toEqual([
      expect.objectContaining({
        kind: "service",
        reasons: [{ code: "conversation.follow-up.touched", params: { kind: "call", on: "2026-11-17" } }],
      }),
    ]);
  });

  test("counts from the last one held, by the line where its use is not known", () => {
    const services = [
      { service: "oil-change", on: "2026-04-05" },
      { service: "tyres", on: "2026-08-01", use: 25_000 },
      { service: "oil-change", on: "2027-01-01" },
    ];
    const [next] = remind({ services: [{ ...oil, everyUse: 20_000 }] }, { readings: steady }, { services }).reminders;
    // 20,000 on 2026-04-05, so 40,000, which is 10,000 more than on 2026-10-22: 200 days.
    expect(next).toMatchObject({ by: "use", dueOn: "2027-05-10" });
    const known = [{ service: "oil-change", on: "2026-04-05", use: 15_000 }];
    const [sooner] = remind(
      { services: [{ ...oil, everyUse: 20_000 }] },
      { readings: steady },
      { services: known },
    ).reminders;
    expect(sooner?.dueOn).toBe("2027-01-30");
  });

  test("that is overdue is reminded of at once", () => {
    const [late] = remind({ services: [{ ...oil, everyUse: 28_000 }] }, { readings: steady }).reminders;
    expect(late).toMatchObject({ dueOn: "2026-09-12", on: asOf, earliestOn: null });
    expect(late?.reasons).toContainEqual({ code: "conversation.reminder.overdue", params: { dueOn: "2026-09-12" } });
  });

  test("goes by date alone where the readings tell nothing", () => {
    for (const readings of [[], steady.slice(0, 1), steady.map(({ on }) => ({ on, use: 500 }))]) {
      const { reminders, usePerYear } = remind({ services: [oil] }, { readings });
      expect(usePerYear).toBeNull();
      expect(reminders).toMatchObject([{ by: "date", dueOn: "2027-03-01" }]);
      expect(reminders[0]?.reasons).toContainEqual({ code: "conversation.reminder.use-unknown" });
    }
    expect(remind({ services: [{ service: "tyres", everyUse: 100 }] }).reminders).toEqual([]);
  });
});

describe("readings", () => {
  test("in any order, later than the day asked on, or grossly wrong change nothing", () => {
    const rules = { services: [oil] };
    const clean = remind(rules, { readings: steady });
    expect(remind(rules, { readings: steady.toReversed() })).toEqual(clean);
    expect(remind(rules, { readings: [...steady, { on: "2026-12-01", use: 90_000 }] })).toEqual(clean);
    const wrong = remind(rules, {
      readings: [...steady, { on: "2026-06-01", use: 225_000 }, { on: "2026-01-10", use: 15_750 }],
    });
    expect(wrong.reminders[0]?.dueOn).toBe("2027-01-30");
    expect(wrong.reasons).toEqual([{ code: "conversation.reminder.readings-left-out", params: { readings: 1 } }]);
  });

  test("of a straight line leave no doubt, two of them give no interval", () => {
    const [exact] = remind({ services: [oil] }, { readings: steady }).reminders;
    expect([exact?.earliestOn, exact?.latestOn]).toEqual(["2027-01-30", "2027-01-30"]);
    const [two] = remind({ services: [oil] }, { readings: steady.slice(0, 2) }).reminders;
    expect(two).toMatchObject({ dueOn: "2027-01-30", earliestOn: null, latestOn: null });
  });

  /**
   * Driving drawn from: 100 to 500 a week on average, week by week a gamma variable whose deviation is 0.3 to 1 of that;
   * 6 to 15 readings about three months apart, off by 10 or so, one in thirty of them grossly wrong; a level 500 to
   * 15,000 ahead. Cars with fewer readings than an interval needs are left out.
   */
  test(
    "90% prediction intervals hold the day on which a level is reached in 90% to within two points",
    { tags: ["slow"] },
    () => {
      let [covered, count] = [0, 0];
      for (let run = 0; run < 3000; run++) {
        const random = randomStream(21, run);
        const between = (least: number, most: number): number => least + (most - least) * uniform(random);
        const [weekly, shape] = [between(100, 500), between(0.3, 1) ** -2];
        const start = parseDay("2022-01-01");
        const readingDays = [Math.floor(between(0, 60))];
        for (let more = Math.floor(between(5, 15)); more > 0; more--) {
          readingDays.push((readingDays.at(-1) ?? 0) + 7 - Math.floor(80 * Math.log(uniform(random))));
        }
        const last = readingDays.at(-1) ?? 0;
        const levels = [0];
        const driveUntil = (done: () => boolean): void => {
          while (!done()) {
            const week = (weekly * gamma(random, shape)) / shape;
            for (let day = 0; day < 7; day++) levels.push((levels.at(-1) ?? 0) + week / 7);
          }
        };
        driveUntil(() => levels.length > last);
        const readings = readingDays.map((day) => {
          const use = Math.max(0, Math.round((levels[day] ?? 0) + 10 * normal(random)));
          const wrong = uniform(random) < 0.5 ? use * 10 : use + 20_000;
          return { on: plainDate(start + day), use: uniform(random) < 1 / 30 ? wrong : use };
        });
        const target = (levels[last] ?? 0) + between(500, 15_000);
        driveUntil(() => (levels.at(-1) ?? 0) >= target);
        const reached = plainDate(start + levels.findIndex((level) => level >= target));
        const { reminders } = scheduleServiceReminders(
          { ...car, purchasedOn: "2022-01-01" },
          {
            asOf: plainDate(start + last),
            readings,
            rules: { services: [{ service: "belt", everyUse: target }] },
            confidence: 0.9,
          },
        );
        const [belt] = reminders;
        if (belt?.earliestOn == null) continue;
        count++;
        if (belt.earliestOn <= reached && (belt.latestOn === null || reached <= belt.latestOn)) covered++;
      }
      expect(count).toBeGreaterThan(2500);
      expect(Math.abs(covered / count - 0.9)).toBeLessThan(0.02);
    },
  );
});

describe("warranty and trade-in", () => {
  const warranty = { contractId: "van-care" };

  test("the end of a warranty comes with the contract to offer, and is nothing to remind of once it has passed", () => {
    const asset = { warrantyEndsOn: "2027-03-01" };
    expect(remind({ warranty }, {}, asset).reminders).toMatchObject([
      {
        kind: "warranty-end",
        on: "2026-12-31",
        dueOn: "2027-03-01",
        contractId: "van-care",
        code: "conversation.reminder.warranty-contract",
      },
    ]);
    expect(remind({ warranty: {} }, {}, asset).reminders[0]?.code).toBe("conversation.reminder.warranty-end");
    expect(remind({ warranty }, {}, { warrantyEndsOn: "2026-11-20" })).toMatchObject({
      reminders: [],
      dropped: [
        { kind: "warranty-end", reasons: [{ code: "conversation.reminder.passed", params: { on: "2026-11-20" } }] },
      ],
    });
    expect(remind({ warranty }, {}, { warrantyEndsOn: asOf }).reminders).toHaveLength(1);
    expect(remind({ warranty }).reminders).toEqual([]);
  });

  test("a warranty may end by use", () => {
    const asset = { warrantyEndsOn: "2028-03-01", warrantyUse: 40_000 };
    expect(remind({ warranty }, { readings: steady }, asset).reminders).toMatchObject([
      { by: "use", dueOn: "2027-05-10", params: { endsOn: "2027-05-10" } },
    ]);
  });

  test("a trade-in has a window: before it opens, while it is open, and after it", () => {
    const tradeIn = { fromMonths: 24, openMonths: 6 };
    const on = (day: string) => remind({ tradeIn }, { asOf: day });
    expect(on(asOf).reminders).toMatchObject([
      { on: "2027-01-30", dueOn: "2027-03-01", params: { until: "2027-09-01" } },
    ]);
    expect(on("2027-08-01").reminders).toMatchObject([{ on: "2027-08-01" }]);
    expect(on("2027-09-02")).toMatchObject({ reminders: [], dropped: [{ kind: "trade-in" }] });
    expect(remind({ tradeIn: { ...tradeIn, fromUse: 32_500 } }, { readings: steady }).reminders).toMatchObject([
      { by: "use", dueOn: "2026-12-11" },
    ]);
  });
});

describe("the customer's preferences win", () => {
  const shift: [string, string][] = [["09:00", "17:00"]];
  const rules = { services: [oil], warranty: {}, tradeIn: { fromMonths: 24, openMonths: 6 } };
  const asset = { warrantyEndsOn: "2027-03-01" };
  const prefer = (preferences: Account["preferences"], touches: Account["touches"] = []) =>
    remind(rules, { account: { id: "acme", preferences: preferences ?? {}, touches } }, asset);

  test("over everything, where it wants no contact", () => {
    for (const preferences of [{ doNotContact: true }, { channels: [] }, { hours: {} }]) {
      expect(prefer(preferences)).toMatchObject({ reminders: [], dropped: [{}, {}, {}] });
    }
  });

  test("over the channel, the weekday and the language", () => {
    const { reminders } = prefer({ channels: ["sms"], hours: { wed: shift }, language: "lo" });
    expect(reminders.map(({ on, channel, language }) => [on, channel, language])).toEqual([
      ["2027-01-06", "sms", "lo"],
      ["2027-02-03", "sms", "lo"],
      ["2027-02-17", "sms", "lo"],
    ]);
  });

  test("over the days between contacts: what would come too soon is told together with the one before", () => {
    const { reminders } = prefer({ daysBetweenContacts: 40 }, [{ on: "2026-11-20", kind: "call" }]);
    expect(reminders.map(({ on, kind }) => [on, kind])).toEqual([
      ["2026-12-31", "warranty-end"],
      ["2026-12-31", "trade-in"],
      ["2027-02-15", "service"],
    ]);
    expect(reminders[1]?.reasons).toContainEqual({ code: "conversation.reminder.together" });
  });
});

test.each<[string, () => unknown]>([
  ["account.id must be that of the asset, acme", () => remind({}, { account: { id: "other" } })],
  ["rules.services[0] must go by months, by use, or by both", () => remind({ services: [{ service: "oil" }] })],
  ["rules.services[1].service must not come twice", () => remind({ services: [oil, oil] })],
  ["rules must have no field but services", () => remind({ service: [] } as object)],
  ["rules.tradeIn.openMonths must be at least 1, got 0", () => remind({ tradeIn: { fromMonths: 2, openMonths: 0 } })],
  ["readings[0].use must be at least 0", () => remind({}, { readings: [{ on: asOf, use: -1 }] })],
  ["readings[0].on must be a day that exists", () => remind({}, { readings: [{ on: "soon", use: 1 }] })],
  ["purchasedOn must be a day that exists", () => remind({}, {}, { purchasedOn: "2026-02-30" })],
  ["channels must hold at least one", () => remind({}, { channels: [] })],
])("%s", (message, act) => {
  expect(act).toThrow(`scheduleServiceReminders: ${message}`);
});

test("100,000 readings are read in a second or so, of which the latest count", () => {
  const readings = Array.from({ length: 100_000 }, (_, index) => ({
    on: plainDate(parseDay("2025-03-01") + Math.floor(index / 200)),
    use: index,
  }));
  expect(remind({ services: [oil] }, { readings }).usePerYear).toBeGreaterThan(0);
});

test("any reminder is on a working day that suits, never before the day asked on, and due within its interval", () => {
  const shift: [string, string][] = [["09:00", "17:00"]];
  const calendar = { hours: { mon: shift, wed: shift, fri: shift }, holidays: ["2026-12-25"] };
  const anyReadings = fc.array(
    fc.record({ on: fc.integer({ min: 20_000, max: 20_800 }).map(plainDate), use: fc.nat({ max: 60_000 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(anyReadings, fc.nat({ max: 60 }), fc.integer({ min: 20_500, max: 21_500 }), (readings, apart, day) => {
      const account: Account = {
        id: "acme",
        preferences: { daysBetweenContacts: apart, hours: { mon: shift, fri: shift } },
      };
      const rules = {
        services: [oil, { service: "tyres", everyUse: 20_000 }],
        warranty: {},
        tradeIn: { fromMonths: 36, openMonths: 12 },
      };
      const result = remind(
        rules,
        { asOf: plainDate(day), readings, account, calendar },
        { warrantyEndsOn: "2027-03-01", warrantyUse: 50_000 },
      );
      result.reminders.forEach(({ on, dueOn, earliestOn, latestOn, kind }, index) => {
        expect(on >= plainDate(day) && isWorkingDay(on, { calendar })).toBe(true);
        if (kind === "warranty-end") expect(on <= dueOn).toBe(true);
        if (earliestOn !== null) expect(earliestOn <= dueOn).toBe(true);
        if (latestOn !== null) expect(dueOn <= latestOn).toBe(true);
        const next = result.reminders[index + 1];
        if (next && next.on !== on) expect(parseDay(next.on) - parseDay(on)).toBeGreaterThanOrEqual(Math.max(1, apart));
      });
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }),
  );
});
