import { daysInUnit } from "../calendar/days-in-unit.js";
import { assertFields, assertNumber, assertShare } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import type { LoyaltyEstimate } from "../loyalty/estimate/estimate-loyalty.js";
import type { AnyModel } from "../purchases/engine/model.js";
import { predictionInterval } from "../purchases/evaluation/prediction-interval.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { expectedSpend } from "../purchases/models/gamma-gamma/expected-spend.js";
import type { GammaGammaModel } from "../purchases/models/gamma-gamma/gamma-gamma-model.js";
import { explainAlive } from "../purchases/predictions/explain-alive.js";
import { type ContinuousModel, futureOf } from "../purchases/predictions/posterior.js";
import { probabilityAlive } from "../purchases/predictions/probability-alive.js";
import { reason, type Reason } from "../reasons/reason.js";

/** A number with the bounds of what the models leave in doubt. */
export interface Bounded {
  value: number;
  lower: number;
  upper: number;
}

/** Money that an account would bring if it stayed, times the probability that it is lost. */
export interface ValueAtRisk {
  /** In `currency`, of the coming `months`. */
  amount: number;
  /** Bounds that hold with at least this confidence: the product of the bounds of both factors. */
  lower: number;
  upper: number;
  confidence: number;
  currency: string | null;
  /** Months from `asOf` on whose money counts. */
  months: number;
  /** Money of these months if the account is a customer still, at 95%. */
  worth: Bounded;
  /** Probability that the account buys no more, at 95%. */
  loss: Bounded;
  /** Where the probability of loss comes from: loyalty where tickets or surveys are known, else the purchases alone. */
  lossFrom: "loyalty" | "purchases";
  /** How the account bought so far, and what the bounds leave out. */
  reasons: Reason[];
  /** The figures behind the models of purchase history; those behind loyalty stand with it. */
  assumptions: Assumption<unknown>[];
}

/** What the value at risk of an account follows from. */
export interface RiskEvidence {
  history: PurchaseSummary;
  purchases: ContinuousModel;
  spend: GammaGammaModel | null;
  /** What tickets and surveys say; `null` where none are known. */
  loyalty: LoyaltyEstimate | null;
  policy: ValueAtRiskPolicy;
  currency: string | null;
  /** Behind the models. */
  assumptions: readonly Assumption<unknown>[];
}

/** Confidence of each factor, and by Bonferroni's inequality what is left of it for the product. */
const CONFIDENCE = 0.95;
const CONFIDENCE_OF_PRODUCT = 0.9;

/** The expected spend exists where px + q exceeds 1, and just above that it is all tail. */
const LEAST_TAIL = 1.01;

/**
 * The value at risk of an account; `null` where nobody knows what it spends. The worth is the purchases expected of an
 * account that is a customer still, times what one is expected to bring; its bounds add up the doubts about both models
 * on the logarithmic scale. They hold the doubt about the models, not the chance in one account's purchases.
 * @internal
 */
export function valueAtRisk(evidence: RiskEvidence): ValueAtRisk | null {
  const { history, purchases, spend, loyalty, policy, currency } = evidence;
  const worth = worthOf(evidence);
  if (worth === null) return null;

  const reasons = [...explainAlive(purchases, history).reasons];
  if (loyalty === null) reasons.push(reason("portfolio.value-at-risk.loss-from-purchases"));
  if (purchases.covariance === null || spend?.covariance === null) {
    reasons.push(reason("portfolio.value-at-risk.model-taken-as-sure"));
  }
  const loss = complement(
    loyalty === null
      ? bounded(purchases, (model) => probabilityAlive(model, history), "logit")
      : { value: loyalty.probability, lower: loyalty.lower, upper: loyalty.upper },
  );
  return {
    amount: worth.value * loss.value,
    lower: worth.lower * loss.lower,
    upper: worth.upper * loss.upper,
    confidence: CONFIDENCE_OF_PRODUCT,
    currency,
    months: policy.months,
    worth,
    loss,
    lossFrom: loyalty === null ? "purchases" : "loyalty",
    reasons,
    assumptions: [...evidence.assumptions],
  };
}

