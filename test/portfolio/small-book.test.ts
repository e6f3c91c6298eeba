import {
  assumptions,
  describeAccount,
  nextReview,
  probabilityAlive,
  recoveryValue,
  projectWordOfMouth,
  reviewInvitation,
  reviewPortfolio,
  scoreEffort,
  summarizePurchases,
  type Account,
  type Portfolio,
  type PortfolioAccount,
  type PortfolioOptions,
  type Ticket,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { accounts, asOf, dayBefore, options, products, purchases, records, to } from "../support/small-book.js";

/** A book so small that all of it is counted again: from its records, and by the functions of the domains alone. */

const book: Portfolio = reviewPortfolio(records, options);
const by = new Map(book.accounts.map((report) => [report.accountId, report]));
const reportOf = (id: string): PortfolioAccount => {
  const report = by.get(id);
  if (report === undefined) throw new Error(`no report of ${id}`);
  return report;
};
const customers: readonly string[] = ["active", "slowing"];
const hasLeft: readonly string[] = ["lapsed", "lost"];
const each = (check: (account: Account, report: PortfolioAccount) => void): void => {
  for (const account of accounts) check(account, reportOf(account.id));
};

test("each account is reported once, in the order of the book, and nothing is refused", () => {
  expect(book.rejected).toEqual([]);
  expect(book.accounts.map(({ accountId }) => accountId)).toEqual(accounts.map(({ id }) => id));
  each((account, report) => {
    expect(report.parentId).toBe(account.parentId ?? null);
  });
  const states = new Map(book.accounts.map(({ accountId, standing }) => [accountId, standing.state]));
  expect(["bare", "empty", "asked", "trying"].map((id) => states.get(id))).toEqual(Array(4).fill("prospect"));
  expect(["gone", "status-gone"].map((id) => hasLeft.includes(states.get(id) ?? ""))).toEqual([true, true]);
  expect(states.get("regular")).toBe("active");
});

test("what is missing is said of each, by what its record holds", () => {
  each((account, { reasons, standing, loyalty, valueAtRisk }) => {
    const { state } = standing;
    const expected = [
      account.tickets == null
        ? "portfolio.effort.tickets-unknown"
        : account.tickets.every(({ openedAt }) => openedAt < dayBefore(365))
          ? "portfolio.effort.no-tickets"
          : null,
      state === "prospect"
        ? "portfolio.buys-again.no-customer-yet"
        : loyalty === null
          ? account.purchases == null
            ? "portfolio.loyalty.nothing-known"
            : "portfolio.loyalty.purchases-do-not-tell"
          : null,
      account.purchases == null
        ? valueAtRisk === null
          ? "portfolio.purchases.unknown"
          : null
        : account.purchases.length === 0
          ? "portfolio.purchases.none"
          : !customers.includes(state)
            ? "portfolio.value-at-risk.not-a-customer"
            : valueAtRisk === null
              ? "portfolio.value-at-risk.unknown"
              : null,
      account.preferences?.doNotContact === true ? "conversation.contact.do-not-contact" : null,
    ].filter((code) => code !== null);
    expect([account.id, ...reasons.map(({ code }) => code)]).toEqual([account.id, ...expected]);
  });
  // Of one purchase no one knows what it cost.
  expect(reportOf("unpriced").valueAtRisk).toBeNull();
  expect(customers).toContain(reportOf("unpriced").standing.state);
});

test("parts that an account cannot have are null", () => {
  each((account, report) => {
    const { state } = report.standing;
    expect(report.effort === null).toBe((account.tickets ?? []).every(({ openedAt }) => openedAt < dayBefore(365)));
    if (!customers.includes(state)) expect(report.valueAtRisk).toBeNull();
    // Of a customer it is what it spent before a year without any spend.
    const spends = (account.purchases ?? []).some(({ on, amount }) => on > dayBefore(365) && amount !== 0);
    if (!hasLeft.includes(state) && spends) expect(report.winBack).toBeNull();
    expect(report.growth === null).toBe(hasLeft.includes(state));
    if (state === "prospect") expect([report.loyalty, report.buysAgain]).toEqual([null, null]);
    expect(report.buysAgain === null).toBe(report.loyalty === null);
    expect(report.renewal).toBe(report.renewals[0] ?? null);
    const { attention } = report;
    expect(attention.keep === null).toBe(report.valueAtRisk === null);
    expect(attention.winBack === null).toBe(report.winBack === null);
    expect(attention.grow === null).toBe(report.growth === null);
    expect(attention.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(attention.total);
  });
  expect(reportOf("gone").winBack).not.toBeNull();
});

test("the chance of being alive is that of the model", () => {
  const { summaries } = summarizePurchases(
    accounts.flatMap(({ id, purchases: bought }) => (bought ?? []).map((row) => ({ ...row, accountId: id }))),
    { until: asOf, unit: "week" },
  );
  const known = new Map(summaries.map((summary) => [summary.accountId, summary]));
  each((account, report) => {
    const summary = known.get(account.id);
    if (summary === undefined) expect([account.id, report.probabilityAlive]).toEqual([account.id, null]);
    else expect(report.probabilityAlive).toBeCloseTo(probabilityAlive(purchases, summary), 9);
  });
});

/** Contacts of all tickets that were opened before it, as all of them lie in half a year. */
function contactsBefore(ticket: Ticket, tickets: readonly Ticket[]): number {
  return tickets
    .filter(({ openedAt }) => String(openedAt) < String(ticket.openedAt))
    .reduce((sum, { contacts }) => sum + (contacts ?? 1), 0);
}

test("the hardest of the tickets of a year is that of the effort score, the mean that of them all", () => {
  for (const id of ["regular", "burning", "undecided", "asked"]) {
    const account = accounts.find((row) => row.id === id);
    const scores = (account?.tickets ?? []).map((ticket) => ({
      score: scoreEffort(ticket, {
        now: `${dayBefore(-1)}T00:00:00Z`,
        earlierContacts: contactsBefore(ticket, account?.tickets ?? []),
      }),
      on: String(ticket.openedAt).slice(0, 10),
    }));
    const known = scores.filter(({ score }) => score.effort !== null);
    const hardest = [...known].sort((a, b) => (b.score.effort ?? 0) - (a.score.effort ?? 0))[0];
    const { effort } = reportOf(id);
    expect(effort?.tickets).toBe(scores.length);
    expect(effort?.hardest).toEqual(hardest?.score ?? null);
    expect(effort?.hardestOn).toBe(hardest?.on ?? null);
    const sum = known.reduce((total, { score }) => total + (score.effort ?? NaN), 0);
    if (known.length > 0) expect(effort?.meanEffort).toBeCloseTo(sum / known.length, 9);
  }
});

test("each is offered its review as what it is to us", () => {
  each((account, { standing, nextReview: { minutes }, invitation }) => {
    const isUnknown = account.owned == null && account.purchases == null;
    const relation = hasLeft.includes(standing.state)
      ? "lapsed"
      : standing.state === "prospect" && !isUnknown
        ? "prospect"
        : "customer";
    expect(invitation).toEqual(reviewInvitation(account, { asOf, attempt: 1, minutes, relation, products }));
  });
});

test("contracts have their money of a year, their days and what is known of them", () => {
  const renewalsOf = (id: string) =>
    reportOf(id).renewals.map(({ contractId, amount, daysLeft, intention, noticeDaysLeft, reasons }) => [
      contractId,
      amount,
      daysLeft,
      intention,
      noticeDaysLeft,
      ...reasons.map(({ code }) => code.replace("portfolio.renewal.", "")),
    ]);
  expect(renewalsOf("ending")).toEqual([["C1", 600, 54, "unknown", null, "ends"]]);
  expect(renewalsOf("running-on")).toEqual([["C2", 1200, 54, "runs-on", null, "ends", "runs-on"]]);
  expect(renewalsOf("cancelled")).toEqual([
    ["C3", 900, 54, "cancelled", null, "ends", "cancelled"],
    ["C4", null, 99, "unknown", null, "ends"],
  ]);
  expect(reportOf("regular").renewals).toEqual([]);
});

describe("word of mouth", () => {
  // Of those whose tickets are known: one with a problem that is open too long, of the rest by time and effort.
  const known = accounts.filter(({ tickets }) => tickets != null);
  const reported = known.filter(({ id }) => ["burning", "regular", "asked"].includes(id));

  test("counts the accounts whose tickets are known, and half as many silent as told", () => {
    expect(book.wordOfMouth?.cohort).toMatchObject({
      customers: known.length,
      outcomes: { silent: reported.length, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 2 },
      outcomesAre: "counts",
    });
    const share = (count: number) => count / known.length;
    expect(book.wordOfMouth?.shares).toEqual({
      silent: share(3),
      unsatisfied: share(1),
      satisfied: 0,
      satisfiedQuickly: share(2),
    });
    expect(book.wordOfMouth?.reasons).toEqual([
      { code: "portfolio.word-of-mouth.silent", params: { silent: 3, reported: 3, complainShare: 0.5 } },
      { code: "portfolio.word-of-mouth.undecided", params: { accounts: 1 } },
    ]);
    const { worth = NaN, accounts: count = NaN } = book.valueAtRisk ?? {};
    expect(book.wordOfMouth?.cohort.customerValue).toBeCloseTo(worth / count, 9);
  });

  test("is told by each as the projection of one customer has it", () => {
    const quiet = known.filter(({ tickets }) => tickets?.every(({ openedAt }) => openedAt < dayBefore(365)));
    const cohort = book.wordOfMouth?.cohort;
    if (cohort === undefined) throw new Error("no word of mouth");
    each((account, { wordOfMouth }) => {
      const isQuiet = quiet.some(({ id }) => id === account.id);
      const isTold = reported.some(({ id }) => id === account.id);
      expect([account.id, wordOfMouth !== null]).toEqual([account.id, isQuiet || isTold]);
      if (wordOfMouth === null) return;
      expect(wordOfMouth.probability).toBe(isQuiet ? 3 / quiet.length : 1);
      const outcome = isQuiet ? "silent" : account.id === "burning" ? "unsatisfied" : "satisfiedQuickly";
      expect(wordOfMouth.outcome).toBe(outcome);
      const one = projectWordOfMouth(
        {
          ...cohort,
          customers: 1,
          problemShare: wordOfMouth.probability,
          outcomes: { [outcome]: 1 },
          outcomesAre: "shares",
        },
        { generations: 1 },
      );
      const { hearers, won, lost, net, money } = one;
      expect(wordOfMouth).toEqual({ outcome, probability: wordOfMouth.probability, hearers, won, lost, net, money });
    });
  });
});

test("the book's value at risk is the sum of the accounts'", () => {
  const risks = book.accounts.flatMap(({ valueAtRisk }) => valueAtRisk ?? []);
  const sum = (of: (risk: (typeof risks)[number]) => number) => risks.reduce((total, risk) => total + of(risk), 0);
  expect(risks.length).toBeGreaterThan(5);
  expect(book.valueAtRisk).toMatchObject({ accounts: risks.length, currency: "EUR", months: 12, confidence: 0.9 });
  const { amount = NaN, worth = NaN, lower = NaN, upper = NaN } = book.valueAtRisk ?? {};
  expect(amount).toBeCloseTo(
    sum((risk) => risk.amount),
    6,
  );
  expect(worth).toBeCloseTo(
    sum((risk) => risk.worth.value),
    6,
  );
  expect(lower).toBeLessThan(amount);
  expect(upper).toBeGreaterThan(amount);
  expect(upper).toBeLessThan(worth);
  for (const risk of risks) expect(risk.amount).toBeCloseTo(risk.worth.value * risk.lost.value, 9);
});

test("what is lost is told from purchases alone where neither tickets nor surveys are known", () => {
  each(({ id, tickets, surveys }, { valueAtRisk, buysAgain, loyalty }) => {
    const knowsService = tickets != null || surveys != null;
    if (valueAtRisk !== null) {
      const codes = valueAtRisk.reasons.map(({ code }) => code);
      expect([id, codes.includes("portfolio.value-at-risk.loss-from-purchases")]).toEqual([id, !knowsService]);
    }
    // Service adds its own doubt to that of the purchases, and to the same estimate.
    if (buysAgain !== null) expect(buysAgain.logOdds).toBe(loyalty?.logOdds);
  });
});

test("the bounds of buying again are as far apart as those of loyalty where service is known, and certain where it is not", () => {
  const odds = (chance: number) => Math.log(chance / (1 - chance));
  // Models that are given have neither a covariance nor windows of the past, so that nothing else is uncertain.
  let known = 0;
  each(({ tickets, surveys }, { buysAgain, loyalty }) => {
    if (buysAgain?.fromPurchases == null || loyalty === null) return;
    if (tickets == null && surveys == null) {
      expect(buysAgain.lower).toBeCloseTo(buysAgain.probability, 12);
      expect(buysAgain.upper).toBeCloseTo(buysAgain.probability, 12);
      return;
    }
    known++;
    expect(loyalty.confidence).toBe(0.95);
    expect(loyalty.upper).toBeGreaterThan(loyalty.lower);
    expect(odds(buysAgain.upper) - odds(buysAgain.lower)).toBeCloseTo(odds(loyalty.upper) - odds(loyalty.lower), 6);
  });
  expect(known).toBeGreaterThan(3);
});

test("solving an open problem is worth what recovery says of the account's worth and its chances", () => {
  let known = 0;
  each(({ id, tickets }, { openProblems, valueAtRisk, probabilityAlive, buysAgain }) => {
    for (const { ticketId, worth } of openProblems) {
      const ticket = tickets?.find((row) => row.id === ticketId);
      if (ticket === undefined) throw new Error(`no ticket ${ticketId} of ${id}`);
      if (valueAtRisk === null) {
        expect(worth).toBeNull();
        continue;
      }
      known++;
      const { value } = recoveryValue(ticket, {
        asOf,
        customerValue: valueAtRisk.worth.value,
        customer: { probabilityAlive: probabilityAlive ?? undefined, purchases: buysAgain?.fromPurchases ?? undefined },
      });
      expect(worth).toBeCloseTo(value, 9);
      expect(worth).toBeGreaterThan(0);
    }
  });
  expect(known).toBeGreaterThan(0);
});

test("sellers without hours or minutes are taken at the usual ones, and counted", () => {
  const told = (sellers: unknown[]) =>
    reviewPortfolio({ ...records, sellers: sellers as never }, options).reasons.filter(({ code }) =>
      code.startsWith("portfolio.sellers."),
    );
  const calendar = { hours: { mon: [["09:00", "17:00"]] } };
  expect(told([{ id: "north", timeZone: "UTC", calendar, minutesPerDay: 60 }])).toEqual([]);
  expect(
    told([
      { id: "north", timeZone: "UTC", minutesPerDay: 60 },
      { id: "south", timeZone: "UTC", calendar },
      { id: "west", timeZone: "UTC" },
    ]).map(({ code, params }) => [code, params?.sellers]),
  ).toEqual([
    ["portfolio.sellers.usual-week", 2],
    ["portfolio.sellers.usual-minutes", 2],
  ]);
});

test("the next review is that of the account alone, by its level and its signals", () => {
  each((account, { nextReview: found, opportunity: { level, expectedValue }, signals }) => {
    const usual = nextReview(account, { asOf, opportunity: { level, expectedValue }, signals });
    const { earliestOn, idealOn, latestOn, minutes, status, key } = usual;
    expect({ id: account.id, ...found }).toMatchObject({
      id: account.id,
      earliestOn,
      idealOn,
      latestOn,
      minutes,
      status,
      key,
    });
  });
});

describe("the plan", () => {
  const { booked, unbooked, load } = book.plan;

  test("has each review once, within its days, and none of whoever must not be contacted", () => {
    const keys = [...booked, ...unbooked].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...booked, ...unbooked].filter(({ accountId }) => accountId === "closed")).toEqual([]);
    for (const { on, sellerId, accountId } of booked) {
      // The first day that can be told is tomorrow's.
      expect(on > asOf && on <= to).toBe(true);
      expect([1, 3]).toContain(new Date(on).getUTCDay());
      expect(sellerId).toBe(accounts.find(({ id }) => id === accountId)?.sellerId);
    }
    // All that is due by the end of the plan has a day or a place among those without one.
    each(({ id }, { nextReview: next, reasons }) => {
      if (next.idealOn > to || reasons.some(({ code }) => code.startsWith("conversation.contact."))) return;
      expect([id, keys.includes(next.key)]).toEqual([id, true]);
    });
  });

  test("fills no day beyond its minutes", () => {
    for (const { sellerId, days } of load) {
      for (const { on, minutes, capacity } of days) {
        const own = booked.filter((review) => review.sellerId === sellerId && review.on === on);
        expect(minutes).toBe(own.reduce((sum, review) => sum + review.minutes, 0));
        expect(minutes).toBeLessThanOrEqual(capacity);
        expect(capacity).toBe(90);
      }
      expect(days.map(({ on }) => on)).toEqual(
        Array.from({ length: 92 }, (_, at) => dayBefore(-at)).filter((on) => [1, 3].includes(new Date(on).getUTCDay())),
      );
    }
  });

  test("decides whose agenda is made, and each is that of the account opened", () => {
    const withDay = new Set(booked.map(({ accountId }) => accountId));
    expect(withDay.size).toBeGreaterThan(3);
    each(({ id }, { agenda, invitation }) => {
      const described = describeAccount(book, id, records, options);
      expect(agenda).toEqual(withDay.has(id) ? described.agenda : null);
      expect(described.invitation).toEqual(invitation);
    });
  });

  test("is left out where it is not asked for, and changes no report", () => {
    const without = reviewPortfolio(records, { ...options, plan: false });
    expect(without.plan).toBeNull();
    expect(without.accounts).toEqual(book.accounts.map((report) => ({ ...report, agenda: null })));
  });
});

