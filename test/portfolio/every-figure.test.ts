import { assumptions, portfolioScenarios, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { accounts, options as given, records } from "../support/small-book.js";

/** What is remembered of a book is found again only under the figures that it rests on: each of them is changed, one after the other. */
const ids = ["regular", "running-on"];
const few = accounts.filter(({ id }) => ids.includes(id));
// One that may be left at any time, beside one that has an end.
const endless = { id: "endless", startsOn: "2025-03-01", amount: 40, per: "month" } as const;
const small = {
  ...records,
  accounts: [...few, { id: "open-ended", sellerId: "south", currency: "EUR", contracts: [endless] }],
};

/** A figure nine tenths as high, in all its parts. */
function lowered(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) && value > 1 ? value - 1 : value * 0.9;
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, lowered(each)]));
}

/** Without a plan, which takes most of the time and has scenarios of its own. */
const options = { ...given, plan: false, agenda: "none" } as const;

test("a book remembered under other figures is what it is when it is read anew", { tags: ["slow"] }, () => {
  const scenario = portfolioScenarios(small);
  const usual = JSON.stringify(reviewPortfolio(small, options));
  let [changed, refused] = [0, 0];
  const wrong: string[] = [];
  for (const [key, { value }] of Object.entries(assumptions())) {
    let how;
    let anew: string;
    try {
      how = { ...options, assumptions: assumptions("published", { [key]: lowered(value) }) };
      anew = JSON.stringify(reviewPortfolio(small, how));
    } catch {
      // Nine tenths of it are none, as the function that uses it says.
      refused++;
      continue;
    }
    if (JSON.stringify(scenario(how).portfolio()) !== anew) wrong.push(key);
    if (anew !== usual) changed++;
  }
  expect(wrong).toEqual([]);
  expect(JSON.stringify(scenario(options).portfolio())).toBe(usual);
  expect(changed).toBeGreaterThan(30);
  expect(refused).toBeLessThan(10);
});
