import {
  assumptions,
  portfolioScenarios,
  reviewPortfolio,
  type Account,
  type PortfolioOptions,
  type Product,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";
// What is imported by the package's name freezes its inputs.
import { portfolioScenarios as scenariosOfAny, reviewPortfolio as reviewOfAny } from "../../src/portfolio/index.js";

const asOf = "2026-11-21";
const options = { asOf, to: "2027-02-20", currency: "EUR", agenda: "none" } as const;
const dayBefore = (days: number): string => new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
const products: Product[] = [900, 2400, 5200].map((price, index) => ({ id: `p${index}`, price, lifespanMonths: 48 }));
const sellersWith = (minutesPerDay: number): Seller[] =>
  ["north", "south"].map((id) => ({
    id,
    timeZone: "Europe/Oslo",
    calendar: { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } },
    minutesPerDay,
  }));

/** Accounts of every kind, some of them wrong, and one id twice. */
const accounts = Array.from({ length: 100 }, (_, index) => ({
  id: index === 90 ? "a7" : `a${index}`,
  sellerId: index % 2 === 0 ? "north" : "south",
  ...(index % 9 === 0 && { currency: "USD" }),
  ...(index % 4 !== 0 && {
    purchases: Array.from({ length: 1 + (index % 7) }, (_, at) => ({
      on: dayBefore(10 + ((index * 37 + at * 211) % 1500)),
      amount: 50 + ((index * 13 + at * 7) % 900),
      productId: `p${(index + at) % 4}`,
    })),
  }),
  ...(index % 5 === 0 && {
    tickets: [{ id: `T${index}`, openedAt: `${dayBefore(index)}T08:00:00Z`, resolved: index % 2 === 0, contacts: 4 }],
  }),
  ...(index % 6 === 0 && { touches: [{ on: dayBefore(index * 3), kind: "review" }] }),
  ...(index % 11 === 0 && { status: index % 2 === 0 ? "prospect" : "churned" }),
  ...(index % 13 === 0 && { annualBudget: "much", nickname: "x" }),
  ...(index % 8 === 0 && {
    contracts: [{ id: `C${index}`, startsOn: dayBefore(300), endsOn: "2027-01-15", amount: 40, per: "month" }],
  }),
})) as unknown as Account[];
const records = {
  accounts: [...accounts, null as unknown as Account, {} as Account],
  products,
  sellers: sellersWith(90),
};

type Change = Partial<PortfolioOptions<boolean>> & { minutes?: number };

/** Each differs from the last in what other parts of the job ask for. */
const changes: [what: string, change: Change][] = [
  ["nothing", {}],
  ["hours", { minutes: 45 }],
  ["hours, and sellers who are refused", { minutes: -1 }],
  ["weights", { policies: { opportunity: { scoreWeights: { reach: 80 } } } }],
  ["thresholds of levels", { policies: { opportunity: { highAtMostOwned: 1, lowAtMostOwned: 3 } } }],
  ["the horizon of offers", { policies: { opportunity: { horizonMonths: 6 } } }],
  ["what a review changes", { policies: { attention: { keep: 0.3, renew: 0.01 } } }],
  ["intervals", { policies: { reviews: { intervals: { high: { idealMonths: 2, maximumMonths: 3 } } } } }],
  ["priorities by level", { policies: { attention: { priority: "level" } } }],
  ["signals", { policies: { signals: { renewalDays: 30, valueAtRiskShare: 0.3 } } }],
  ["standing", { policies: { standing: { slowingGaps: 1.5, lapsedGaps: 3 } } }],
  ["months of value", { policies: { valueAtRisk: { months: 6 } } }],
  ["guesses about hearers", { policies: { wordOfMouth: { wonPerHearer: 0.05, lostPerHearer: 0.1 } } }],
  ["what counts as hard", { policies: { wordOfMouth: { unsatisfiedEffort: 2.5 } } }],
  ["the standard of time", { policies: { effort: { timeStandard: { calendarMinutes: 60 } } } }],
  ["cautious figures", { assumptions: assumptions("cautious") }],
  ["an own figure of loyalty", { assumptions: assumptions("published", { "loyalty.repurchase.lowEffort": 0.6 }) }],
  ["a prior of models", { assumptions: assumptions("published", { "purchases.priorDeviation": 0.5 }) }],
  ["days of buying again", { horizonDays: 90 }],
  ["the end of the plan", { to: "2027-01-31" }],
  ["notice and floor", { policies: { planning: { noticeDays: 5, coverageShare: 0.6 } } }],
  ["no plan", { plan: false }],
  ["no remedies", { remedies: false }],
  ["no remedies, and hours", { remedies: false, minutes: 45 }],
  ["the day", { asOf: "2026-11-24" }],
  ["agendas", { agenda: "booked" }],
];

