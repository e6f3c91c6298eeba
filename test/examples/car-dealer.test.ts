import { expect, test } from "vitest";
import { AS_OF, dealership } from "../../examples/car-dealer/dealer.js";
import { planMonth } from "../../examples/car-dealer/month.js";
import { dealerReport } from "../../examples/car-dealer/report.js";
import { dealerWords } from "../../examples/car-dealer/words.js";
import { locales } from "../../examples/report-kit/locales.js";

const { accounts, cars } = dealership(60, 1);
const month = planMonth(accounts, cars);
const quiet = new Set(accounts.filter(({ preferences }) => preferences?.doNotContact === true).map(({ id }) => id));

test("the dealer's records are the same for the same seed, and all can be read", () => {
  expect(dealership(60, 1)).toEqual({ accounts, cars });
  expect(month.book.rejected).toEqual([]);
});

test("each owner is called once in the month at most, on a working day, and never against its wish", () => {
  const called = month.calls.map(({ accountId }) => accountId);
  expect(called.length).toBeGreaterThan(20);
  expect(new Set(called).size).toBe(called.length);
  expect(quiet.size).toBeGreaterThan(0);
  for (const id of [...called, ...month.event.invited]) expect(quiet.has(id)).toBe(false);
  for (const { on } of month.calls) expect([0, 6]).not.toContain(new Date(on).getUTCDay());
});

test("parts are counted by the chance of each month, between their bounds, and none twice", () => {
  for (const { pieces, lower, upper } of month.parts) {
    expect(pieces).toBeGreaterThanOrEqual(lower - 1);
    expect(pieces).toBeLessThanOrEqual(upper + 1);
  }
  const filters = [...month.parts, ...month.overdueParts].filter(({ part }) => part === "oil-filter");
  // Every car needs one within the year at the latest, and hardly one needs two in half a year.
  const pieces = filters.reduce((sum, part) => sum + part.pieces, 0);
  expect(pieces).toBeGreaterThan(cars.length / 3);
  expect(pieces).toBeLessThan(2.5 * cars.length);
  for (const { result } of month.reminders) for (const { on } of result.reminders) expect(on >= AS_OF).toBe(true);
});

test.each([...dealerWords.keys()])("the page stands in %s", (language) => {
  const [words, locale] = [dealerWords.get(language), locales.get(language)];
  if (!words || !locale) throw new Error(`no ${language}`);
  const html = dealerReport(month, accounts, words, locale);
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).not.toMatch(/undefined|NaN|\[object/);
});
