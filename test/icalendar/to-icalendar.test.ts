import { readFileSync } from "node:fs";
import fc from "fast-check";
import ICAL from "ical.js";
import { toICalendar, type CalendarPlan, type ToICalendarOptions } from "retention-kit/icalendar";
import { afterEach, describe, expect, test } from "vitest";
import { dayOfInstant } from "../../src/calendar/days/time-zone.js";
import { plainDate } from "../../src/calendar/days/plain-date.js";
import { first, second } from "./plans.js";

/** An event as a parser read it: instants in UTC, days as they are. */
interface ParsedEvent {
  uid: string;
  sequence: number;
  status: string;
  stamp: string;
  start: string;
  end: string;
  timeZone: string | null;
  summary: string;
  description: string;
}

type Parsed = Record<"first" | "second", { errors: string[]; timeZones: string[]; events: ParsedEvent[] }>;

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/icalendar/${name}`, import.meta.url), "utf8");

/** Reads a file with ical.js, which knows no zones but those that the file describes. */
function parse(text: string): ParsedEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const shown = (time: ICAL.Time): string =>
    time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000", "");
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue("status")),
      stamp: shown(component.getFirstPropertyValue("dtstamp") as ICAL.Time),
      start: shown(event.startDate),
      end: shown(event.endDate),
      timeZone: (component.getFirstProperty("dtstart")?.getParameter("tzid") as string | undefined) ?? null,
      summary: event.summary,
      description: event.description,
    };
  });
}

const review = { accountId: "a1", sellerId: "s1", on: "2026-11-23", minutes: 30, revision: 0, reasons: [] };
const planOf = (...keys: string[]): CalendarPlan => ({ booked: keys.map((key) => ({ ...review, key })) });

describe("two parsers of other people", () => {
  test.each([
    ["first", first],
    ["second", second],
  ] as const)("read the %s plan as it was meant", (name, { plan, options }) => {
    const text = toICalendar(plan, options);
    expect(text).toBe(fixture(`${name}.ics`));
    const byPython = (JSON.parse(fixture("parsed.json")) as Parsed)[name];
    expect(byPython.errors).toEqual([]);
    expect(parse(text)).toEqual(byPython.events);

    expect(byPython.events).toHaveLength(plan.booked.length + (plan.moved ?? []).length);
    plan.booked.forEach(({ key, accountId, on, revision }, index) => {
      const time = options.times?.[key];
      const event = byPython.events[index];
      expect(event).toMatchObject({ sequence: revision, summary: `Review: ${accountId}` });
      expect(event?.start).toBe(time === undefined ? on : String(time.start).replace("Z", ":00Z"));
    });
  });

  test("find cancellations in what the host stored as cancelled or dropped", () => {
    const stored: CalendarPlan["booked"] = [
      { ...review, key: "off", status: "cancelled", revision: 1 },
      { ...review, key: "gone", status: "dropped", revision: 2 },
    ];
    expect(parse(toICalendar({ booked: stored }))).toMatchObject([
      { uid: "off@retention-kit", sequence: 1, status: "CANCELLED" },
      { uid: "gone@retention-kit", sequence: 2, status: "CANCELLED" },
    ]);
  });

  test("find a cancellation where a booking fell away", () => {
    expect(parse(toICalendar(second.plan, second.options)).at(-1)).toMatchObject({
      uid: "tower:first:1@retention-kit",
      sequence: 1,
      status: "CANCELLED",
      start: "2026-11-05",
    });
  });
});

test("a calendar program that imports one plan after the other updates its events and doubles none", () => {
  const imported = JSON.parse(fixture("imported.json")) as Record<"first" | "second", string[]>;
  const events = (state: string[]): [string, string][] =>
    state.map((line) => [line.split("|")[0] ?? "", line.split("|").at(-1) ?? ""]);
  const after = new Map(events(imported.first));
  for (const { uid, status } of parse(fixture("second.ics"))) after.set(uid, status);
  expect(events(imported.second)).toHaveLength(after.size);
  expect(new Map(events(imported.second))).toEqual(after);
  expect(imported.second.find((line) => line.startsWith("mill"))).toContain("2026-11-04 09:15");
});

describe("instants", () => {
  const zones = fc.constantFrom(
    "America/New_York",
    "America/St_Johns",
    "Europe/Dublin",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "UTC",
  );
  const roundTrip = (start: number, timeZone: string): ParsedEvent | undefined => {
    const on = plainDate(dayOfInstant(start, timeZone));
    const plan = { booked: [{ ...review, key: "k", on }] };
    const times = { k: { start, end: start + 5_400_000 } };
    return parse(toICalendar(plan, { times, sellers: [{ id: "s1", timeZone }] }))[0];
  };

  test("come back whole from any zone", () => {
    const quarters = fc.integer({ min: Date.parse("1975-01-01") / 900_000, max: Date.parse("2060-01-01") / 900_000 });
    fc.assert(
      fc.property(zones, quarters, (timeZone, quarter) => {
        const start = quarter * 900_000;
        const event = roundTrip(start, timeZone);
        expect(Date.parse(event?.start ?? "")).toBe(start);
        expect(Date.parse(event?.end ?? "")).toBe(start + 5_400_000);
      }),
    );
  });

  test("come back whole from the hours around a clock change", () => {
    for (const change of ["2026-03-08T07:00Z", "2026-11-01T06:00Z"].map((text) => Date.parse(text))) {
      for (let start = change - 4 * 3_600_000; start <= change + 4 * 3_600_000; start += 900_000) {
        expect(Date.parse(roundTrip(start, "America/New_York")?.start ?? "")).toBe(start);
      }
    }
    expect(roundTrip(Date.parse("2026-11-01T05:30Z"), "America/New_York")?.timeZone).toBeNull();
    expect(roundTrip(Date.parse("2026-11-01T03:15Z"), "America/New_York")?.timeZone).toBe("America/New_York");
  });
});

describe("texts", () => {
  test("of any characters come back, without what a calendar file may not hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const [event, ...others] = parse(toICalendar(planOf("k"), { summary: () => text, description: () => text }));
        const expected = text
          .replaceAll(/\r\n?/g, "\n")
          .split("")
          .filter((letter) => letter === "\n" || letter === "\t" || !/\p{Control}/u.test(letter))
          .join("");
        expect(event?.summary).toBe(expected);
        expect(event?.description).toBe(expected);
        expect(others).toEqual([]);
      }),
    );
  });

  test("of any characters make lines of at most 75 bytes, each ended", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "binary" }), (key, text) => {
        const file = toICalendar(planOf(key), { description: () => text });
        expect(file.endsWith("\r\n")).toBe(true);
        for (const line of file.split("\r\n")) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  test("of keys become different UIDs", () => {
    const keys = ["a:b", "a%3Ab", "a b", "a%20b", "a\nb", "a\\nb", "ab", "A:B"];
    const uids = parse(toICalendar(planOf(...keys))).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(keys.length);
  });
});

describe("one seller's calendar", () => {
  const plan: CalendarPlan = {
    booked: [
      { ...review, key: "stays" },
      { ...review, key: "came", sellerId: "s2" },
    ],
    moved: [
      {
        key: "came",
        accountId: "a1",
        from: { sellerId: "s1", on: "2026-11-20" },
        to: { sellerId: "s2", on: "2026-11-23" },
        revision: 1,
        reasons: [],
      },
      { key: "gone", accountId: null, from: { sellerId: "s2", on: "2026-11-20" }, to: null, revision: 1, reasons: [] },
    ],
  };
  const events = (sellerId?: string): string[] =>
    parse(toICalendar(plan, sellerId === undefined ? {} : { sellerId })).map(
      ({ uid, status }) => `${uid.split("@")[0] ?? ""} ${status}`,
    );

  test("has that seller's reviews, and cancels those that went to another", () => {
    expect(events()).toEqual(["stays TENTATIVE", "came TENTATIVE", "gone CANCELLED"]);
    expect(events("s1")).toEqual(["stays TENTATIVE", "came CANCELLED"]);
    expect(events("s2")).toEqual(["came TENTATIVE", "gone CANCELLED"]);
    expect(events("s3")).toEqual([]);
  });
});

test("a review of several is in the calendar of each, under one UID, in the zone of the file's seller", () => {
  const sellers = [
    { id: "s1", timeZone: "Europe/Oslo" },
    { id: "s2", timeZone: "Asia/Tokyo" },
    { id: "s3", timeZone: "UTC" },
  ];
  // After midnight in Tokyo: the day is the one of the seller whose review it is.
  const times = { both: { start: "2026-11-23T16:00Z", end: "2026-11-23T16:30Z" } };
  const both = { ...review, key: "both", alsoSellerIds: ["s2"] };
  const shown = (plan: CalendarPlan, sellerId: string): unknown[] =>
    parse(toICalendar(plan, { sellers, times, sellerId })).map(({ uid, status, sequence, start, timeZone }) => ({
      ...{ uid, status, sequence, start, timeZone },
    }));
  const event = { uid: "both@retention-kit", status: "TENTATIVE", sequence: 0, start: "2026-11-23T16:00:00Z" };
  expect(shown({ booked: [both] }, "s1")).toEqual([{ ...event, timeZone: "Europe/Oslo" }]);
  expect(shown({ booked: [both] }, "s2")).toEqual([{ ...event, timeZone: "Asia/Tokyo" }]);
  expect(shown({ booked: [both] }, "s3")).toEqual([]);
  expect(parse(toICalendar({ booked: [both] }, { sellers, times }))).toHaveLength(1);

  // The second person changes: a later sequence for who stays, a cancellation for who leaves, an event for who comes.
  const from = { sellerId: "s1", on: review.on, alsoSellerIds: ["s2"] };
  const to = { sellerId: "s1", on: review.on, alsoSellerIds: ["s3"] };
  const change = { key: "both", accountId: "a1", from, to, revision: 1, reasons: [] };
  const swapped = {
    booked: [{ ...both, alsoSellerIds: ["s3"], revision: 1 }],
    moved: [change],
  };
  const states = (plan: CalendarPlan): unknown[] =>
    ["s1", "s2", "s3"].map((sellerId) =>
      parse(toICalendar(plan, { sellers, sellerId })).map(({ status, sequence }) => [status, sequence]),
    );
  expect(states(swapped)).toEqual([[["TENTATIVE", 1]], [["CANCELLED", 1]], [["TENTATIVE", 1]]]);
  expect(states({ booked: [], moved: [{ ...change, to: null }] })).toEqual([
    [["CANCELLED", 1]],
    [["CANCELLED", 1]],
    [],
  ]);
  expect(() => toICalendar({ booked: [{ ...both, alsoSellerIds: [""] }] })).toThrow(
    "plan.booked[0].alsoSellerIds[0] must be a text",
  );
});

describe("the file", () => {
  const home = process.env.TZ;
  afterEach(() => {
    if (home === undefined) delete process.env.TZ;
    else process.env.TZ = home;
  });

  test("is the same wherever and whenever it is written", () => {
    for (const zone of ["UTC", "America/New_York", "Asia/Phnom_Penh", "Pacific/Apia", "Asia/Kathmandu"]) {
      process.env.TZ = zone;
      expect(toICalendar(first.plan, first.options)).toBe(fixture("first.ics"));
    }
  });

  test("is stamped as told, else with the first day of the plan", () => {
    const stamps = (plan: CalendarPlan, options?: ToICalendarOptions): string[] =>
      parse(toICalendar(plan, options)).map(({ stamp }) => stamp);
    expect(stamps(planOf("k"), { stampedAt: "2026-11-21T10:00+07:00" })).toEqual(["2026-11-21T03:00:00Z"]);
    expect(stamps({ ...planOf("k"), from: "2026-11-01" })).toEqual(["2026-11-01T00:00:00Z"]);
    expect(stamps(planOf("k"))).toEqual(["2026-11-23T00:00:00Z"]);
    expect(parse(toICalendar({ booked: [] }))).toEqual([]);
  });
});

test.each<[CalendarPlan, ToICalendarOptions, string]>([
  [planOf("k", "k"), {}, 'plan must hold each key once, got "k"'],
  [planOf(""), {}, "plan.booked[0].key must be a text"],
  [{ booked: [{ ...review, key: "k", on: "2026-02-30" }] }, {}, "plan.booked[0].on must be a day that exists"],
  [{ booked: [{ ...review, key: "k", revision: -1 }] }, {}, "plan.booked[0].revision must be at least 0"],
  [
    { booked: [{ ...review, key: "k", status: "tentative" }] },
    {},
    'plan.booked[0].status must be one of planned, pinned, completed, cancelled, got "tentative"',
  ],
  [planOf("k"), { stampedAt: "2026-11-21" }, "stampedAt must be a moment"],
  [planOf("k"), { sellers: [{ id: "s1", timeZone: "Nowhere" }] }, "sellers[0].timeZone must be an IANA time zone"],
  [planOf("k"), { times: { k: { start: 1, end: 1 } } }, 'times["k"].end must lie after start'],
  [
    planOf("k"),
    { times: { k: { start: "2026-11-24T00:00Z", end: "2026-11-24T01:00Z" } } },
    'times["k"].start must lie on the booked day, 2026-11-23 in UTC, got "2026-11-24T00:00Z"',
  ],
])("bad input is refused (%#)", (plan, options, message) => {
  expect(() => toICalendar(plan, options)).toThrow(`toICalendar: ${message}`);
});

test("a time after midnight belongs to the shift of the booked day", () => {
  const night: [string, string][] = [["22:00", "06:00"]];
  const seller = { id: "s1", timeZone: "Asia/Vientiane", calendar: { hours: { mon: night } } };
  const time = { start: "2026-11-24T00:30+07:00", end: "2026-11-24T01:00+07:00" };
  const [event] = parse(toICalendar(planOf("k"), { sellers: [seller], times: { k: time } }));
  expect(event).toMatchObject({ start: "2026-11-23T17:30:00Z", timeZone: "Asia/Vientiane" });
  const late = { start: "2026-11-24T06:00+07:00", end: "2026-11-24T06:30+07:00" };
  expect(() => toICalendar(planOf("k"), { sellers: [seller], times: { k: late } })).toThrow(
    "must lie on the booked day",
  );
  const { id, timeZone } = seller;
  expect(() => toICalendar(planOf("k"), { sellers: [{ id, timeZone }], times: { k: time } })).toThrow(
    "must lie on the booked day",
  );
});
