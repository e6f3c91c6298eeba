/**
 * How the batch functions grow: CPU time for 1,000 rows, 10,000 and so on, and the exponent p of time ~ rows^p between the
 * first size and the last. `npm run bench:growth [-- --most 1000000] [NAME…]`; 100,000 rows at most unless given. With the
 * name `all`: all but the main job. With the
 * name `money`: plans of 100,000 reviews of 500 sellers, and of 2,000 reviews of one, where no two priorities are equal.
 */
import {
  allocateReviews,
  cohortTable,
  detectRecurringProblems,
  evaluateServiceStandards,
  fitBgNbd,
  fitGammaGamma,
  fitLoyaltyModel,
  fitMbgNbd,
  fitPurchasePropensity,
  nextBestActions,
  planReviews,
  predictPurchases,
  predictSpend,
  purchaseObservations,
  rankOpportunities,
  reviewPortfolio,
  rollUpAccounts,
  summarizePurchases,
  survivalCurve,
  ticketDueTimes,
  touchProgress,
  type Account,
  type PlanningRequest,
  type Portfolio,
  type PortfolioAccount,
  type Product,
  type Seller,
} from "retention-kit";
import { parseAccounts } from "retention-kit/schemas";

const MOST = Number(process.argv[process.argv.indexOf("--most") + 1]) || 100_000;
const DAY = 86_400_000;
const asOf = "2026-11-21";
const to = "2027-02-20";
const products: Product[] = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, price: 100 * (index + 1) }));

let state = 42;
function below(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const dayFrom = (days: number): string => new Date(Date.parse(asOf) + days * DAY).toISOString().slice(0, 10);
const many = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, i) => row(i));

const calendar = {
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"] as const]])),
};
const sellersFor = (accounts: number, each = 250, minutesPerDay = 180): Seller[] =>
  many(Math.ceil(accounts / each), (index) => ({
    id: `s${index}`,
    timeZone: "Europe/Oslo",
    minutesPerDay,
    calendar,
  }));
const accountsOf = (count: number): Account[] =>
  many(count, (index) => ({
    id: `a${index}`,
    parentId: index < 10 ? null : `a${Math.floor(index / 10)}`,
    sellerId: `s${Math.floor(index / 250)}`,
    annualBudget: 100 * below(40),
    touches: many(below(5), () => ({ on: dayFrom(-below(700)), kind: "review" })),
    purchases: many(below(9), () => ({
      on: dayFrom(-below(1700)),
      amount: 50 + below(900),
      productId: `p${below(12)}`,
    })),
    tickets: many(below(4), (number) => ({
      id: `t${index}-${number}`,
      openedAt: `${dayFrom(-below(700))}T09:00:00Z`,
      resolved: below(5) > 0,
      contacts: 1 + below(4),
    })),
  }));
const bookOf = (count: number) => ({ accounts: accountsOf(count), products, sellers: sellersFor(count) });
const purchasesOf = (count: number) =>
  many(count, () => ({ accountId: `a${below(count / 5)}`, on: dayFrom(-below(1700)), amount: 1 + below(900) }));
const historiesOf = (count: number) =>
  many(count, () => {
    const observed = 1 + below(240);
    const repeatPurchases = below(9);
    return { repeatPurchases, recency: repeatPurchases === 0 ? 0 : 1 + below(observed), observed };
  });
const ticketsOf = (count: number) =>
  many(count, (index) => {
    const opened = Date.parse(asOf) - below(365 * 24) * 3_600_000;
    const after = (hours: number): string => new Date(opened + below(hours) * 3_600_000).toISOString();
    return {
      id: `t${index}`,
      openedAt: new Date(opened).toISOString(),
      firstRepliedAt: below(9) > 0 ? after(48) : null,
      resolvedAt: below(6) > 0 ? after(200) : null,
      topic: `topic ${below(20)}`,
    };
  });
const standards = [{ id: "answer", measure: "first-reply", atMost: 240, share: 0.9 }] as const;
const service = { standards, calendar, timeZone: "Europe/Oslo" };
const requestsOf = (count: number, each = 250): PlanningRequest[] =>
  many(count, (index) => {
    const ideal = below(90);
    return {
      key: `k${index}`,
      accountId: `a${index}`,
      sellerId: `s${Math.floor(index / each)}`,
      minutes: 30,
      earliestOn: dayFrom(ideal - 20),
      idealOn: dayFrom(ideal),
      latestOn: dayFrom(ideal + 25),
      priority: 1 + below(1e6) / 1000,
    };
  });

