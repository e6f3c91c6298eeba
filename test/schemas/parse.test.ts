import fc from "fast-check";
import type { Batch } from "retention-kit";
import * as schemas from "retention-kit/schemas";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../src/calendar/days/plain-date.js";

const {
  parseAccounts,
  parseContracts,
  parseDeals,
  parseProducts,
  parsePurchases,
  parseSellers,
  parseSurveyAnswers,
  parseTickets,
  parseTouches,
} = schemas;
const parsers = Object.entries<unknown>(schemas).filter(
  (entry): entry is [string, (rows: readonly unknown[]) => Batch<unknown>] => entry[0].startsWith("parse"),
);

const account = {
  id: "acme",
  name: "Acme",
  segment: "hotel",
  timeZone: "Asia/Phnom_Penh",
  owned: [{ productId: "machine", purchasedOn: "2025-02-28", quantity: 2, warrantyEndsOn: "2027-02-28" }],
  annualBudget: null,
  resources: "limited",
  touches: [{ on: "2026-08-31", kind: "trade fair" }],
  purchases: [{ accountId: "acme", on: "2024-02-29", amount: -12.5 }],
  tickets: [{ id: "T1", openedAt: "2026-11-21T09:00:00+07:00", resolvedAt: null, contacts: 2, channels: ["mail"] }],
  surveys: [{ at: 0, metric: "nps", score: 10, scale: { min: 0, max: 10, higherIsBetter: true } }],
  preferences: { channels: ["call"], hours: { sat: [["10:00", "12:00"]] }, language: "km", daysBetweenContacts: 14 },
};
const seller = {
  id: "north",
  timeZone: "Asia/Vientiane",
  minutesPerDay: 120,
  calendar: { hours: { mon: [["09:00", "17:00"]], fri: [["22:00", "06:00"]] }, holidays: ["2026-12-02"] },
  away: [{ from: "2026-12-24", to: "2026-12-31" }],
};
const messages = (batch: Batch<unknown>): string[] => batch.rejected.map(({ message }) => message);

describe("good rows", () => {
  test("come through as they are", () => {
    expect(parseAccounts([account])).toEqual({ accepted: [account], rejected: [] });
    expect(parseSellers([seller])).toEqual({ accepted: [seller], rejected: [] });
    const openedAt = new Date(Date.UTC(2026, 0, 1));
    expect(parseTickets([{ id: "T", openedAt }]).accepted).toEqual([{ id: "T", openedAt }]);
  });

  test("are not the caller's own objects", () => {
    const [parsed] = parseAccounts([account]).accepted;
    expect(parsed?.owned?.[0]).not.toBe(account.owned[0]);
  });
});

