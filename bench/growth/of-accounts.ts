/** What is made beforehand for so many accounts or reports, and what is timed. */
import {
  advocates,
  allocateReviews,
  backtest,
  countRejections,
  experimentResult,
  fitPurchasePropensity,
  fitResponse,
  fitWordOfMouth,
  loyaltyObservations,
  nextBestActions,
  purchaseObservations,
  rankOpportunities,
  rankValueDrivers,
  reviewExperiment,
  reviewPortfolio,
  rollUpAccounts,
  sizeTeam,
  touchProgress,
} from "retention-kit";
import { parseAccounts } from "retention-kit/schemas";
import { reportsOf, totalsByParent } from "./reports.js";
import { accountsOf, asOf, below, bookOf, dayFrom, many, products, to } from "./rows.js";
import type { Prepared } from "./functions.js";

const attentionOf = (count: number) =>
  many(count, (index) => ({
    id: `a${index}`,
    sellerId: `s${index % Math.ceil(count / 200)}`,
    attention: { keep: below(9000), grow: below(9000) },
  }));

export const ofAccounts: Record<string, Prepared> = {
  reviewPortfolio(count) {
    const records = bookOf(count);
    return () => reviewPortfolio(records, { asOf, to });
  },
  backtest(count) {
    const records = bookOf(count);
    return () => backtest(records, { asOf: dayFrom(-365), horizonDays: 180, resamples: 20, seed: 1 });
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
  advocates(count) {
    const book = reportsOf(count);
    const accounts = accountsOf(count);
    return () => advocates(accounts, { book, asOf, count: 10 });
  },
  touchProgress(count) {
    const accounts = accountsOf(count);
    return () => touchProgress(accounts, { asOf, period: "quarter", goals: [{ kinds: ["review"], count: 1 }] });
  },
  loyaltyObservations(count) {
    const accounts = accountsOf(count);
    return () => loyaltyObservations(accounts, { asOf: dayFrom(-365), horizonDays: 180 });
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
  allocateReviews(count) {
    const accounts = attentionOf(count);
    const sellers = many(Math.ceil(count / 200), (index) => ({ id: `s${index}` }));
    return () => allocateReviews(accounts, { sellers, hours: 300 });
  },
  sizeTeam(count) {
    const accounts = attentionOf(count);
    return () => sizeTeam(accounts, { hoursPerSeller: 300, costPerSeller: 60_000 });
  },
  fitResponse(count) {
    const rows = many(count, (index) => ({
      id: `a${index}`,
      reviews: below(7),
      spend: below(9000),
      before: below(9000),
    }));
    return () => fitResponse(rows);
  },
  reviewExperiment(count) {
    const accounts = many(count, (index) => ({ id: `a${index}`, before: below(9000), size: `size ${below(5)}` }));
    return () => reviewExperiment(accounts, { seed: 1, strata: ["size"], horizonDays: 365 });
  },
  experimentResult(count) {
    const outcomes = many(count, (index) => ({
      id: `a${index}`,
      kept: below(10) > 1,
      spend: below(9000),
      before: below(9000),
    }));
    const ids = outcomes.map(({ id }) => id);
    const groups = { treated: ids.filter((_, at) => at % 2 === 0), control: ids.filter((_, at) => at % 2 === 1) };
    return () => experimentResult(groups, outcomes);
  },
  rankValueDrivers(count) {
    const score = () => 1 + below(5);
    const interviews = many(count, () => ({
      segment: `segment ${below(4)}`,
      values: { price: score(), service: score(), speed: score(), advice: score() },
    }));
    return () => rankValueDrivers(interviews);
  },
  fitWordOfMouth(count) {
    const customers = many(count, (index) => ({
      id: `a${index}`,
      joinedOn: dayFrom(Math.floor((index / count) * 1600) - 1700),
      referredBy: index > 9 && below(3) === 0 ? `a${below(index)}` : null,
    }));
    return () => fitWordOfMouth({ customers }, { until: asOf });
  },
  countRejections(count) {
    const rejected = many(count, (index) => ({
      index,
      path: ["amount", "on", "productId"][below(3)] ?? "on",
      message: `scoreOpportunity: amount must be at least 0, got -${index}`,
    }));
    return () => countRejections(rejected);
  },
  parseAccounts(count) {
    const rows = accountsOf(count);
    return () => parseAccounts(rows);
  },
};