const spendOf = (count: number) =>
  many(count, () => ({ repeatPurchases: 1 + below(9), meanRepeatSpend: 20 + below(90_000) / 100 }));

const repeated = <Row>(rows: readonly Row[], count: number): Row[] =>
  many(Math.ceil(count / rows.length), () => rows)
    .flat()
    .slice(0, count);

/** Reports and bookings of this many accounts; beyond 10,000 those of 10,000 come again under other ids, as whole ones would fill any memory. */
function reportsOf(count: number): Pick<Portfolio, "accounts" | "plan"> {
  const { accounts, plan } = reviewPortfolio(bookOf(Math.min(count, 10_000)), { asOf, to });
  if (count <= accounts.length) return { accounts, plan };
  const reports = repeated(accounts, count).map((report, index) => ({
    ...report,
    accountId: `a${index}`,
    parentId: index < 10 ? null : `a${Math.floor(index / 10)}`,
  }));
  const bookings = Math.floor((count * plan.booked.length) / accounts.length);
  const booked = repeated(plan.booked, bookings).map((booking, index) => {
    const account = accounts.length * Math.floor(index / plan.booked.length) + Number(booking.accountId.slice(1));
    return {
      ...booking,
      accountId: `a${account}`,
      sellerId: `s${Math.floor(account / 250)}`,
      key: `${booking.key}:${index}`,
    };
  });
  return { accounts: reports, plan: { ...plan, booked } };
}

/** The least that anybody does with the rows: a look-up by the account, and an entry. Its growth is the machine's own. */
function datesByAccount(rows: readonly { accountId: string; on: string; amount: number }[]): Map<string, string[]> {
  const dates = new Map<string, string[]>();
  for (const { accountId, on } of rows) {
    const own = dates.get(accountId);
    if (own === undefined) dates.set(accountId, [on]);
    else own.push(on);
  }
  return dates;
}

/** The same with reports: the top of each account, and a sum there. */
function totalsByParent(accounts: readonly PortfolioAccount[]): Map<string, number> {
  const parents = new Map(accounts.map(({ accountId, parentId }) => [accountId, parentId]));
  const totals = new Map<string, number>();
  for (const { accountId, attention } of accounts) {
    let top = accountId;
    for (let parent = parents.get(top); parent != null; parent = parents.get(top)) top = parent;
    totals.set(top, (totals.get(top) ?? 0) + attention.total);
  }
  return totals;
}

