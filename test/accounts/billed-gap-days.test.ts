import type { Contract, Purchase } from "retention-kit";
import { expect, test } from "vitest";
import { billedGapDays } from "../../src/accounts/billed-gap-days.js";

const DAY = 86_400_000;
/** A year of 365.25 days, in months. */
const MONTH = 365.25 / 12;
const asOf = Date.parse("2026-11-20") / DAY;
const year: Contract = { id: "Y", startsOn: "2025-12-09", endsOn: "2026-12-08", amount: 1200, per: "year" };
const paid = (on: string, amount?: number, productId?: string): Purchase => ({ on, amount, productId });
const gapOf = (purchases: Purchase[], contracts: Contract[], now = contracts) =>
  billedGapDays({ purchases, contracts }, now, asOf);

test.each<[string, Purchase[], Contract[], number | null]>([
  ["a year that is paid at once", [paid("2025-12-09", 1200)], [year], 12],
  ["a year that is paid by the quarter", [paid("2026-06-09", 300), paid("2026-09-09", 300)], [year], 3],
  ["thirds of a cent are rounded", [paid("2026-09-09", 33.33)], [{ ...year, amount: 400 }], 1],
  ["a month, paid for a year", [paid("2026-01-01", 1200)], [{ ...year, amount: 100, per: "month" }], 12],
  [
    "a monthly contract beside a yearly one",
    [paid("2025-12-09", 1200), paid("2026-11-02", 70)],
    [year, { id: "M", startsOn: "2026-01-01", amount: 70, per: "month" }],
    1,
  ],
  [
    "an order beside it, in the year before the last bill",
    [paid("2025-03-09", 80), paid("2025-12-09", 1200)],
    [year],
    null,
  ],
  ["an order since", [paid("2025-12-09", 1200), paid("2026-03-01", 80)], [year], null],
  ["an order long before", [paid("2024-11-30", 80), paid("2025-12-09", 1200)], [year], 12],
  [
    "what came back is none",
    [paid("2025-12-09", 1200), paid("2026-03-01", 80, "a"), paid("2026-03-02", -80, "a")],
    [year],
    12,
  ],
  [
    "another amount of its product, which says no months",
    [paid("2026-01-01", 90, "p")],
    [{ ...year, productId: "p" }],
    null,
  ],
  ["another product", [paid("2026-01-01", 1200, "q")], [{ ...year, productId: "p" }], null],
  ["no purchase", [], [year], null],
  ["a draft brings nothing", [paid("2026-01-01", 1200)], [{ ...year, status: "draft" }], null],
])("%s", (_, purchases, contracts, months) => {
  const gap = gapOf(purchases, contracts);
  if (months === null) expect(gap).toBeNull();
  else expect(gap).toBeCloseTo(months * MONTH, 9);
});

test("earlier terms brought the earlier bills, and the last bill is one of a contract that counts now", () => {
  const before: Contract = { ...year, id: "B", startsOn: "2024-12-09", endsOn: "2025-12-08", amount: 1100 };
  const bills = [paid("2024-12-09", 1100), paid("2025-12-09", 1200)];
  expect(gapOf(bills, [before, year], [year])).toBeCloseTo(365.25, 9);
  expect(gapOf(bills.slice(0, 1), [before, year], [year])).toBeNull();
  expect(gapOf(bills, [before, year], [])).toBeNull();
});

test("one bill of two contracts is not taken for three months of the smaller one", () => {
  const contracts: Contract[] = [100, 50].map((amount) => ({
    id: `${amount}`,
    startsOn: "2026-01-01",
    amount,
    per: "month",
  }));
  const bills = ["2026-08-05", "2026-09-05", "2026-10-05", "2026-11-05"].map((on) => paid(on, 150));
  // Gaps of 30, 31 and 31 days.
  expect(gapOf(bills, contracts)).toBe(31);
  // Nothing but their days tells it.
  expect(gapOf(bills.slice(0, 2), contracts)).toBeCloseTo(3 * MONTH, 9);
});

test("two monthly contracts that are billed two days apart bring no rhythm of two days", () => {
  const contracts: Contract[] = [100, 70].map((amount, at) => ({
    id: `${amount}`,
    startsOn: `2026-01-0${1 + 2 * at}`,
    amount,
    per: "month",
  }));
  const months = ["07", "08", "09", "10", "11"];
  const bills = months.flatMap((month) => [paid(`2026-${month}-01`, 100), paid(`2026-${month}-03`, 70)]);
  // A month of 30.4 days, or of 31: never the 2 days from the one to the other.
  expect(gapOf(bills, contracts)).toBeCloseTo(MONTH, 9);
  // Of one amount, so that each bill may be either's: gaps of 2 and of 28 or 29 days, the longer ones most of the time.
  const alike = contracts.map((each) => ({ ...each, amount: 100 }));
  const same = months.flatMap((month) => [paid(`2026-${month}-01`, 100), paid(`2026-${month}-03`, 100)]);
  expect(gapOf(same, alike)).toBe(29);
});

test("three bills of a month on days of their own are a month apart for each contract", () => {
  const contracts: Contract[] = [100, 70, 30].map((amount) => ({
    ...{ id: `${amount}`, productId: `p${amount}`, startsOn: "2026-01-01", per: "month" as const, amount },
  }));
  const bills = ["07", "08", "09", "10"].flatMap((month) => [
    paid(`2026-${month}-05`, 100, "p100"),
    paid(`2026-${month}-06`, 70, "p70"),
    paid(`2026-${month}-07`, 30, "p30"),
  ]);
  expect(gapOf(bills, contracts)).toBeCloseTo(MONTH, 9);
});

test("who pays by the year from now on is not late a month later", () => {
  const monthly = ["06", "07", "08", "09"].map((month) => paid(`2026-${month}-01`, 100));
  const running: Contract = { id: "R", startsOn: "2026-01-01", amount: 1200, per: "year" };
  expect(gapOf([...monthly, paid("2026-10-01", 1200)], [running])).toBeCloseTo(365.25, 9);
  // And the other way round.
  expect(gapOf([paid("2026-06-01", 1200), ...monthly.slice(1)], [running])).toBeCloseTo(MONTH, 9);
});
