import fc from "fast-check";
import { revenueRetention, type ContractRow, type Purchase } from "retention-kit";
import { describe, expect, test } from "vitest";

const days = { from: "2025-12-31", to: "2026-12-31" };
const contract = (accountId: string, id: string, fields: Partial<ContractRow>): ContractRow => ({
  accountId,
  id,
  startsOn: "2025-01-01",
  endsOn: "2025-12-31",
  amount: 100,
  per: "year",
  ...fields,
});
const year2026 = { startsOn: "2026-01-01", endsOn: "2026-12-31" };

describe("of contracts", () => {
  /** A book by hand, yearly: kept 100; grew 100 to 150; shrank 100 to 40; left with 200; came back with 70; new with 500. */
  const book: ContractRow[] = [
    contract("kept", "k1", {}),
    contract("kept", "k2", { ...year2026, renewedFrom: "k1" }),
    contract("grew", "g1", {}),
    contract("grew", "g2", { ...year2026, amount: 12.5, per: "month", renewedFrom: "g1" }),
    contract("shrank", "s1", { amount: 25, per: "quarter" }),
    contract("shrank", "s2", { ...year2026, amount: 10, per: "quarter", renewedFrom: "s1" }),
    contract("left", "l1", { amount: 200 }),
    contract("back", "b1", { startsOn: "2023-01-01", endsOn: "2023-12-31", amount: 60 }),
    contract("back", "b2", { ...year2026, amount: 70 }),
    contract("new", "n1", { ...year2026, amount: 500 }),
    contract("drafted", "d1", { ...year2026, status: "draft" }),
  ];

  test("a year by hand", () => {
    expect(revenueRetention(book, days)).toMatchObject({
      accounts: 4,
      start: 500,
      end: 290,
      gross: (100 + 100 + 40) / 500,
      net: 290 / 500,
      expansion: 50,
      contraction: 60,
      churned: 200,
      churnedAccounts: 1,
      wonBack: 70,
      wonBackAccounts: 1,
      won: 500,
      wonAccounts: 1,
      rejected: [],
    });
  });

  test("one that renews by itself runs on unless it was cancelled, and ends where its successor begins", () => {
    const net = (...rows: ContractRow[]): number | null => revenueRetention(rows, days).net;
    expect(net(contract("a", "1", { autoRenews: true }))).toBe(1);
    expect(net(contract("a", "1", { autoRenews: true, status: "cancelled" }))).toBe(0);
    expect(net(contract("a", "1", { autoRenews: true, status: "expired" }))).toBe(0);
    expect(net(contract("a", "1", { endsOn: null }))).toBe(1);
    // Two weeks of both, and the old one would run on for ever.
    const successor = contract("a", "2", {
      startsOn: "2025-12-15",
      endsOn: "2027-01-01",
      renewedFrom: "1",
      amount: 130,
    });
    const both = revenueRetention([contract("a", "1", { autoRenews: true }), successor], days);
    expect([both.start, both.end]).toEqual([130, 130]);
    // The same id in another account is another contract.
    expect(net(contract("a", "1", { autoRenews: true }), { ...successor, accountId: "b" })).toBe(1);
  });

  test("renewals that go round, or fork, erase no revenue, in whatever order the rows come", () => {
    const ends = (...rows: ContractRow[]): number[] => {
      const { start, end } = revenueRetention(rows, days);
      expect(revenueRetention([...rows].reverse(), days)).toEqual(revenueRetention(rows, days));
      return [start, end];
    };
    const open = { endsOn: null };
    expect(ends(contract("a", "1", { ...open, renewedFrom: "1" }))).toEqual([100, 100]);
    // Each says that it renewed the other: the later one did.
    const later = contract("a", "2", { ...year2026, amount: 150, renewedFrom: "1" });
    expect(ends(contract("a", "1", { ...open, renewedFrom: "2" }), later)).toEqual([100, 150]);
    expect(
      ends(contract("a", "1", { ...open, renewedFrom: "2" }), contract("a", "2", { ...open, renewedFrom: "1" })),
    ).toEqual([200, 200]);
    // Three of one day in a circle say nothing, and a fourth that renewed one of them does.
    const circle = ["3", "1", "2"].map((renewedFrom, index) => contract("a", `${index + 1}`, { ...open, renewedFrom }));
    expect(ends(...circle)).toEqual([300, 300]);
    expect(ends(...circle, contract("a", "4", { ...year2026, amount: 150, renewedFrom: "2" }))).toEqual([300, 350]);
    // Replaced on its first day: the second pays.
    expect(ends(contract("a", "1", open), contract("a", "2", { ...open, amount: 150, renewedFrom: "1" }))).toEqual([
      150, 150,
    ]);
    // Renewed by two, in parts: it ends where the first of them begins.
    expect(
      ends(contract("a", "1", open), later, contract("a", "3", { ...later, id: "3", startsOn: "2026-06-01" })),
    ).toEqual([100, 300]);
  });

  test("one of the same product that begins when another ends renewed it, and one that overlaps did not", () => {
    const ends = (...rows: ContractRow[]): number[] => {
      const { start, end, rejected } = revenueRetention(rows, days);
      expect(rejected).toEqual([]);
      return [start, end];
    };
    const care = { productId: "care", autoRenews: true };
    const next = { ...year2026, productId: "care", amount: 130 };
    expect(ends(contract("a", "1", care), contract("a", "2", next))).toEqual([100, 130]);
    // Its last day is the first day of the next, as many systems have it.
    expect(ends(contract("a", "1", { ...care, endsOn: "2026-01-01" }), contract("a", "2", next))).toEqual([100, 130]);
    expect(ends(contract("a", "1", care), contract("a", "2", { ...next, productId: "lease" }))).toEqual([100, 230]);
    // In the middle of the first it is one more; some weeks before the end it renews early, and no day pays twice.
    const overlapping = { ...next, startsOn: "2025-08-01" };
    expect(ends(contract("a", "1", care), contract("a", "2", overlapping))).toEqual([230, 230]);
    expect(ends(contract("a", "1", care), contract("a", "2", { ...next, startsOn: "2025-12-01" }))).toEqual([130, 130]);
    // Further seats up to the same end are one more, however late they come.
    const seats = { ...next, startsOn: "2025-12-01", endsOn: "2025-12-31" };
    expect(ends(contract("a", "1", { productId: "care" }), contract("a", "2", seats))).toEqual([230, 0]);
    // Two that run beside each other, each renewed once.
    const both = [
      contract("a", "1", care),
      contract("a", "2", care),
      contract("a", "3", next),
      contract("a", "4", next),
    ];
    expect(ends(...both)).toEqual([200, 260]);
    expect(ends(...both.slice(0, 3))).toEqual([200, 230]);
  });

  test("one that is renewed some days late is renewed without a gap, and lost where that takes too long", () => {
    const kept = (startsOn: string, days2: { from: string; to: string; renewalWindowDays?: number }) => {
      const next = { productId: "care", startsOn, endsOn: "2027-06-30", amount: 130 };
      const rows = [contract("a", "1", { productId: "care" }), contract("a", "2", next)];
      const { start, end, churned, wonBack } = revenueRetention(rows, days2);
      return [start, end, churned, wonBack];
    };
    const inGap = { from: "2025-12-31", to: "2026-01-15" };
    expect(kept("2026-01-20", inGap)).toEqual([100, 100, 0, 0]);
    expect(kept("2026-01-20", { ...inGap, renewalWindowDays: 18 })).toEqual([100, 0, 100, 0]);
    expect(kept("2026-01-20", { ...inGap, renewalWindowDays: 19 })).toEqual([100, 100, 0, 0]);
    expect(kept("2026-06-01", inGap)).toEqual([100, 0, 100, 0]);
    expect(kept("2026-06-01", { from: "2026-01-15", to: "2026-06-01" })).toEqual([0, 0, 0, 130]);
  });

  test("one that was cancelled without an end ends where it was renewed, else it is left out", () => {
    const cancelled = contract("a", "1", { endsOn: null, status: "cancelled" });
    const next = contract("a", "2", { ...year2026, amount: 130, renewedFrom: "1" });
    expect(revenueRetention([cancelled, next], days)).toMatchObject({ start: 100, end: 130, rejected: [] });
    expect(revenueRetention([next, cancelled, { ...next, accountId: "b" }], days).rejected).toEqual([]);
    const alone = revenueRetention([next, { ...cancelled, id: "3" }], days);
    expect(alone.rejected.map(({ index, id, path }) => [index, id, path])).toEqual([[1, "3", "endsOn"]]);
    expect([alone.start, alone.won]).toEqual([0, 130]);
  });

  test("of several segments the latest counts, and draws do not follow the order of the rows", () => {
    const rows = [
      contract("a", "1", { segment: "cafe" }),
      contract("a", "2", { ...year2026, segment: "hotel" }),
      contract("b", "3", { endsOn: null, amount: 900, segment: "hotel" }),
      contract("c", "4", { endsOn: null, amount: 50, segment: "hotel" }),
    ];
    const found = revenueRetention(rows, { ...days, by: "segment" });
    expect(found.groups.map(({ name, accounts }) => [name, accounts])).toEqual([["hotel", 3]]);
    expect(revenueRetention([...rows].reverse(), { ...days, by: "segment" })).toEqual(found);
  });

  test("where both kinds come, that of most rows counts, and the others are left out", () => {
    const bought = { accountId: "p", on: "2025-06-01", amount: 40 };
    const stray = revenueRetention([bought, contract("a", "1", {}), { ...bought, amount: 2 }], days);
    expect(stray.rejected.map(({ index, path }) => [index, path])).toEqual([[1, "startsOn"]]);
    expect(stray.start).toBe(42);
    const even = revenueRetention([bought, contract("a", "1", {})], days);
    expect(even.rejected.map(({ index, path }) => [index, path])).toEqual([[0, "startsOn"]]);
    expect(even.start).toBe(100);
  });

  test("by cohort, by segment, and as you say", () => {
    const rows = book.map((row) => ({ ...row, segment: row.accountId === "left" ? "cafe" : "hotel" }));
    const names = (by: "cohort" | "segment" | ((id: string) => string | null)) =>
      revenueRetention(rows, { ...days, by }).groups.map(({ name, accounts, net }) => [name, accounts, net]);
    expect(names("cohort")).toEqual([
      ["2023", 0, null],
      ["2025", 4, 0.58],
      ["2026", 0, null],
    ]);
    expect(names("segment")).toEqual([
      ["cafe", 1, 0],
      ["hotel", 3, 290 / 300],
    ]);
    expect(names((id) => (id === "kept" ? "loyal" : null))).toEqual([["loyal", 1, 1]]);
  });

  test("rows that cannot be added up are left out, each with its place", () => {
    const rows = [
      contract("a", "1", { amount: null }),
      contract("a", "2", { per: null }),
      contract("a", "3", { status: "cancelled", endsOn: null }),
      contract("a", "4", { startsOn: "2026-02-30" }),
      contract("a", "5", { amount: "100" as never }),
      { on: "2026-01-01", accountId: "a", amount: 5 },
      contract(null as never, "6", {}),
      contract("a", "7", { segment: "" }),
      contract("a", "7", {}),
      contract("a", "8", { status: "live" }),
      contract("a", "9", { autoRenews: "true" as never }),
      contract("a", "10", { endsOn: "2024-12-31" }),
    ];
    const { rejected, start } = revenueRetention(rows, days);
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "amount"],
      [1, "amount"],
      [2, "endsOn"],
      [3, "startsOn"],
      [4, "amount"],
      [5, "startsOn"],
      [6, "accountId"],
      [8, "id"],
      [9, "status"],
      [10, "autoRenews"],
      [11, "endsOn"],
    ]);
    expect(start).toBe(100);
  });
});

