import { planReviews, reviewPortfolio, workingWeek, type Seller } from "retention-kit";
import { expect, test } from "vitest";

const nine = ["09:00", "17:00"];

test("days and ranges of days, with the hours of each", () => {
  expect(workingWeek("mon-fri", "09:00-17:00")).toEqual({
    hours: { mon: [nine], tue: [nine], wed: [nine], thu: [nine], fri: [nine] },
  });
  expect(Object.keys(workingWeek("sun-tue,Thu", "09:00-17:00").hours)).toEqual(["sun", "mon", "tue", "thu"]);
  expect(workingWeek("mon", "22:00 - 06:00").hours.mon).toEqual([["22:00", "06:00"]]);
  expect(workingWeek("mon").hours.mon).toEqual([]);
});

test.each<[string, string[], string]>([
  ["monday", ["09:00-17:00"], 'days must be days of the week, as mon-fri or mon,wed,fri, got "monday"'],
  ["mon-", ["09:00-17:00"], "days must be days"],
  ["", ["09:00-17:00"], "days must be days"],
  ["mon", ["9-5"], "hours.mon[0] must be two times"],
  ["mon", ["09:00"], 'shifts[0] must be two times, as 09:00-17:00, got "09:00"'],
  ["mon", ["09:00-12:00", "11:00-13:00"], "hours.mon must hold shifts that do not overlap"],
])("%s %j is refused", (days, shifts, message) => {
  expect(() => workingWeek(days, ...shifts)).toThrow(`workingWeek: ${message}`);
});

test("a seller without a calendar or minutes works the usual week, and the book says so", () => {
  const bare: Seller = { id: "north", timeZone: "UTC", calendar: null, segments: null };
  const full: Seller = { ...bare, calendar: workingWeek("mon-fri", "09:00-17:00"), minutesPerDay: 120 };
  const horizon = { from: "2026-11-23", to: "2026-12-06" };
  const request = {
    key: "a:1",
    accountId: "a",
    minutes: 60,
    priority: 1,
    earliestOn: "2026-11-23",
    idealOn: "2026-11-28",
    latestOn: "2026-12-05",
  };
  expect(planReviews([request], { ...horizon, sellers: [bare] })).toEqual(
    planReviews([request], { ...horizon, sellers: [full] }),
  );
  const book = (seller: Seller) =>
    reviewPortfolio(
      { accounts: [{ id: "a" }], products: [], sellers: [seller] },
      { asOf: "2026-11-21", to: "2027-02-20" },
    );
  expect(book(bare).reasons.filter(({ code }) => code.startsWith("portfolio.sellers"))).toEqual([
    { code: "portfolio.sellers.usual-week", params: { sellers: 1, days: "mon-fri", hours: "09:00-17:00" } },
    { code: "portfolio.sellers.usual-minutes", params: { sellers: 1, minutes: 120 } },
  ]);
  expect({ ...book(bare), reasons: [] }).toEqual({ ...book(full), reasons: [] });
});
