import fc from "fast-check";
import { touchProgress, type Account, type TouchGoal } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";

const goals: TouchGoal[] = [{ kinds: ["review", "call"], count: 4 }];
const acme: Account = {
  id: "acme",
  sellerId: "north",
  segment: "hotel",
  touches: [
    { on: "2026-10-01", kind: "review" },
    { on: "2026-12-31", kind: "call" },
    { on: "2026-11-02", kind: "email" },
    { on: "2026-09-30", kind: "call" },
  ],
};

describe("touches against goals", () => {
  test("count those of the period up to the day, both ends included", () => {
    const on = (asOf: string): unknown => {
      const { accounts, daysLeft } = touchProgress([acme], { asOf, period: "quarter", goals });
      return [accounts[0]?.goals[0]?.done, accounts[0]?.goals[0]?.dueByNow, daysLeft];
    };
    expect(on("2026-10-01")).toEqual([1, 0, 91]);
    // 46 of 92 days are gone.
    expect(on("2026-11-15")).toEqual([1, 2, 46]);
    expect(on("2026-12-31")).toEqual([2, 4, 0]);
    expect(
      touchProgress([acme], { asOf: "2027-05-01", period: { from: "2026-10-01", to: "2026-12-31" }, goals }),
    ).toMatchObject({ daysLeft: 0, accounts: [{ goals: [{ done: 2, remaining: 2, attained: 0.5, behind: 2 }] }] });
    expect(
      touchProgress([acme], { asOf: "2026-09-30", period: { from: "2026-10-01", to: "2026-12-31" }, goals }),
    ).toMatchObject({ daysLeft: 92, accounts: [{ goals: [{ done: 0, dueByNow: 0, behind: 0 }] }] });
  });

  test("hold for the segment and the accounts that they name", () => {
    const bolt: Account = { id: "bolt", segment: "school" };
    const named = (goal: Partial<TouchGoal>): string[] =>
      touchProgress([acme, bolt], {
        asOf: "2026-11-15",
        period: "month",
        goals: [{ kinds: ["call"], count: 1, ...goal }],
      }).accounts.map(({ accountId }) => accountId);
    expect(named({})).toEqual(["acme", "bolt"]);
    expect(named({ segment: "school" })).toEqual(["bolt"]);
    expect(named({ accountIds: ["acme"] })).toEqual(["acme"]);
    expect(named({ accountIds: ["acme"], segment: "school" })).toEqual([]);
    expect(named({ accountIds: null, segment: null })).toEqual(["acme", "bolt"]);
  });

  test("are those of a week that starts on Sunday, where it does", () => {
    const week = { asOf: "2026-11-22", period: "week" as const, goals };
    expect(touchProgress([acme], week)).toMatchObject({ from: "2026-11-16", to: "2026-11-22" });
    expect(touchProgress([acme], { ...week, weekStartsOn: "sun" })).toMatchObject({
      from: "2026-11-22",
      to: "2026-11-28",
    });
  });

  test("are listed by seller in the order of their names, those without one last", () => {
    const asOf = "2026-11-15";
    const sellers = (...ids: (string | null)[]): unknown =>
      touchProgress(
        ids.map((sellerId, index): Account => ({ id: `${index}`, sellerId })),
        { asOf, period: "month", goals },
      ).sellers.map(({ sellerId, accounts }) => [sellerId, accounts]);
    const expected = [
      ["a", 1],
      ["b", 2],
      ["c", 1],
      [null, 1],
    ];
    expect(sellers("b", null, "c", "a", "b")).toEqual(expected);
    expect(sellers(null, "c", "b", "b", "a")).toEqual(expected);
    expect(sellers("a", "b", "b", "c", null)).toEqual(expected);
  });

  test("are all due where the period has no working day", () => {
    const calendar = { hours: { mon: [["09:00", "17:00"]] as [string, string][] } };
    const sunday = { from: "2026-11-22", to: "2026-11-22" };
    const { accounts, daysLeft } = touchProgress([acme], { asOf: "2026-11-20", period: sunday, goals, calendar });
    expect([accounts[0]?.goals[0]?.dueByNow, daysLeft]).toEqual([4, 0]);
  });

  test("tell the pace by working days", () => {
    const calendar = { hours: { mon: [["09:00", "17:00"]] as [string, string][] } };
    const week = { asOf: "2026-11-23", period: "week" as const, goals };
    expect(touchProgress([acme], week).accounts[0]?.goals[0]?.dueByNow).toBe(0);
    expect(touchProgress([acme], { ...week, calendar }).accounts[0]?.goals[0]?.dueByNow).toBe(4);
  });

  test("are refused where they make no sense, and bad rows are rejected", () => {
    const asOf = "2026-11-23";
    expect(() => touchProgress([], { asOf, period: "decade" as "year", goals })).toThrow(
      "touchProgress: period must be",
    );
    expect(() => touchProgress([], { asOf, period: "year", goals: [{ kinds: [], count: 0 }] })).toThrow(
      "touchProgress: goals[0].count must be at least 1",
    );
    const { accounts, rejected } = touchProgress([acme, {} as Account, acme], { asOf, period: "year", goals });
    expect([accounts.length, rejected.length]).toEqual([1, 2]);
  });

  test("add up by seller as a count of each account says, touches beyond a goal aside", () => {
    const anyOn = fc.integer({ min: parseDay("2026-10-01"), max: parseDay("2026-12-31") }).map(plainDate);
    const anyTouches = fc.array(fc.record({ on: anyOn, kind: fc.constantFrom("review", "call", "email") }), {
      maxLength: 8,
    });
    const anyAccounts = fc
      .array(fc.record({ touches: anyTouches, sellerId: fc.constantFrom("north", "south") }), { maxLength: 6 })
      .map((rows) => rows.map((row, index) => ({ id: `account-${index}`, ...row })));
    fc.assert(
      fc.property(anyAccounts, fc.integer({ min: 1, max: 5 }), anyOn, (accounts, count, asOf) => {
        const { sellers } = touchProgress(accounts, {
          asOf,
          period: "quarter",
          goals: [{ kinds: ["review", "call"], count }],
        });
        for (const { sellerId, goal, done, remaining, attained, accounts: ofSeller } of sellers) {
          const own = accounts.filter((account) => account.sellerId === sellerId);
          const held = own.map(
            ({ touches }) => touches.filter(({ on, kind }) => on <= asOf && kind !== "email").length,
          );
          const counted = held.reduce((sum, touches) => sum + Math.min(count, touches), 0);
          expect([ofSeller, goal, done]).toEqual([own.length, count * own.length, held.reduce((a, b) => a + b, 0)]);
          expect(remaining).toBe(goal - counted);
          expect(attained).toBeCloseTo(counted / goal, 12);
        }
      }),
      { numRuns: 300 },
    );
  });
});