describe("bad rows", () => {
  test.each([
    [{ owned: [{ productId: "p", purchasedOn: "2025-02-29" }] }, "owned[0].purchasedOn must be a day that exists"],
    [{ annualBudget: "900" }, 'annualBudget must be a finite number (Number(value) makes one), got "900"'],
    [{ annualBudget: Infinity }, "annualBudget must be a finite number, got Infinity"],
    [{ annualBudget: -1 }, "annualBudget must be at least 0, got -1"],
    [{ name: 7 }, "name must be a text that is not empty, got 7"],
    [{ resources: "plenty" }, 'resources must be one of none, limited, ample, got "plenty"'],
    [{ timeZone: "Laos" }, 'timeZone must be an IANA time zone such as Asia/Kathmandu, got "Laos"'],
    [{ touches: {} }, "touches must be an array, got {}"],
    [
      { preferences: { hours: { sat: [["10:00", "10:00"]] } } },
      "preferences.hours.sat[0] must be two times that differ",
    ],
    [{ touches: [{ on: "2026-08-31", kind: "call", by: "north" }] }, "touches[0].by must not be there"],
    [{ purchases: [{ on: "2026-08-31", accountId: "other" }] }, "purchases[0].accountId must be acme or left out"],
    [{ tickets: [{ id: "T", openedAt: "2026-08-31T09:00:00" }] }, "tickets[0].openedAt must be a moment"],
    [{ surveys: [{ ...account.surveys[0], score: 11 }] }, "surveys[0].score must lie on its scale, got 11"],
  ])("an account with %j keeps what can be read of it", (fields, message) => {
    const { accepted, rejected } = parseAccounts([account, { ...account, ...fields }]);
    // The list or the object stays, without what is at fault.
    const [field = ""] = Object.keys(fields);
    const left = message.startsWith(`${field}[`) ? [] : field === "preferences" ? {} : undefined;
    expect(accepted).toEqual([account, { ...account, annualBudget: undefined, [field]: left }]);
    expect(rejected).toEqual([
      { index: 1, id: "acme", path: message.split(" ")[0], message: expect.stringContaining(message) as string },
    ]);
  });

  test.each([
    [{ mon: [["09:00", "25:00"]] }, 'calendar.hours.mon[0] must be two times that differ, as ["09:00", "17:00"]'],
    [{ mon: [["09:00"]] }, 'calendar.hours.mon[0] must be two times, as ["09:00", "17:00"]'],
    [
      {
        mon: [
          ["09:00", "12:00"],
          ["11:00", "17:00"],
        ],
      },
      "calendar.hours.mon must hold shifts that do not overlap",
    ],
    [{ monday: [] }, "calendar.hours.monday must not be there"],
  ])("a seller who works %j is refused", (hours, message) => {
    expect(messages(parseSellers([{ ...seller, calendar: { hours } }]))[0]).toContain(`parseSellers: ${message}`);
  });

  test("tell every fault of a row, up to a few", () => {
    expect(messages(parseProducts([{ id: 7, price: "12", margin: 40 }]))).toEqual([
      "parseProducts: id must be a text that is not empty, got 7; price must be a finite number (Number(value) makes one); margin must be at most 1",
    ]);
    expect(messages(parseProducts([{ a: 1, b: 2, c: 3, d: 4, e: 5 }]))[0]).toMatch(/; 3 more$/);
  });

  test("are the rows that are no objects, too", () => {
    const rows = [null, 3, "row", [], undefined];
    expect(parseTouches(rows).rejected.map(({ index, path }) => [index, path])).toEqual(
      rows.map((_, index) => [index, "row"]),
    );
    expect(() => parseTouches({} as [])).toThrow("parseTouches: rows must be a list, got {}");
  });
});

describe("what is unknown", () => {
  const row = { id: "T", openedAt: "2026-11-21T09:00:00Z" };

  test("is null, undefined or an empty text, in every field that may be left out", () => {
    for (const blank of [null, undefined, ""]) {
      const ticket = { ...row, topic: blank, contacts: blank, resolved: blank, waits: blank, accountId: blank };
      const { accepted, rejected } = parseTickets([ticket]);
      expect(rejected).toEqual([]);
      expect(accepted[0]).toEqual({
        ...row,
        topic: blank === "" ? undefined : blank,
        contacts: accepted[0]?.topic,
        resolved: accepted[0]?.topic,
        waits: accepted[0]?.topic,
        accountId: accepted[0]?.topic,
      });
      expect(parseAccounts([{ id: "a", segment: blank, annualBudget: blank, tickets: [ticket] }]).rejected).toEqual([]);
    }
    expect(parseTickets([{ ...row, resolvedAt: "" }]).accepted[0]?.resolvedAt).toBeNull();
  });

  test("is never a field that must be there", () => {
    expect(
      messages(
        parseTickets([
          { ...row, id: "" },
          { ...row, openedAt: null },
        ]),
      ),
    ).toEqual([
      'parseTickets: id must be a text that is not empty, got ""',
      expect.stringMatching(/^parseTickets: openedAt must be a moment: .*, got null$/),
    ]);
  });
});