test("figures of one's own reach the results that rest on them", () => {
  const own = (overrides: Parameters<typeof assumptions>[1], more: Partial<PortfolioOptions> = {}) =>
    reviewPortfolio(records, { ...options, ...more, assumptions: assumptions("published", overrides) });
  const doubled = own({ "reviews.effect.keep": 0.2 });
  each(({ id }, { attention: { keep, grow, renew } }) => {
    const found = doubled.accounts.find(({ accountId }) => accountId === id)?.attention;
    if (keep === null) expect(found?.keep).toBeNull();
    else expect(found?.keep).toBeCloseTo(2 * keep, 9);
    // To the last digits: parts are rounded so that they add up.
    for (const [now, before] of [
      [found?.grow, grow],
      [found?.renew, renew],
    ]) {
      if (before === null) expect(now).toBeNull();
      else expect(now).toBeCloseTo(before ?? NaN, 9);
    }
  });
  expect(own({ "wordOfMouth.complainShare": 0.75 }).wordOfMouth?.cohort.outcomes.silent).toBe(1);
  const half = reviewPortfolio(records, { ...options, policies: { valueAtRisk: { margin: 0.5 } } });
  expect(half.valueAtRisk?.amount).toBeCloseTo((book.valueAtRisk?.amount ?? NaN) / 2, 6);
});