describe("published examples", () => {
  /** Klipfolio, "GRR vs. NRR": 100 customers at 2,000 a month; one adds 4,000, two go down by 500, one cancels. */
  test("98.5% gross and 100.5% net", () => {
    const after = (index: number): number => (index === 0 ? 6000 : index < 3 ? 1500 : index === 3 ? 0 : 2000);
    const rows = Array.from({ length: 100 }, (_, index) => [
      contract(`a${index}`, "before", { amount: 2000, per: "month" }),
      contract(`a${index}`, "after", { ...year2026, amount: after(index), per: "month" }),
    ]).flat();
    const { gross, net, start } = revenueRetention(rows, days);
    expect(start / 12).toBe(200_000);
    expect(gross).toBeCloseTo(0.985, 12);
    expect(net).toBeCloseTo(1.005, 12);
  });

  /** MetricKit's calculator: 100,000 a month, 12,000 expansion, 5,000 contraction, 8,000 churned. */
  test("87% gross and 99% net", () => {
    const rows = [
      [12_000, 24_000],
      [10_000, 5000],
      [8000, 0],
      [70_000, 70_000],
    ].flatMap(([before = 0, after = 0], index) => [
      contract(`a${index}`, "before", { amount: before, per: "month" }),
      contract(`a${index}`, "after", { ...year2026, amount: after, per: "month" }),
    ]);
    const found = revenueRetention(rows, days);
    expect([found.expansion / 12, found.contraction / 12, found.churned / 12]).toEqual([12_000, 5000, 8000]);
    expect(found.gross).toBeCloseTo(0.87, 12);
    expect(found.net).toBeCloseTo(0.99, 12);
  });
});

