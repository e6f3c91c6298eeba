import fc from "fast-check";
import { expect, test } from "vitest";
import { type WorkingCalendar, planReviews, type PlanningRequest, type Seller, type Weekday } from "retention-kit";
import { parseDay, plainDate, weekdayIndex } from "../../src/calendar/days/plain-date.js";
import { wallMinutes } from "../support/minute-walker.js";

/** A Monday; the clocks of Berlin change on the Sunday after, those of New York did two weeks before. */
const FROM = parseDay("2026-03-23");
/** So long that a few reviews are planned one by one rather than carried from day to day. */
const DAYS = 40;
const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Asia/Tokyo"] as const;

const anyZone = fc.constantFrom(...ZONES);
const anyShifts = fc.constantFrom<[string, string][]>(
  [["06:00", "11:30"]],
  [
    ["09:00", "12:00"],
    ["16:00", "22:00"],
  ],
  [],
);
const anySeller = (id: string): fc.Arbitrary<Seller> =>
  fc
    .record({
      timeZone: anyZone,
      hours: fc.record({ mon: anyShifts, tue: anyShifts, wed: anyShifts, thu: anyShifts, fri: anyShifts }),
      segments: fc.option(fc.subarray(["small", "large"]), { nil: undefined }),
    })
    .map(({ timeZone, hours, segments }) => ({
      id,
      timeZone,
      minutesPerDay: 60,
      calendar: { hours },
      ...(segments !== undefined && { segments }),
    }));

const anyRequest = fc
  .record(
    {
      minutes: fc.constant(60),
      segment: fc.constantFrom("small", "large", "other"),
      timeZone: anyZone,
      sellerId: fc.constantFrom("bo", "cy"),
    },
    { requiredKeys: ["minutes"] },
  )
  .chain((who) =>
    fc
      .record({ opens: fc.nat({ max: 8 }), ideal: fc.nat({ max: 4 }), length: fc.nat({ max: 4 }) })
      .map(({ opens, ideal, length }): Omit<PlanningRequest, "key"> => ({
        ...who,
        accountId: "acme",
        priority: 1,
        earliestOn: plainDate(FROM + opens),
        idealOn: plainDate(FROM + opens + Math.min(ideal, length)),
        latestOn: plainDate(FROM + opens + length),
      })),
  );

/** Minutes of a seller's day in which it is 9 to 17 o'clock in a zone, by watching both clocks every quarter of an hour. */
function commonMinutes({ calendar, timeZone }: Seller, day: number, accountZone: string): number {
  const shifts = (calendar as WorkingCalendar).hours[WEEKDAYS[weekdayIndex(day)] ?? "mon"] ?? [];
  let common = 0;
  for (let quarter = -96; quarter < 2 * 96; quarter++) {
    const ms = day * 86_400_000 + quarter * 900_000;
    const shown = new Date(wallMinutes(ms, timeZone) * 60_000).toISOString();
    const time = shown.slice(11, 16);
    const atWork =
      shown.startsWith(plainDate(day)) && shifts.some(([start = "", end = ""]) => start <= time && time < end);
    const hour = Math.floor((wallMinutes(ms, accountZone) % 1440) / 60);
    if (atWork && hour >= 9 && hour < 17) common += 15;
  }
  return common;
}

function mayHold(seller: Seller, day: number, request: Omit<PlanningRequest, "key">): boolean {
  const { sellerId, segment, timeZone, minutes } = request;
  const works = ((seller.calendar as WorkingCalendar).hours[WEEKDAYS[weekdayIndex(day)] ?? "mon"] ?? []).length > 0;
  if (!works || sellerId != null) return works && sellerId === seller.id;
  if (segment != null && seller.segments?.includes(segment) === false) return false;
  return timeZone == null || commonMinutes(seller, day, timeZone) >= minutes;
}

test("reviews that name no seller go to those who serve the segment, in the account's hours, at the least cost", () => {
  const plannings = fc.record({
    requests: fc
      .array(anyRequest, { maxLength: 4 })
      .map((some) => some.map((one, index): PlanningRequest => ({ key: `k${index}`, ...one }))),
    sellers: fc.tuple(anySeller("bo"), anySeller("cy"), anySeller("dee")),
  });
  fc.assert(
    fc.property(plannings, ({ requests, sellers }) => {
      const unbookedPenalty = 100;
      const places = requests.map((request) => {
        const opens = parseDay(request.earliestOn);
        const days = Array.from({ length: parseDay(request.latestOn) - opens + 1 }, (_, index) => opens + index);
        return days.flatMap((day) => {
          const away = day - parseDay(request.idealOn);
          const cost = away < 0 ? -away : 2 * away;
          return sellers
            .filter((seller) => mayHold(seller, day, request))
            .map(({ id }) => ({ place: `${id} ${plainDate(day)}`, cost }));
        });
      });
      const leastFrom = (index: number, taken: readonly string[]): number => {
        const own = places[index];
        if (own === undefined) return 0;
        const booked = own
          .filter(({ place }) => !taken.includes(place))
          .map(({ place, cost }) => cost + leastFrom(index + 1, [...taken, place]));
        return Math.min(unbookedPenalty + leastFrom(index + 1, taken), ...booked);
      };
      const span = { from: plainDate(FROM), to: plainDate(FROM + DAYS - 1) };
      const plan = planReviews(requests, { sellers, ...span, unbookedPenalty });
      expect(plan.cost).toBe(leastFrom(0, []));
      for (const { key, sellerId, on } of plan.booked) {
        const index = requests.findIndex((request) => request.key === key);
        expect(places[index]?.map(({ place }) => place)).toContain(`${sellerId} ${on}`);
      }
      for (const { key, cause } of plan.unbooked) {
        const nowhere = places[requests.findIndex((request) => request.key === key)]?.length === 0;
        expect(["no-seller", "no-working-day"].includes(cause)).toBe(nowhere);
      }
    }),
    { numRuns: 65 },
  );
});
