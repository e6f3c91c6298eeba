import { assumptions, portfolioScenarios, reviewPortfolio, type PortfolioOptions, type Seller } from "retention-kit";
import { expect, test } from "vitest";
import { accounts, asOf, options, records, sellers } from "../support/small-book.js";

/** What is remembered from one run to the next, on a book so small that every change can follow every kind of other. */

const ids = ["regular", "burning", "gone", "asked", "ending", "running-on", "resourced", "surveyed", "quiet"];
const small = { ...records, accounts: accounts.filter(({ id }) => ids.includes(id)) };

type Change = Partial<PortfolioOptions<boolean>> & { minutes?: number };

const figure = (overrides: Parameters<typeof assumptions>[1]): Change => ({
  assumptions: assumptions("published", overrides),
});
const policy = (policies: NonNullable<PortfolioOptions["policies"]>): Change => ({ policies });

const changes: [what: string, change: Change][] = [
  ["hours", { minutes: 45 }],
  ["weights of the score", policy({ opportunity: { scoreWeights: { reach: 80 } } })],
  ["levels", policy({ opportunity: { highAtMostOwned: 1, lowAtMostOwned: 3 } })],
  ["months of offers", policy({ opportunity: { horizonMonths: 6 } })],
  ["cost of an hour", policy({ opportunity: { hourCost: 80 } })],
  ["shares that a review changes", policy({ attention: { keep: 0.3, renew: 0.01 } })],
  ["renewal where nothing is known", policy({ attention: { renewalWhenUnknown: 0.9 } })],
  ["priorities by level", policy({ attention: { priority: "level" } })],
  ["intervals", policy({ reviews: { intervals: { high: { idealMonths: 2, maximumMonths: 3 } } } })],
  ["minutes", policy({ reviews: { minutes: { low: 10, medium: 20, high: 30 } } })],
  ["days before a contract ends", policy({ signals: { renewalDays: 30 } })],
  ["share of the dearest", policy({ signals: { valueAtRiskShare: 0.5 } })],
  ["days in hand before a contract ends", policy({ signals: { renewalDaysInHand: 5 } })],
  ["gaps of standing", policy({ standing: { slowingGaps: 1.5, lapsedGaps: 3 } })],
  ["days of the chance of standing", policy({ standing: { chanceDays: 90, lapsedChance: 0.3 } })],
  ["months of value", policy({ valueAtRisk: { months: 6 } })],
  ["margin", policy({ valueAtRisk: { margin: 0.4 } })],
  ["guesses about hearers", policy({ wordOfMouth: { wonPerHearer: 0.05, lostPerHearer: 0.1 } })],
  ["what counts as hard", policy({ wordOfMouth: { unsatisfiedEffort: 2.5 } })],
  ["the standard of time", policy({ effort: { timeStandard: { calendarMinutes: 60 } } })],
  ["notice", policy({ planning: { noticeDays: 5 } })],
  ["the floor", policy({ planning: { coverageShare: 0.9 } })],
  ["second persons", policy({ planning: { alsoSellerIds: { regular: ["south"] } } })],
  ["cautious figures", { assumptions: assumptions("cautious") }],
  ["a figure of loyalty", figure({ "loyalty.repurchase.lowEffort": 0.6 })],
  ["a figure of effects", figure({ "reviews.effect.grow": 0.4 })],
  ["a figure of complaints", figure({ "wordOfMouth.complainShare": 0.75 })],
  ["a figure of burning", figure({ "reviews.burningPriority": 9 })],
  ["a figure of moves", figure({ "reviews.moveWeight": { booked: 20, urgent: 5 } })],
  ["days of habit", figure({ "purchases.habitDays": 2 })],
  ["days of buying again", { horizonDays: 90 }],
  ["the end of the plan", { to: "2027-01-31" }],
  ["the beginning of the plan", { from: "2026-12-01" }],
  ["no plan", { plan: false }],
  ["no remedies", { remedies: false, minutes: 45 }],
  ["the day", { asOf: "2026-11-24" }],
  ["all agendas", { agenda: "all" }],
  ["no models but those of this book", { models: {} }],
  ["the spend of no model", { models: { purchases: options.models?.purchases } }],
  ["a model of loyalty that is none", { models: { ...options.models, loyalty: null } }],
];

const under = ({ minutes, ...more }: Change): [PortfolioOptions<boolean>, { sellers?: Seller[] }] => [
  { ...options, ...more, policies: { ...options.policies, ...more.policies } },
  minutes === undefined ? {} : { sellers: sellers.map((seller) => ({ ...seller, minutesPerDay: minutes })) },
];
const whole = new Map<string, string>();
const wholeOf = (what: string, change: Change): string => {
  const [how, own] = under(change);
  const known = whole.get(what) ?? JSON.stringify(reviewPortfolio({ ...small, ...own }, how));
  whole.set(what, known);
  return known;
};

const scenario = portfolioScenarios(small);

test.each(changes)("a change of %s gives what reviewPortfolio gives, and so does its way back", (what, change) => {
  const usual = wholeOf("nothing", {});
  expect(JSON.stringify(scenario(...under(change)).portfolio())).toBe(wholeOf(what, change));
  expect(JSON.stringify(scenario(options).portfolio())).toBe(usual);
});

test("so do changes that follow each other", { tags: ["slow"] }, () => {
  for (const [what, change] of changes.toReversed()) {
    expect(JSON.stringify(scenario(...under(change)).portfolio()), what).toBe(wholeOf(what, change));
  }
});

test("most of them change something in so small a book", () => {
  const other = changes.filter(([what, change]) => wholeOf(what, change) !== wholeOf("nothing", {}));
  expect(other.length).toBeGreaterThan(30);
});

test("bookings and answers are those of the run, and not of the last one", { tags: ["slow"] }, () => {
  const first = reviewPortfolio(small, options);
  const { booked } = first.plan;
  const [one, two] = booked;
  if (one === undefined || two === undefined) throw new Error("too little is booked");
  const runs: Partial<PortfolioOptions>[] = [
    { previous: booked },
    { previous: booked.slice(1) },
    { previous: booked.map((booking) => ({ ...booking, status: "pinned" as const })) },
    { previous: booked, asOf: one.on },
    { previous: booked, answers: [{ key: one.key, answer: "snoozed", on: asOf, until: "2026-12-20" }] },
    { previous: booked, answers: [{ key: two.key, answer: "dropped", on: asOf }] },
    { previous: booked, asOf: one.on, answers: [{ key: one.key, answer: "done", on: one.on }] },
    {},
  ];
  for (const run of [...runs, ...runs.toReversed()]) {
    const how = { ...options, ...run };
    expect(JSON.stringify(scenario(how).portfolio())).toBe(JSON.stringify(reviewPortfolio(small, how)));
  }
});
