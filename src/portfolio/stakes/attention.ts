import type { Assumption } from "../../evidence/assumption.js";
import { type Contribution, exactParts, type Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { keptFor } from "../../records/values/kept-for.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import type { Growth } from "./account-growth.js";
import type { Renewal } from "./account-renewal.js";
import type { ValueAtRisk, ValueAtRiskPolicy } from "./value-at-risk.js";
import type { WinBack } from "./win-back.js";
import type { attentionFigures } from "./attention-policy.js";
import { type ResolvedAttentionPolicy } from "./attention-policy.js";

/** Money that a review may protect or bring: each stake times the share that a review is assumed to change. */
export interface Attention extends Explained {
  /** Of the value at risk, less what is invoiced under the contracts in `renew`; `null` if that is not known, and for what is not a customer. */
  readonly keep: number | null;
  /** Of the contracts that end within the months and may not be renewed; `null` without any of which the money is known. */
  readonly renew: number | null;
  /** Of what could still be sold; `null` for an account that has probably left. */
  readonly grow: number | null;
  /** Of what an account that has left would be worth; `null` for others. */
  readonly winBack: number | null;
  /** The sum of those that are known. The contributions add up to it exactly. */
  readonly total: number;
  /**
   * Cost of one day's delay of its review in the plan: the total as a multiple of the book's median one, on a geometric
   * grid so that planning stays fast; the level's priority where the policy says so.
   */
  readonly priority: number;
  readonly currency: string | null;
}

/** What is at stake, for attention. */
export interface Stakes {
  standing: AccountStanding;
  valueAtRisk: ValueAtRisk | null;
  winBack: WinBack | null;
  /** Contracts to be renewed, the next one first. */
  renewals: Renewal[];
  growth: Growth | null;
}

/** What attention follows from apart from the account. */
export interface AttentionContext {
  policy: ResolvedAttentionPolicy;
  valueAtRisk: ValueAtRiskPolicy;
  currency: string | null;
  /** Whether the account's contracts are known. */
  knowsContracts: boolean;
  /** Days from `asOf` within which a contract's end counts. */
  renewalDays: number;
  /** What of the coming months' worth, before the margin, is invoiced under the contracts to be renewed. */
  ofContracts: number;
}

/** What a review changes, in the order in which it is told. */
const FACTORS = ["keep", "renew", "grow", "winBack"] as const;

/**
 * The money that a review of an account may protect or bring, before its priority among others is known.
 * @internal
 */
export function accountAttention(stakes: Stakes, context: AttentionContext): Omit<Attention, "priority"> {
  const { standing, valueAtRisk, winBack, renewals, growth } = stakes;
  const { policy } = context;
  const ending = endingContracts(renewals, context);
  const renewing = ending.length === 0 ? null : ending.reduce((sum, { atRisk }) => sum + atRisk, 0);
  const keeping = renewing === null ? valueAtRisk : beyondContracts(valueAtRisk, context);
  // In the order of the factors.
  const found = [keeping?.amount ?? null, renewing, growth?.amount ?? null, winBack?.amount ?? null];
  const points = exactParts(FACTORS.map((factor, index) => (found[index] ?? 0) * policy[factor]));
  const contributions: Contribution[] = [];
  const named: (keyof typeof attentionFigures)[] = [];
  FACTORS.forEach((factor, index) => {
    const value = found[index] ?? null;
    if (value === null) return;
    contributions.push({ factor, points: points[index] ?? 0, weight: policy[factor], value });
    named.push(factor);
  });
  if (ending.some(({ isUnknown }) => isUnknown)) named.push("renewalWhenUnknown");
  const pointsOf = (index: number): number | null => (found[index] === null ? null : (points[index] ?? null));
  return {
    keep: pointsOf(0),
    renew: pointsOf(1),
    grow: pointsOf(2),
    winBack: pointsOf(3),
    total: points.reduce((sum, part) => sum + part, 0),
    currency: context.currency,
    contributions,
    reasons: reasonsOf(stakes, keeping === valueAtRisk ? null : keeping, ending, contributions),
    assumptions: figuresOf(policy, named),
    coverage: coverageOf(standing, stakes, context),
  };
}

/** The value at risk without the money that is at risk with the contract already. */
function beyondContracts(
  valueAtRisk: ValueAtRisk | null,
  { ofContracts, valueAtRisk: { margin } }: AttentionContext,
): ValueAtRisk | null {
  if (valueAtRisk === null || ofContracts === 0) return valueAtRisk;
  const beyond = Math.max(0, valueAtRisk.worth.value - ofContracts * margin);
  return { ...valueAtRisk, amount: beyond * valueAtRisk.loss.value };
}

/** A contract that ends within the months, with its money of them times the chance that it is not renewed. */
interface EndingContract {
  renewal: Renewal;
  atRisk: number;
  /** Whether nothing is known of its renewal. */
  isUnknown: boolean;
}

/**
 * The contracts that end within the months and of which the money is known.
 * @internal
 */
export function contractsWithin(renewals: readonly Renewal[], days: number): Renewal[] {
  return renewals.filter(({ amount, daysLeft }) => amount !== null && daysLeft <= days);
}

function endingContracts(
  renewals: readonly Renewal[],
  { policy, valueAtRisk: { months, margin }, renewalDays }: AttentionContext,
): EndingContract[] {
  return contractsWithin(renewals, renewalDays).map((renewal) => ({
    renewal,
    atRisk: (renewal.amount ?? 0) * (months / 12) * margin * (1 - renewalChance(renewal, policy.renewalWhenUnknown)),
    isUnknown: renewal.intention === "unknown",
  }));
}

/**
 * Chance that a contract is renewed, by what is known of the intention.
 * @internal
 */
export function renewalChance({ intention }: Pick<Renewal, "intention">, whenUnknown: number): number {
  switch (intention) {
    case "cancelled":
      return 0;
    case "runs-on":
      return 1;
    case "drafted":
    case "unknown":
      return whenUnknown;
  }
}

/** Lists of figures, by the policy and the names of what rests on them. */
const listed = new WeakMap<ResolvedAttentionPolicy, Map<string, Assumption<unknown>[]>>();

/** The figures behind some stakes; one list for all accounts that have the same. */
function figuresOf(
  policy: ResolvedAttentionPolicy,
  names: readonly (keyof typeof attentionFigures)[],
): Assumption<unknown>[] {
  const byNames = keptFor(listed, policy, () => new Map<string, Assumption<unknown>[]>());
  return keptFor(byNames, names.join(" "), () => {
    const list = names.flatMap((name) => policy.assumptions[name] ?? []);
    return Object.freeze(list) as Assumption<unknown>[];
  });
}

/** Share of the stakes that an account of its standing has of which the money is known. */
function coverageOf(
  standing: AccountStanding,
  { valueAtRisk, winBack, renewals }: Stakes,
  { knowsContracts }: AttentionContext,
): number {
  const isUnpriced = renewals.some(({ amount }) => amount === null);
  const known = [knowsContracts && !isUnpriced];
  if (isCustomer(standing)) known.push(valueAtRisk !== null, true);
  else if (standing.state === "prospect") known.push(true);
  else known.push(winBack !== null);
  return known.filter(Boolean).length / known.length;
}

/** What is at stake, what counts most first; of several contracts the one with most at risk. */
function reasonsOf(
  { valueAtRisk, winBack, growth }: Stakes,
  beyond: ValueAtRisk | null,
  ending: readonly EndingContract[],
  contributions: readonly Contribution[],
): Reason[] {
  const [contract] = ending.toSorted((a, b) => b.atRisk - a.atRisk);
  return contributions
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .flatMap(({ factor }) => {
      if (factor === "keep" && valueAtRisk !== null) {
        const { amount, months, loss } = valueAtRisk;
        if (beyond === null) return reason("portfolio.attention.keep", { amount, months, loss: loss.value });
        return reason("portfolio.attention.keep-beyond", { amount, beyond: beyond.amount, months, loss: loss.value });
      }
      if (factor === "renew" && contract !== undefined) {
        const { contractId, endsOn, amount, intention } = contract.renewal;
        const isToEnd = intention === "cancelled";
        return reason(`portfolio.attention.${isToEnd ? "ends" : "renew"}`, { contractId, endsOn, amount: amount ?? 0 });
      }
      if (factor === "grow" && growth !== null) {
        return reason("portfolio.attention.grow", { amount: growth.amount, months: growth.months });
      }
      if (factor === "winBack" && winBack !== null) {
        const { worth, months, probability } = winBack;
        return reason("portfolio.attention.win-back", { worth, months, probability });
      }
      return [];
    });
}
