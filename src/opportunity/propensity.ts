import { assertArray, assertFields, assertNumber, RetentionError } from "../errors.js";
import type { Account } from "../records/account.js";
import type { PropensityModel } from "./fit-purchase-propensity.js";
import type { Holdings } from "./holdings.js";
import type { OfferKind } from "./opportunity-policy.js";

/** A fitted model as scoring needs it. */
export interface Propensity {
  /** Log odds of an offer, to which the account's own part was added already. */
  probability: (accountLogOdds: number, productId: string, kind: OfferKind) => number;
  /** Intercept and the parameters of the features that all offers to an account share. */
  accountLogOdds: (account: Account, holdings: Holdings) => number;
}

/** Features of an account as numbers, beside the families `kind:`, `product:`, `segment:` and `size:`. */
export type AccountFeature = "owned" | "purchasesLastYear" | "yearsSinceLastPurchase";

/**
 * Numbers that describe an account at a day, `null` where not known.
 * @internal
 */
export function accountFeatures({
  owned,
  purchasesLastYear,
  daysSinceLastPurchase,
}: Holdings): Record<AccountFeature, number | null> {
  return {
    owned,
    purchasesLastYear,
    yearsSinceLastPurchase: daysSinceLastPurchase === null ? null : daysSinceLastPurchase / 365.25,
  };
}

const FAMILIES = ["kind", "product", "segment", "size"] as const;
const ACCOUNT_FEATURES: readonly string[] = ["owned", "purchasesLastYear", "yearsSinceLastPurchase"];
const MODEL_FIELDS: readonly (keyof PropensityModel)[] = [
  "kind",
  "version",
  "features",
  "means",
  "parameters",
  "standardErrors",
  "covariance",
  "logLikelihood",
  "observations",
  "converged",
  "prior",
];

/**
 * Makes a stored model ready for scoring, and refuses one that was made by another release or has features that an
 * account does not give.
 * @internal
 */
export function compilePropensity(functionName: string, path: string, model: PropensityModel): Propensity {
  assertFields(functionName, path, model, MODEL_FIELDS);
  const { kind, version, features, means, parameters } = model as PropensityModel;
  if ((kind as string) !== "purchase-propensity" || (version as number) !== 1) {
    throw new RetentionError(functionName, `${path}.version`, "must be 1 of a purchase-propensity model", version);
  }
  assertArray(functionName, `${path}.features`, features);
  assertNumber(functionName, `${path}.parameters.intercept`, parameters.intercept);

  const numbers: { feature: AccountFeature; parameter: number; mean: number }[] = [];
  const indicators = { kind: new Map(), product: new Map(), segment: new Map(), size: new Map() } as Record<
    (typeof FAMILIES)[number],
    Map<string, number>
  >;
  const unknownPart = { segment: 0, size: 0 };
  features.forEach((name, index) => {
    const parameter = parameters[name];
    const mean = means[name];
    assertNumber(functionName, `${path}.parameters.${name}`, parameter);
    assertNumber(functionName, `${path}.means.${name}`, mean);
    const family = FAMILIES.find((prefix) => name.startsWith(`${prefix}:`));
    if (family !== undefined) {
      indicators[family].set(name.slice(family.length + 1), parameter);
      if (family === "segment" || family === "size") unknownPart[family] += parameter * mean;
    } else if (ACCOUNT_FEATURES.includes(name)) {
      numbers.push({ feature: name as AccountFeature, parameter, mean });
    } else {
      const known = [...ACCOUNT_FEATURES, ...FAMILIES.map((prefix) => `${prefix}:…`)].join(", ");
      throw new RetentionError(functionName, `${path}.features[${index}]`, `must be one of ${known}`, name);
    }
  });

  const { intercept } = parameters;
  return {
    accountLogOdds(account, holdings) {
      const values = accountFeatures(holdings);
      let logOdds = intercept;
      for (const { feature, parameter, mean } of numbers) logOdds += parameter * (values[feature] ?? mean);
      for (const family of ["segment", "size"] as const) {
        const value = account[family];
        logOdds += value === undefined ? unknownPart[family] : (indicators[family].get(value) ?? 0);
      }
      return logOdds;
    },
    probability(accountLogOdds, productId, kind) {
      const logOdds = accountLogOdds + (indicators.kind.get(kind) ?? 0) + (indicators.product.get(productId) ?? 0);
      return 1 / (1 + Math.exp(-logOdds));
    },
  };
}
