import fc from "fast-check";
import {
  businessMinutesBetween,
  evaluateServiceStandards,
  mergeCalendars,
  planReviews,
  proposeSlots,
  runPlaybooks,
  scheduleFollowUps,
  scheduleServiceReminders,
  touchProgress,
  upcomingReviews,
  type LayeredCalendar,
  type PlanningRequest,
  type ReviewRhythmInput,
} from "retention-kit";
import { parseSellers } from "retention-kit/schemas";
import { afterAll, describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { assertUntil } from "../support/assert-until.js";
import { calendarLayers } from "../support/calendars.js";

const HOST_ZONES = ["UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"];
const hostZone = process.env.TZ;
afterAll(() => {
  if (hostZone === undefined) delete process.env.TZ;
  else process.env.TZ = hostZone;
});

// Both changes of the clocks of 2026 and 2027 lie in here, north and south.
const FROM = parseDay("2026-09-20");
const TO = parseDay("2027-05-10");
const zones = fc.constantFrom("America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
const anyDay = fc.integer({ min: FROM, max: TO - 30 });
const hostZones = fc.constantFrom(...HOST_ZONES);

/** What a call gives, or what it refuses. A merged calendar is named otherwise in errors. */
function outcome(call: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(call()));
  } catch (error) {
    return (error as Error).name;
  }
}

describe("layers of a calendar mean the same as the calendar they make, wherever hours count", () => {
  const anyCase = fc.record({
    layers: calendarLayers(FROM, TO),
    day: anyDay,
    timeZone: zones,
    host: hostZones,
    minutes: fc.constantFrom(15, 45, 60),
  });
  type Case = typeof anyCase extends fc.Arbitrary<infer Value> ? Value : never;

  const uses: Record<string, (calendar: LayeredCalendar, any: Case) => unknown> = {
    "a plan, and the slots of its days": (calendar, { day, timeZone, minutes }) => {
      const seller = { id: "north", timeZone, calendar, minutesPerDay: 120, minutesPerWeek: 240 };
      const requests = [0, 1, 2, 3].map((index): PlanningRequest => ({
        key: `k${index}`,
        accountId: `a${index}`,
        sellerId: "north",
        minutes,
        priority: 1 + (index % 2),
        earliestOn: plainDate(day),
        idealOn: plainDate(day + 2 * index),
        latestOn: plainDate(day + 20),
      }));
      const plan = planReviews(requests, { sellers: [seller], from: plainDate(day), to: plainDate(day + 20) });
      return [plan, plan.booked.map((review) => proposeSlots(review, { seller, accountTimeZone: "Europe/London" }))];
    },
    "follow-ups, reminders and playbooks": (calendar, { day, timeZone }) => {
      const on = plainDate(day);
      const account = { id: "a", timeZone, purchases: [{ on }] };
      return [
        scheduleFollowUps({ accountId: "a", on }, { asOf: on, calendar, account }),
        scheduleServiceReminders(
          { id: "M1", accountId: "a", productId: "mill", purchasedOn: on },
          {
            asOf: on,
            calendar,
            rules: { services: [{ service: "oil", everyMonths: 3 }] },
          },
        ),
        runPlaybooks(account, {
          asOf: plainDate(day + 5),
          calendar,
          playbooks: [
            { id: "w", trigger: { on: "new-customer" }, steps: [0, 1, 7].map((after) => ({ after, kind: "call" })) },
          ],
        }),
        touchProgress([account], {
          asOf: on,
          period: "quarter",
          goals: [{ kinds: ["call"], count: 5 }],
          calendar,
        }),
      ];
    },
    "service standards": (calendar, { day, timeZone }) =>
      evaluateServiceStandards(
        [0, 9, 31].map((hours) => ({
          id: `T${hours}`,
          openedAt: new Date((day * 24 + hours) * 3_600_000).toISOString(),
          resolvedAt: new Date((day * 24 + 3 * hours + 50) * 3_600_000).toISOString(),
        })),
        {
          standards: [{ id: "solve", measure: "resolution", atMost: 480, share: 0.9 }],
          calendar,
          timeZone,
          asOf: plainDate(day + 20),
        },
      ),
  };

  test.each(Object.keys(uses))("%s", (name) => {
    const use = uses[name];
    if (use === undefined) throw new Error(name);
    let answered = 0;
    assertUntil(
      fc.property(anyCase, (any) => {
        process.env.TZ = any.host;
        let merged: LayeredCalendar;
        try {
          merged = mergeCalendars(...any.layers);
        } catch {
          return;
        }
        const result = outcome(() => use(any.layers, any));
        expect(result).toEqual(outcome(() => use(merged, any)));
        if (typeof result !== "string") answered++;
      }),
      { numRuns: name.startsWith("service") ? 100 : 170 },
      () => {
        expect(answered).toBeGreaterThan(50);
      },
    );
  });

  test("rows of sellers, which keep their layers", () => {
    fc.assert(
      fc.property(calendarLayers(FROM, TO), (layers) => {
        const row = { id: "north", timeZone: "UTC", calendar: layers };
        const { accepted, rejected } = parseSellers([row]);
        let fits = true;
        try {
          mergeCalendars(...layers);
        } catch {
          fits = false;
        }
        expect(accepted).toEqual(fits ? [row] : []);
        expect(rejected.length).toBe(fits ? 0 : 1);
      }),
      { numRuns: 100 },
    );
    const wrong = parseSellers([{ id: "n", timeZone: "UTC", calendar: [{ holidays: ["2026-02-30"] }] }]).rejected;
    expect(wrong[0]?.path).toBe("calendar[0].holidays[0]");
    expect(parseSellers([{ id: "n", timeZone: "UTC", calendar: [] }]).rejected[0]?.message).toContain(
      "at least one layer",
    );
  });
});

describe("the host's own zone changes nothing", () => {
  test("in 500 cadences, slots and minutes, over the changes of the clocks both ways", () => {
    const rhythm: fc.Arbitrary<ReviewRhythmInput> = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((months) => ({ idealMonths: months, maximumMonths: 12 })),
      fc.integer({ min: 1, max: 52 }).map((weeks) => ({ idealWeeks: weeks, maximumWeeks: 52 })),
      fc.record({ day: fc.integer({ min: 1, max: 31 }) }).map((anchor) => ({ anchor })),
      fc
        .record({
          weekday: fc.constantFrom("mon" as const, "sun" as const),
          week: fc.constantFrom(1 as const, "last" as const),
        })
        .map((anchor) => ({ anchor })),
    );
    fc.assert(
      fc.property(rhythm, anyDay, zones, hostZones, (interval, day, timeZone, host) => {
        const on = plainDate(day);
        const ask = (): unknown => {
          const seller = {
            timeZone,
            calendar: { hours: { sat: [["00:00", "24:00"]], sun: [["01:00", "12:00"]] } },
          } as const;
          return [
            upcomingReviews(
              { id: "a", touches: [{ on, kind: "review" }] },
              { asOf: on, from: on, to: plainDate(day + 400), policy: { intervalsByAccount: { a: interval } } },
            ),
            proposeSlots(
              { on, minutes: 45 },
              { seller, accountTimeZone: "Europe/London", latestStart: "11:00", count: 2 },
            ),
            businessMinutesBetween(`${on}T00:30Z`, `${plainDate(day + 9)}T00:30Z`, {
              calendar: seller.calendar,
              timeZone,
            }),
          ];
        };
        process.env.TZ = "UTC";
        const there = ask();
        process.env.TZ = host;
        expect(ask()).toEqual(there);
      }),
      { numRuns: 500 },
    );
  });
});