test("records are held to the same rules as in the main job", () => {
  expect(messages(parseTickets([{ id: "T", openedAt: 1_790_000_000 }]))[0]).toContain("seconds since 1970");
  expect(
    messages(parseTickets([{ id: "T", openedAt: "2026-11-21T09:00:00Z", resolvedAt: "2026-11-20T09:00:00Z" }])),
  ).toEqual(['parseTickets: resolvedAt must not lie before openedAt, got "2026-11-20T09:00:00Z"']);
  expect(messages(parseContracts([{ id: "C", startsOn: "2026-01-01", endsOn: "2025-12-31" }]))).toEqual([
    'parseContracts: endsOn must not lie before startsOn, got "2025-12-31"',
  ]);
  expect(messages(parseDeals([{ id: "D", status: "won" }]))).toEqual([
    "parseDeals: closedOn must be given for a deal that was won, got undefined",
  ]);
});

describe("names that objects have of their own", () => {
  const hostile = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

  test.each(hostile)("%s is a field like any other unknown one", (name) => {
    const row: unknown = JSON.parse(`{"on":"2026-08-31","kind":"call","${name}":{"polluted":true}}`);
    expect(parseTouches([row]).rejected).toMatchObject([{ index: 0, path: name }]);
    const calendar: unknown = JSON.parse(`{"hours":{"${name}":[]}}`);
    expect(parseSellers([{ ...seller, calendar }]).rejected).toMatchObject([{ path: `calendar.hours.${name}` }]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each(hostile)("%s is an id and a segment like any other", (name) => {
    expect(parseAccounts([{ id: name, segment: name }]).accepted).toEqual([{ id: name, segment: name }]);
  });
});

describe("any input", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    key: fc.oneof(
      fc.string(),
      fc.constantFrom("id", "on", "kind", "price", "calendar", "hours", "toJSON", "__proto__"),
    ),
  });

  test.each(parsers)("%s never throws, and every row has its place", (_, parse) => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), (rows) => {
        const { accepted, rejected } = parse(rows);
        // An account may be accepted without the lines of it that are rejected.
        if (parse !== parseAccounts) {
          expect(accepted.length + rejected.length).toBe(rows.length);
          expect(new Set(rejected.map(({ index }) => index)).size).toBe(rejected.length);
        }
        for (const { index, message } of rejected) {
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThan(rows.length);
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 100 },
    );
  });

  const good = (index: number): object => ({ on: plainDate(20_000 + index), kind: "call" });

  test("the good rows between bad ones are accepted in order, the bad ones rejected by index", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), fc.constantFrom(undefined, {}, { on: "soon", kind: "call" }), (plan, bad) => {
        const rows = plan.map((isGood, index) => (isGood ? good(index) : bad));
        const { accepted, rejected } = parseTouches(rows);
        expect(accepted).toEqual(rows.filter((_, index) => plan[index]));
        expect(rejected.map(({ index }) => index)).toEqual(plan.flatMap((isGood, index) => (isGood ? [] : [index])));
      }),
    );
  });

  test("a row changed in one place is refused at that place", () => {
    const numbers = fc.constantFrom("score", "at");
    fc.assert(
      fc.property(numbers, fc.anything(), (field, value) => {
        const row = { at: 0, metric: "ces", score: 3, scale: { min: 1, max: 7, higherIsBetter: true }, [field]: value };
        for (const { path } of parseSurveyAnswers([row]).rejected) expect(path).toBe(field);
      }),
    );
  });
});

test("each row is read as often among ten thousand as among a hundred, good or bad", { tags: ["slow"] }, () => {
  const readsOf = (parse: (rows: unknown[]) => unknown, rows: number): number => {
    let reads = 0;
    const counted = Array.from(
      { length: rows },
      (_, index) =>
        new Proxy(
          { accountId: `a${index}`, on: "2026-11-21" },
          {
            get: (row, name) => {
              reads++;
              return Reflect.get(row, name) as unknown;
            },
          },
        ),
    );
    parse(counted);
    return reads;
  };
  for (const parse of [parsePurchases, parseTouches]) {
    const few = readsOf(parse, 100);
    expect(few).toBeGreaterThan(0);
    expect(readsOf(parse, 10_000)).toBe(100 * few);
  }
  const purchases = Array.from({ length: 100_000 }, (_, index) => ({ accountId: `a${index}`, on: "2026-11-21" }));
  expect(parsePurchases(purchases).accepted).toHaveLength(100_000);
  expect(parseTouches(purchases).rejected).toHaveLength(100_000);
});