function worthOf({ history, purchases, spend, policy }: RiskEvidence): Bounded | null {
  const { repeatPurchases, meanRepeatSpend } = history;
  if (spend === null || (repeatPurchases > 0 && meanRepeatSpend === null)) return null;
  const { p, q } = spend.parameters;
  if (p * repeatPurchases + q < LEAST_TAIL) return null;
  const horizon = (policy.months * daysInUnit.month) / daysInUnit[purchases.timeUnit];
  const bought = bounded(purchases, (model) => futureOf("reviewPortfolio", model, history).purchases(horizon), "log");
  const spent = bounded(spend, (model) => expectedSpend(model, history), "log");
  const value = bought.value * spent.value * policy.margin;
  if (value === 0) return { value, lower: 0, upper: 0 };
  const reach = Math.hypot(Math.log(bought.upper / bought.value), Math.log(spent.upper / spent.value));
  return { value, lower: value * Math.exp(-reach), upper: value * Math.exp(reach) };
}

function complement({ value, lower, upper }: Bounded): Bounded {
  return { value: 1 - value, lower: 1 - upper, upper: 1 - lower };
}

/** A prediction with its bounds; as it stands where the model or the prediction leaves no doubt to speak of. */
function bounded<Model extends AnyModel>(
  model: Model,
  predict: (model: Model) => number,
  scale: "log" | "logit",
): Bounded {
  const value = predict(model);
  const sure = { value, lower: value, upper: value };
  const inside = value > 0 && (scale === "log" || value < 1);
  if (model.covariance === null || !inside) return sure;
  const { lower, upper } = predictionInterval(model, predict, { confidence: CONFIDENCE, scale });
  return Number.isFinite(lower) && Number.isFinite(upper) ? { value, lower, upper } : sure;
}

/** What an account is worth, for value at risk. */
export interface ValueAtRiskPolicy {
  /** Months of spend from `asOf` on that count, a month being 365.25/12 days; 12 unless given. */
  readonly months: number;
  /** Share of the spend that counts, 0 to 1: your margin; 1 unless given, and then the value is turnover. */
  readonly margin: number;
}

const defaults: ValueAtRiskPolicy = { months: 12, margin: 1 };

/**
 * Fills in what a caller's policy leaves open.
 * @internal
 */
export function valueAtRiskPolicy(
  functionName: string,
  path: string,
  policy: Partial<ValueAtRiskPolicy> = {},
): ValueAtRiskPolicy {
  assertFields(functionName, path, policy, Object.keys(defaults));
  const resolved = { ...defaults, ...policy };
  assertNumber(functionName, `${path}.months`, resolved.months, { above: 0, max: 1200 });
  assertShare(functionName, `${path}.margin`, resolved.margin);
  return resolved;
}

/** Value at risk of all accounts that have one. */
export interface BookValueAtRisk {
  /** In `currency`, of the coming `months`. */
  amount: number;
  /** Bounds if all accounts lie at their lower or upper one together, as the doubts about a model do. */
  lower: number;
  upper: number;
  currency: string | null;
  months: number;
  /** What these accounts would bring if all were customers still. */
  worth: number;
  /** How many they are. */
  accounts: number;
}

/**
 * The sum of the accounts' values at risk; `null` where none has any.
 * @internal
 */
export function bookValueAtRisk(risks: readonly (ValueAtRisk | null)[]): BookValueAtRisk | null {
  const known = risks.filter((risk) => risk !== null);
  const [first] = known;
  if (first === undefined) return null;
  return {
    amount: sum(known.map(({ amount }) => amount)),
    lower: sum(known.map(({ lower }) => lower)),
    upper: sum(known.map(({ upper }) => upper)),
    currency: first.currency,
    months: first.months,
    worth: sum(known.map(({ worth }) => worth.value)),
    accounts: known.length,
  };
}

/** Adds up from the smallest on, so that the sum does not depend on the order of the accounts. */
function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((total, value) => total + value, 0);
}
