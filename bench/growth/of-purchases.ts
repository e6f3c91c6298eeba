/** What is made beforehand for so many purchases, histories or contracts, and what is timed. */
import {
  cohortTable,
  compareModels,
  cumulativeTracking,
  fitBgBb,
  fitBgNbd,
  fitBuyingCalibration,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  logLikelihood,
  mbgNbdModel,
  predictPurchases,
  predictSpend,
  purchaseAccumulator,
  renewalForecast,
  repeatPurchaseRate,
  revenueRetention,
  simulateHistories,
  splitHoldout,
  summarizePurchases,
} from "retention-kit";
import { parsePurchases } from "retention-kit/schemas";
import { datesByAccount } from "./reports.js";
import { asOf, below, dayFrom, historiesOf, many, purchasesOf, spendOf } from "./rows.js";
import type { Prepared } from "./functions.js";

const weeks = { timeUnit: "week" } as const;
const summary = { until: asOf, unit: "week" } as const;
const model = () => mbgNbdModel({ r: 0.6, alpha: 7, a: 0.8, b: 2.5 }, weeks);
const contractsOf = (count: number) =>
  many(count, (index) => {
    const start = -below(1400);
    return {
      accountId: `a${index}`,
      id: `c${index}`,
      productId: `p${below(12)}`,
      startsOn: dayFrom(start),
      endsOn: dayFrom(start + 365 * (1 + below(4))),
      amount: 100 + below(9000),
      per: "year" as const,
    };
  });

export const ofPurchases: Record<string, Prepared> = {
  summarizePurchases(count) {
    const rows = purchasesOf(count);
    return () => summarizePurchases(rows, summary);
  },
  purchaseAccumulator(count) {
    const rows = purchasesOf(count);
    return () => {
      const sums = purchaseAccumulator(summary);
      for (const row of rows) sums.add(row);
      return sums.summaries();
    };
  },
  plainLoopOverPurchases(count) {
    const rows = purchasesOf(count);
    return () => datesByAccount(rows);
  },
  splitHoldout(count) {
    const rows = purchasesOf(count);
    return () => splitHoldout(rows, { ...summary, until: dayFrom(-300), holdoutUntil: asOf });
  },
  cohortTable(count) {
    const rows = purchasesOf(count);
    return () => cohortTable(rows, { until: asOf });
  },
  repeatPurchaseRate(count) {
    const rows = purchasesOf(count);
    return () => repeatPurchaseRate(rows);
  },
  revenueRetention(count) {
    const rows = purchasesOf(count);
    return () => revenueRetention(rows, { from: dayFrom(-365), to: asOf });
  },
  cumulativeTracking(count) {
    const rows = purchasesOf(count);
    return () => cumulativeTracking(model(), rows, { until: asOf });
  },
  parsePurchases(count) {
    const rows = purchasesOf(count);
    return () => parsePurchases(rows);
  },
  renewalForecast(count) {
    const rows = contractsOf(count);
    return () => renewalForecast(rows, { asOf, to: dayFrom(365) });
  },
  fitBgNbd(count) {
    const histories = historiesOf(count);
    return () => fitBgNbd(histories, weeks);
  },
  fitMbgNbd(count) {
    const histories = historiesOf(count);
    return () => fitMbgNbd(histories, weeks);
  },
  fitParetoNbd(count) {
    const histories = historiesOf(count);
    return () => fitParetoNbd(histories, weeks);
  },
  fitBgBb(count) {
    const histories = many(count, () => {
      const repeatPurchases = below(7);
      return {
        repeatPurchases,
        recency: repeatPurchases === 0 ? 0 : repeatPurchases + below(7 - repeatPurchases),
        opportunities: 6,
      };
    });
    return () => fitBgBb(histories);
  },
  logLikelihood(count) {
    const histories = historiesOf(count);
    return () => logLikelihood(model(), histories);
  },
  compareModels(count) {
    const histories = historiesOf(count).map((history) => ({ ...history, holdoutPurchases: below(4) }));
    const models = { first: model(), second: mbgNbdModel({ r: 0.5, alpha: 6, a: 0.7, b: 2 }, weeks) };
    return () => compareModels(models, histories, { horizon: 26 });
  },
  predictPurchases(count) {
    const histories = historiesOf(count);
    return () => predictPurchases(model(), histories, { horizon: 26 });
  },
  simulateHistories(count) {
    const observed = many(count, () => 1 + below(240));
    return () => simulateHistories(model(), { observed, seed: 1, horizon: 26 });
  },
  fitGammaGamma(count) {
    const rows = spendOf(count);
    return () => fitGammaGamma(rows);
  },
  predictSpend(count) {
    const rows = spendOf(count);
    const fitted = fitGammaGamma(rows.slice(0, 1000));
    return () => predictSpend(fitted, rows);
  },
  fitBuyingCalibration(count) {
    const rows = many(count, () => {
      const raw = (1 + below(98)) / 100;
      return { raw, silentDays: below(400), purchaseDays: 1 + below(9), bought: below(100) < 100 * raw };
    });
    return () => fitBuyingCalibration([{ rows }], { windowDays: 180 });
  },
};
