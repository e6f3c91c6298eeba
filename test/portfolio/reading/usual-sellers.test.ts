import { reviewPortfolio, workingWeek } from "retention-kit";
import { expect, test } from "vitest";

test("the book counts the sellers without a week apart from those without minutes", () => {
  const hours = { calendar: workingWeek("mon-fri", "09:00-17:00") };
  const reasonsOf = (...rows: object[]): unknown[] => {
    const sellers = rows.map((row, index) => ({ id: `s${index}`, timeZone: "UTC", ...row }));
    return reviewPortfolio({ accounts: [], products: [], sellers }, { asOf: "2026-11-21", to: "2026-12-20" })
      .reasons.filter(({ code }) => code.startsWith("portfolio.sellers.usual"))
      .map(({ code, params }) => [code.replace("portfolio.sellers.usual-", ""), params?.sellers]);
  };
  expect(reasonsOf({ minutesPerDay: 60 }, hours, hours, {})).toEqual([
    ["week", 2],
    ["minutes", 3],
  ]);
  expect(reasonsOf({ minutesPerDay: 60 })).toEqual([["week", 1]]);
  expect(reasonsOf(hours)).toEqual([["minutes", 1]]);
  expect(reasonsOf({ ...hours, minutesPerDay: 60 })).toEqual([]);
});
