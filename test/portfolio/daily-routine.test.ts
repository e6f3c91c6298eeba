import { nextBestActions, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { Checker } from "./routine/checks.js";
import { Company } from "./routine/company.js";

/** Some days of a team: each morning a plan and a list for every seller, worked off by lot, and what the day brings. */
function runDays(seed: number, days: number): Checker {
  const company = new Company(seed, "2026-11-02");
  const checker = new Checker(company);
  for (let day = 0; day < days; day++) {
    const { today: asOf, products, sellers } = company;
    const answers = [...company.answers];
    const previous = company.previous();
    const records = { accounts: structuredClone(company.accounts()), products, sellers };
    const book = reviewPortfolio(records, { asOf, to: company.day(75), previous, answers });
    if (book.rejected.length > 0 || book.plan.rejected.length > 0) throw new Error(JSON.stringify(book.rejected));
    checker.plan(book, previous);
    company.store(book);
    const given = { asOf, count: 1000, followUps: company.followUps(), reminders: company.reminders(), answers };
    const lists = new Map(sellers.map(({ id }) => [id, nextBestActions(book, { ...given, sellerId: id })]));
    checker.lists(book, lists);
    for (const list of lists.values()) for (const line of list.slice(0, 6)) company.work(line);
    company.happen();
    company.today = company.day(1);
  }
  return checker;
}

const keepTheirRules = (days: number, seed: number): void => {
  const { faults, counts } = runDays(seed, days);
  expect(faults.slice(0, 10)).toEqual([]);
  // It was no quiet time.
  const part = days / 60;
  expect(counts.today).toBeGreaterThan(5 * part);
  expect(Math.min(counts.moved, counts.hidden)).toBeGreaterThan(20 * part);
  expect(counts.listed).toBeGreaterThan(200 * part);
};
const WHAT = "%i days of a team keep their rules, whatever happens, seed %i";

test.each([[20, 1]])(WHAT, keepTheirRules);
test.each([
  [60, 2],
  [60, 3],
])(WHAT, { tags: ["slow"] }, keepTheirRules);
