import { projectWordOfMouth, type WordOfMouthCohort } from "retention-kit";
import { expect, test } from "vitest";
import { pricedProjection } from "../../src/word-of-mouth/priced-projection.js";

const cohort: WordOfMouthCohort = {
  customers: 400,
  outcomes: { silent: 40, unsatisfied: 20, satisfied: 15, satisfiedQuickly: 25 },
  outcomesAre: "counts",
  wonPerHearer: 0.01,
  lostPerHearer: 0.02,
  customerValue: 900,
};

test.each<[what: string, of: Partial<WordOfMouthCohort>]>([
  ["one channel", {}],
  ["two channels", { online: { shareWhoPost: 0.1, reach: 40, shareWhoBelieve: 0.2 } }],
  ["a market", { market: 5000 }],
  ["losses alone", { wonPerHearer: null }],
  ["a delay", { delay: [0.5, 0.3, 0.2] }],
])("a projection for another worth of a customer is that of the cohort with it: %s", (_, of) => {
  const options = { periods: 4, generations: 3 };
  const made = projectWordOfMouth({ ...cohort, ...of }, options);
  for (const customerValue of [0, 900, 12_345.67]) {
    const expected = projectWordOfMouth({ ...cohort, ...of, customerValue }, options);
    expect(JSON.stringify(pricedProjection(made, customerValue))).toBe(JSON.stringify(expected));
  }
});