describe("of purchases", () => {
  test("the money of twelve months up to each day, returns taken off", () => {
    const rows: Purchase[] = [
      { accountId: "a", on: "2024-12-31", amount: 1000 },
      { accountId: "a", on: "2025-01-01", amount: 60 },
      { accountId: "a", on: "2025-12-31", amount: 40 },
      { accountId: "a", on: "2026-05-01", amount: 150 },
      { accountId: "a", on: "2026-05-09", amount: -30 },
      { accountId: "b", on: "2025-06-01", amount: 100 },
      { accountId: "b", on: "2027-01-01", amount: 100 },
    ];
    expect(revenueRetention(rows, days)).toMatchObject({ start: 200, end: 120, gross: 0.5, net: 0.6, churned: 100 });
    const half = revenueRetention(rows, { from: "2025-12-31", to: "2026-06-30", months: 6 });
    expect([half.start, half.end, half.won]).toEqual([40, 120, 0]);
    expect(revenueRetention([{ accountId: "a", on: "2026-01-01" }], days).rejected).toMatchObject([{ path: "amount" }]);
  });
});

describe("the bounds", () => {
  test("are the quantiles of all ways to draw three accounts anew", () => {
    const money: [start: number, end: number][] = [
      [100, 120],
      [300, 0],
      [50, 45],
    ];
    const rows = money.flatMap(([start, end], index) => [
      { accountId: `a${index}`, on: "2025-06-01", amount: start },
      ...(end > 0 ? [{ accountId: `a${index}`, on: "2026-06-01", amount: end }] : []),
    ]);
    const all = [0, 1, 2].flatMap((i) => [0, 1, 2].flatMap((j) => [0, 1, 2].map((k) => [i, j, k])));
    const shares = all.map((drawn) => {
      const [start, end] = drawn.reduce<[number, number]>(
        (sum, index) => [sum[0] + (money[index]?.[0] ?? 0), sum[1] + (money[index]?.[1] ?? 0)] as [number, number],
        [0, 0],
      );
      return end / start;
    });
    const quantile = (share: number): number => shares.toSorted((a, b) => a - b)[Math.floor(share * 27)] ?? NaN;
    const { lower, upper } = revenueRetention(rows, { ...days, resamples: 20_000, confidence: 0.8 });
    expect(lower).toBeCloseTo(quantile(0.1), 9);
    expect(upper).toBeCloseTo(quantile(0.9), 9);
    expect(revenueRetention(rows, { ...days, seed: 7 })).toEqual(revenueRetention(rows, { ...days, seed: 7 }));
    expect(revenueRetention(rows, { ...days, resamples: 0 })).toMatchObject({
      lower: null,
      grossUpper: null,
      net: 165 / 450,
    });
  });

  test("and all other figures hang together in any book", () => {
    const row = fc.record({
      accountId: fc.constantFrom("a", "b", "c", "d"),
      on: fc.constantFrom("2024-03-01", "2025-03-01", "2025-09-01", "2026-03-01", "2026-09-01"),
      amount: fc.integer({ min: 1, max: 5000 }).map((cents) => cents / 100),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const r = revenueRetention(rows, { ...days, by: "cohort", resamples: 50 });
        expect(r.start + r.expansion - r.contraction - r.churned).toBeCloseTo(r.end, 6);
        if (r.gross !== null && r.net !== null) {
          expect(r.gross).toBeLessThanOrEqual(Math.min(1, r.net) + 1e-12);
          expect(r.gross).toBeCloseTo(1 - (r.contraction + r.churned) / r.start, 9);
        }
        for (const field of ["start", "end", "wonBack", "won", "churned", "accounts"] as const) {
          expect(r.groups.reduce((sum, group) => sum + group[field], 0)).toBeCloseTo(r[field], 6);
        }
      }),
    );
  });

  test("what is asked wrongly is refused", () => {
    expect(() => revenueRetention([], { from: days.to, to: days.from })).toThrow("options.to must be later than");
    expect(() => revenueRetention([], { ...days, by: "size" as "cohort" })).toThrow(
      "options.by must be cohort, segment",
    );
    expect(() => revenueRetention({} as [], days)).toThrow("rows must be an array");
    const rows = [contract("a", "1", {})];
    expect(() => revenueRetention(rows, { ...days, by: () => 7 as never })).toThrow("options.by must be a text");
    expect(revenueRetention([], days)).toMatchObject({ accounts: 0, gross: null, net: null, lower: null });
  });
});