/** What the smaller book has no like of. */
const ONLY_HERE = [
  "nothing",
  "hours, and sellers who are refused",
  "signals",
  "cautious figures",
  "a prior of models",
  "notice and floor",
  "no remedies, and hours",
  "the day",
  "agendas",
];

const changed = ({ minutes, ...more }: Change): [PortfolioOptions<boolean>, { sellers?: Seller[] }] => [
  { ...options, ...more },
  minutes === undefined ? {} : { sellers: sellersWith(minutes) },
];

describe("portfolioScenarios", () => {
  const scenario = portfolioScenarios(records);
  const whole = new Map<string, string>();
  const expected = (what: string, change: Change): string => {
    const [under, { sellers = records.sellers }] = changed(change);
    const known = whole.get(what) ?? JSON.stringify(reviewPortfolio({ ...records, sellers }, under));
    whole.set(what, known);
    return known;
  };

  // The others are made on a smaller book in small-scenarios.test.ts, and here one after the other among the slow tests.
  const alone = changes.filter(([what]) => ONLY_HERE.includes(what));
  test.each(alone)("gives what reviewPortfolio gives, to the byte, after a change of %s and back", (what, change) => {
    expect(JSON.stringify(scenario(...changed(change)).portfolio())).toBe(expected(what, change));
    expect(JSON.stringify(scenario(options).portfolio())).toBe(expected("nothing", {}));
  });

  test("keeps nothing of one change in the next", { tags: ["slow"] }, () => {
    for (const [what, change] of changes.toReversed()) {
      expect(JSON.stringify(scenario(...changed(change)).portfolio()), what).toBe(expected(what, change));
    }
  });

  test("gives the parts that the whole has, in whatever order they are asked for", { tags: ["slow"] }, () => {
    for (const [what, change] of changes.filter(([, { plan }]) => plan !== false)) {
      const under = changed(change);
      const asked = scenario(...under);
      const opportunities = asked.opportunities();
      const plan = scenario(...under).plan();
      const { accounts: stakes, valueAtRisk, wordOfMouth } = asked.stakes();
      const book = asked.portfolio();
      expect(plan, what).toEqual(book.plan);
      expect({ valueAtRisk, wordOfMouth }, what).toEqual({
        valueAtRisk: book.valueAtRisk,
        wordOfMouth: book.wordOfMouth,
      });
      expect(opportunities, what).toEqual(
        book.accounts.map(({ accountId, opportunity }) => ({ accountId, opportunity })),
      );
      for (const [at, account] of book.accounts.entries()) {
        const { priority, ...attention } = account.attention;
        expect(priority).toBeGreaterThan(0);
        expect(stakes[at], what).toEqual({
          accountId: account.accountId,
          opportunity: account.opportunity,
          standing: account.standing,
          valueAtRisk: account.valueAtRisk,
          attention,
        });
      }
      expect(asked.account("a12"), what).toEqual(book.accounts.find(({ accountId }) => accountId === "a12"));
      expect(asked.account("nobody")).toBeNull();
    }
  });

  test("adds what would have booked the reviews left out to a plan that was shown without it", () => {
    const under = changed({ minutes: 45 });
    const [first, sellers] = changed({ minutes: 45, remedies: false });
    const soon = scenario(first, sellers).plan();
    const whole = scenario(...under).plan();
    expect(soon?.unbooked.every(({ remedy }) => remedy === null)).toBe(true);
    expect(whole?.unbooked.some(({ remedy }) => remedy !== null)).toBe(true);
    // The rest is not even made again.
    expect(whole?.booked).toBe(soon?.booked);
    expect(scenario(first, sellers).plan()).toBe(soon);
    expect(scenario(...under).plan()).toBe(whole);
  });

  test("notices sellers, answers and earlier bookings that were changed in place", () => {
    const scenarioOfAny = scenariosOfAny(records);
    const sellers = sellersWith(90).map((seller) => ({ ...seller }));
    const previous = reviewOfAny(records, options)
      .plan.booked.slice(0, 3)
      .map((booking) => ({ ...booking }));
    const under = { ...options, previous };
    const same = (): void => {
      expect(JSON.stringify(scenarioOfAny(under, { sellers }).portfolio())).toBe(
        JSON.stringify(reviewOfAny({ ...records, sellers }, under)),
      );
    };
    same();
    for (const seller of sellers) seller.minutesPerDay = 45;
    same();
    previous.pop();
    same();
  });

  test("names the source of figures that are the same numbers from another source", () => {
    const published = assumptions("published");
    const figures = Object.entries(published)
      .filter(([key]) => key.startsWith("purchases."))
      .map(([key, figure]) => [key, { ...figure, source: "our own survey" }] as const);
    const sourced = { ...options, assumptions: { ...published, ...Object.fromEntries(figures) } };
    const expected = JSON.stringify(reviewPortfolio(records, sourced));
    expect(expected).toContain("our own survey");
    scenario(options).portfolio();
    expect(JSON.stringify(scenario(sourced).portfolio())).toBe(expected);
  });

  test("remembers a scenario that another was made after", () => {
    const first = scenario(options);
    const second = scenario(...changed({ minutes: 45 }));
    expect(JSON.stringify(first.portfolio())).toBe(expected("nothing", {}));
    expect(JSON.stringify(second.portfolio())).toBe(expected("hours", { minutes: 45 }));
    expect(JSON.stringify(first.portfolio())).toBe(expected("nothing", {}));
  });

  test("plans on from bookings and answers as reviewPortfolio does", () => {
    const first = scenario(options).plan();
    const key = first.booked[0]?.key ?? "";
    const later = {
      ...options,
      previous: first.booked,
      answers: [{ key, answer: "snoozed", on: asOf, until: "2026-12-20" }],
    } as const;
    expect(JSON.stringify(scenario(later).portfolio())).toBe(JSON.stringify(reviewPortfolio(records, later)));
    expect(JSON.stringify(scenario(options).portfolio())).toBe(expected("nothing", {}));
  });

  test("makes other hours' plan without reading the accounts again", () => {
    let reads = 0;
    const watched = accounts.map((account) => ({
      ...account,
      get sellerId() {
        reads++;
        return account.sellerId;
      },
    }));
    const watching = portfolioScenarios({ ...records, accounts: watched });
    watching(options).plan();
    const before = reads;
    watching({ ...options, policies: { signals: { renewalDays: 20 } } }).stakes();
    expect(reads).toBe(before);
  });

  test("refuses what reviewPortfolio refuses, and what cannot change", () => {
    expect(() => portfolioScenarios(null as never)).toThrow("portfolioScenarios: records");
    expect(() => portfolioScenarios({ ...records, sellers: {} as never })).toThrow("portfolioScenarios: sellers");
    expect(() => scenario({ ...options, until: "2027-01-01" } as never)).toThrow('got "until"');
    expect(() => scenario(options, { hours: 3 } as never)).toThrow('got "hours"');
    expect(() => scenario(options, { sellers: 3 as never })).toThrow("portfolioScenarios: sellers");
    expect(() => scenario({ ...options, to: "2026-11-01" })).toThrow("must not lie before");
  });
});