/** What is made beforehand for so many rows, and what is timed. */
const functions: Record<string, (count: number) => () => unknown> = {
  reviewPortfolio(count) {
    const records = bookOf(count);
    return () => reviewPortfolio(records, { asOf, to });
  },
  planReviews(count) {
    const requests = requestsOf(count);
    const options = { from: dayFrom(1), to: dayFrom(90), sellers: sellersFor(count) };
    return () => planReviews(requests, options);
  },
  rankOpportunities(count) {
    const accounts = accountsOf(count);
    return () => rankOpportunities(accounts, { catalogue: products, asOf });
  },
  nextBestActions(count) {
    const book = reportsOf(count);
    return () => nextBestActions(book, { sellerId: "s0", asOf });
  },
  rollUpAccounts(count) {
    const book = reportsOf(count);
    return () => rollUpAccounts(book, { by: "parentId" });
  },
  plainLoopOverReports(count) {
    const book = reportsOf(count);
    return () => totalsByParent(book.accounts);
  },
  summarizePurchases(count) {
    const rows = purchasesOf(count);
    return () => summarizePurchases(rows, { until: asOf, unit: "week" });
  },
  plainLoopOverPurchases(count) {
    const rows = purchasesOf(count);
    return () => datesByAccount(rows);
  },
  cohortTable(count) {
    const rows = purchasesOf(count);
    return () => cohortTable(rows, { until: asOf });
  },
  fitBgNbd(count) {
    const histories = historiesOf(count);
    return () => fitBgNbd(histories, { timeUnit: "week" });
  },
  fitMbgNbd(count) {
    const histories = historiesOf(count);
    return () => fitMbgNbd(histories, { timeUnit: "week" });
  },
  predictPurchases(count) {
    const histories = historiesOf(count);
    const model = fitMbgNbd(histories.slice(0, 1000), { timeUnit: "week" });
    return () => predictPurchases(model, histories, { horizon: 26 });
  },
  fitGammaGamma(count) {
    const rows = spendOf(count);
    return () => fitGammaGamma(rows);
  },
  predictSpend(count) {
    const rows = spendOf(count);
    const model = fitGammaGamma(rows.slice(0, 1000));
    return () => predictSpend(model, rows);
  },
  purchaseObservations(count) {
    const accounts = accountsOf(count);
    return () => purchaseObservations(accounts, { catalogue: products, asOf: dayFrom(-365), features: ["owned"] });
  },
  fitPurchasePropensity(count) {
    const accounts = accountsOf(Math.ceil(count / 10));
    const { accepted } = purchaseObservations(accounts, { catalogue: products, asOf: dayFrom(-365) });
    const rows = accepted.slice(0, count);
    return () => fitPurchasePropensity(rows);
  },
  fitLoyaltyModel(count) {
    const rows = many(count, () => ({ effort: 1 + below(401) / 100, repurchased: below(10) < 7 }));
    return () => fitLoyaltyModel(rows, {});
  },
  evaluateServiceStandards(count) {
    const tickets = ticketsOf(count);
    return () => evaluateServiceStandards(tickets, { ...service, asOf });
  },
  ticketDueTimes(count) {
    const tickets = ticketsOf(count);
    return () => ticketDueTimes(tickets, { ...service, at: `${asOf}T12:00:00Z` });
  },
  detectRecurringProblems(count) {
    const tickets = ticketsOf(count);
    return () => detectRecurringProblems(tickets, { asOf });
  },
  touchProgress(count) {
    const accounts = accountsOf(count);
    return () => touchProgress(accounts, { asOf, period: "quarter", goals: [{ kinds: ["review"], count: 1 }] });
  },
  allocateReviews(count) {
    const accounts = many(count, (index) => ({
      id: `a${index}`,
      sellerId: `s${index % Math.ceil(count / 200)}`,
      attention: { keep: below(9000), grow: below(9000) },
    }));
    const sellers = many(Math.ceil(count / 200), (index) => ({ id: `s${index}` }));
    return () => allocateReviews(accounts, { sellers, hours: 300 });
  },
  survivalCurve(count) {
    const stays = many(count, () => ({ duration: below(3000), ended: below(3) > 0 }));
    return () => survivalCurve(stays);
  },
  parseAccounts(count) {
    const rows = accountsOf(count);
    return () => parseAccounts(rows);
  },
};

const cpuSeconds = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const asked = process.argv.slice(2).filter((name) => name in functions || name === "money" || name === "all");
for (const [name, prepare] of Object.entries(functions)) {
  // The main job has a benchmark of its own.
  const isMeant = asked.length === 0 || asked.includes(name) || (asked.includes("all") && name !== "reviewPortfolio");
  if (!isMeant) continue;
  const times: number[] = [];
  for (let count = 1000; count <= MOST; count *= 10) {
    const work = prepare(count);
    const runs = count <= 10_000 ? 5 : count <= 100_000 ? 2 : 1;
    times.push(Math.min(...many(runs, () => cpuSeconds(work))));
  }
  const [first = NaN] = times;
  const last = times.at(-1) ?? NaN;
  const exponent = Math.log10(last / first) / (times.length - 1);
  const shown = times.map((seconds) => seconds.toPrecision(2)).join("  ");
  console.log(`${name.padEnd(22)} ${shown} CPU s; exponent ${exponent.toFixed(2)}`);
}

if (asked.length === 0 || process.argv.includes("money")) {
  for (const [reviews, each, minutes] of [
    [100_000, 200, 90],
    [100_000, 200, 60],
    [2000, 2000, 240],
  ] as const) {
    const requests = requestsOf(reviews, each);
    const sellers = sellersFor(reviews, each, minutes);
    const options = { from: dayFrom(1), to: dayFrom(90), sellers };
    let left = 0;
    const seconds = Math.min(
      ...many(2, () => cpuSeconds(() => (left = planReviews(requests, options).unbooked.length))),
    );
    console.log(`${reviews} reviews of ${sellers.length} sellers, ${left} left out: ${seconds.toFixed(2)} CPU s`);
  }
}
