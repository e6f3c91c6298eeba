import { logistic } from "../../numeric/functions/logistic.js";
import { fitPurchasePropensity } from "../../opportunity/propensity/fit-purchase-propensity.js";
import type { PropensityModel } from "../../opportunity/propensity/propensity-model.js";
import type { DatedAccount } from "../past/dated-account.js";
import { boughtWithin, purchaseRecord, type PurchaseRecord } from "../past/purchase-record.js";
import type { WindowDays } from "./window-days.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { log } from "../../numeric/elementary/log.js";

/** Simple rules for the chance of buying within the horizon, learned from the window before. */
export interface LearnedRules {
  /** Share of all accounts that bought in the window before. */
  baseRate: number;
  /** Logistic in the logarithm of the days since the last purchase. */
  recency: (record: PurchaseRecord) => number;
  /** The same, and in the logarithm of the number of purchases. */
  recencyFrequency: (record: PurchaseRecord) => number;
  /** Accounts of the window before, and how many of them bought. */
  accounts: number;
  bought: number;
}

/**
 * Learns the simple rules from the window of the same length that ended on the day itself; `null` if fewer than
 * `least` accounts bought in it, or fewer did not.
 * @internal
 */
export function learnedRules(
  accounts: readonly DatedAccount[],
  { asOf, horizonDays }: WindowDays,
  least: number,
): LearnedRules | null {
  const before = asOf - horizonDays;
  const rows = accounts.flatMap((account) => {
    const record = purchaseRecord(account, before);
    return record === null ? [] : { bought: boughtWithin(account, before, asOf), features: featuresOf(record) };
  });
  const bought = rows.filter((row) => row.bought).length;
  if (bought < least || rows.length - bought < least) return null;
  const recency = fitPurchasePropensity(
    rows.map(({ features, ...row }) => ({ ...row, features: onlyRecency(features) })),
  );
  const recencyFrequency = fitPurchasePropensity(rows);
  return {
    baseRate: bought / rows.length,
    recency: (record) => chance(recency, onlyRecency(featuresOf(record))),
    recencyFrequency: (record) => chance(recencyFrequency, featuresOf(record)),
    accounts: rows.length,
    bought,
  };
}

function featuresOf({ silentDays, purchases }: PurchaseRecord) {
  return { silent: log1p(silentDays), purchases: log(purchases) };
}

function onlyRecency({ silent }: ReturnType<typeof featuresOf>) {
  return { silent };
}

function chance({ parameters, features }: PropensityModel, values: Readonly<Record<string, number>>): number {
  return logistic(
    features.reduce((sum, name) => sum + (parameters[name] ?? 0) * (values[name] ?? 0), parameters.intercept ?? 0),
  );
}
