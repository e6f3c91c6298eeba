import type { Assumption } from "../../evidence/assumption.js";
import { type Contribution, exactParts, type Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { keptFor } from "../../records/values/kept-for.js";
import { beginningChance, type FirstPurchases } from "../buying/first-purchases.js";
import { type StoppedBuyers, stoppingChance } from "../buying/stopped-buyers.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import { hasLeft } from "../standing/has-left.js";
import type { Growth } from "./account-growth.js";
import type { DealMoney } from "./deal-money.js";
import { type EndingContract, endingContracts, type EndingRules } from "./ending-contracts.js";
import type { Renewal } from "./account-renewal.js";
import type { ValueAtRisk } from "./value-at-risk.js";
import type { WinBack } from "./win-back.js";
import type { attentionFigures } from "./attention-policy.js";
import { type ResolvedAttentionPolicy } from "./attention-policy.js";

/** Money that a review may protect or bring: each stake times the share that a review is assumed to change. */
export interface Attention extends Explained {
  /**
   * Of the value at risk, less what is invoiced under the contracts in `renew`. Without a model of purchases, of the money at
   * the pace of the last 12 months × the share of the book's accounts that stopped. `null` if neither is known, and for what
   * is not a customer.
   */
  readonly keep: number | null;
  /**
   * Of the contracts that end within the months, or ended some days ago, and may not be renewed; `null` without any of which the
   * money is known.
   */
  readonly renew: number | null;
  /** Of what could still be sold, open deals among it; `null` for an account that has probably left without any. */
  readonly grow: number | null;
  /** Of what an account that has left, or that spent nothing in 12 months, would be worth; `null` for others. */
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
  /** By its purchases: what is at risk with contracts counts as to be renewed. */
  valueAtRisk: ValueAtRisk | null;
  winBack: WinBack | null;
  /** Contracts to be renewed, the next one first. */
  renewals: Renewal[];
  growth: Growth | null;
  /** Its open deals; `null` without one whose money is known. */
  deals: DealMoney | null;
}

/** What attention follows from apart from the account. */
export interface AttentionContext extends EndingRules {
  policy: ResolvedAttentionPolicy;
  currency: string | null;
  /** Whether the account's contracts are known. */
  knowsContracts: boolean;
  /** What of the coming months' worth, before the margin, is invoiced under the contracts to be renewed. */
  ofContracts: number;
  /** Who began to buy, of those who never had. */
  beginners: FirstPurchases | null;
  /** Where no model tells what is at risk: money of the months at the pace of the last 12, and who stopped buying. */
  atPace: { worth: number; stops: StoppedBuyers } | null;
}

/** What a review changes. */
type Factor = "keep" | "renew" | "grow" | "winBack";

/** A stake of an account. */
interface Stake extends Contribution {
  readonly factor: Factor;
}

/** Stakes in which nothing is to be lost or won, by policy: many accounts have one. */
const nothingAt = new WeakMap<ResolvedAttentionPolicy, Map<Factor, Stake>>();

/**
 * The money that a review of an account may protect or bring, before its priority among others is known.
 * @internal
 */
export function accountAttention(stakes: Stakes, context: AttentionContext): Omit<Attention, "priority"> {
  const { standing, valueAtRisk, winBack, renewals, growth } = stakes;
  const { policy } = context;
  // Who has left renews nothing.
  const ending = hasLeft(standing) ? [] : endingContracts(renewals, context);
  const renewing = ending.length === 0 ? null : ending.reduce((sum, { atRisk }) => sum + atRisk, 0);
  const keeping = renewing === null ? valueAtRisk : beyondContracts(valueAtRisk, context);
  const ofPace = valueAtRisk === null ? paceAtRisk(renewing !== null, context) : null;
  const toKeep = keeping?.amount ?? ofPace?.amount ?? null;
  const toGrow = growth?.winnable ?? null;
  const toWinBack = winBack?.amount ?? null;
  const [keep = 0, renew = 0, grow = 0, back = 0] = exactParts([
    (toKeep ?? 0) * policy.keep,
    (renewing ?? 0) * policy.renew,
    (toGrow ?? 0) * policy.grow,
    (toWinBack ?? 0) * policy.winBack,
  ]);
  const contributions: Stake[] = [];
  // In the order in which it is told.
  if (toKeep !== null) contributions.push(partOf("keep", keep, toKeep, policy));
  if (renewing !== null) contributions.push(partOf("renew", renew, renewing, policy));
  if (toGrow !== null) contributions.push(partOf("grow", grow, toGrow, policy));
  if (toWinBack !== null) contributions.push(partOf("winBack", back, toWinBack, policy));
  return {
    keep: toKeep === null ? null : keep,
    renew: renewing === null ? null : renew,
    grow: toGrow === null ? null : grow,
    winBack: toWinBack === null ? null : back,
    total: keep + renew + grow + back,
    currency: context.currency,
    contributions,
    reasons: reasonsOf(
      stakes,
      { beyond: keeping === valueAtRisk ? null : keeping, ofPace },
      ending,
      contributions,
    ).concat(beginning(growth, context)),
    assumptions: figuresOf(policy, contributions, { ending, deals: growth === null ? null : stakes.deals }),
    coverage: coverageOf(standing, stakes, { knowsContracts: context.knowsContracts, knowsSpend: toKeep !== null }),
  };
}

function partOf(factor: Factor, points: number, value: number, policy: ResolvedAttentionPolicy): Stake {
  if (value !== 0) return { factor, points, weight: policy[factor], value };
  const byFactor = keptFor(nothingAt, policy, () => new Map<Factor, Stake>());
  return keptFor(byFactor, factor, () => Object.freeze({ factor, points: 0, weight: policy[factor], value: 0 }));
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

/** What counts as at risk of an account's spend, where no model tells. */
interface PaceAtRisk {
  amount: number;
  worth: number;
  months: number;
  stops: StoppedBuyers;
}

function paceAtRisk(
  isRenewing: boolean,
  { atPace, ofContracts, valueAtRisk: { months, margin } }: AttentionContext,
): PaceAtRisk | null {
  if (atPace === null) return null;
  const { worth, stops } = atPace;
  const beyond = isRenewing ? Math.max(0, worth - ofContracts * margin) : worth;
  return { amount: beyond * stoppingChance(stops), worth, months, stops };
}

/** Lists of figures, by the policy and the names of what rests on them. */
const listed = new WeakMap<ResolvedAttentionPolicy, Map<string, Assumption<unknown>[]>>();

/** The figures behind some stakes; one list for all accounts that have the same. */
function figuresOf(
  policy: ResolvedAttentionPolicy,
  stakes: readonly Stake[],
  { ending, deals }: { ending: readonly EndingContract[]; deals: DealMoney | null },
): Assumption<unknown>[] {
  const byNames = keptFor(listed, policy, () => new Map<string, Assumption<unknown>[]>());
  let key = "";
  for (const { factor } of stakes) key += factor;
  const isUnknown = ending.some((contract) => contract.isUnknown);
  const isLate = ending.some((contract) => contract.isLate);
  if (isUnknown) key += "renewalWhenUnknown";
  if (isLate) key += "renewedLate";
  const isAssumed = deals?.isAssumed === true;
  if (isAssumed) key += "dealWhenUnknown";
  return keptFor(byNames, key, () => {
    const names: (keyof typeof attentionFigures)[] = stakes.map(({ factor }) => factor);
    if (isUnknown) names.push("renewalWhenUnknown");
    if (isLate) names.push("renewedLate");
    if (isAssumed) names.push("dealWhenUnknown");
    const list = names.flatMap((name) => policy.assumptions[name] ?? []);
    return Object.freeze(list) as Assumption<unknown>[];
  });
}

/** Share of the stakes that an account of its standing has of which the money is known. */
function coverageOf(
  standing: AccountStanding,
  { winBack, renewals }: Stakes,
  { knowsContracts, knowsSpend }: { knowsContracts: boolean; knowsSpend: boolean },
): number {
  const isUnpriced = renewals.some(({ amount }) => amount === null);
  const ofContracts = knowsContracts && !isUnpriced ? 1 : 0;
  // What could still be sold is known of each.
  if (isCustomer(standing)) return (ofContracts + (knowsSpend ? 1 : 0) + 1) / 3;
  if (standing.state === "prospect") return (ofContracts + 1) / 2;
  return (ofContracts + (winBack === null ? 0 : 1)) / 2;
}

/** What the chance that a prospect begins to buy rests on, where something could be sold to it. */
function beginning(growth: Growth | null, { beginners }: AttentionContext): Reason[] {
  if (growth?.begins == null || growth.expectedValue === 0 || beginners === null) return [];
  return [reason("portfolio.attention.begins", { ...beginners, probability: beginningChance(beginners) })];
}

/** What is at stake, what counts most first; of several contracts the one with most at risk. */
function reasonsOf(
  { valueAtRisk, winBack, growth, deals }: Stakes,
  { beyond, ofPace }: { beyond: ValueAtRisk | null; ofPace: PaceAtRisk | null },
  ending: readonly EndingContract[],
  contributions: readonly Stake[],
): Reason[] {
  const some = contributions.filter(({ points }) => points > 0);
  if (some.length > 1) some.sort((a, b) => b.points - a.points);
  return some.flatMap(({ factor }) => {
    if (factor === "keep" && valueAtRisk !== null) {
      const { amount, months, loss } = valueAtRisk;
      if (beyond === null) return reason("portfolio.attention.keep", { amount, months, loss: loss.value });
      return reason("portfolio.attention.keep-beyond", { amount, beyond: beyond.amount, months, loss: loss.value });
    }
    if (factor === "keep" && ofPace !== null) {
      const { amount, worth, months, stops } = ofPace;
      return [
        reason("portfolio.attention.at-pace", { amount, worth, months }),
        reason("portfolio.attention.stops", { ...stops, probability: stoppingChance(stops) }),
      ];
    }
    if (factor === "renew") {
      const [contract] = ending.toSorted((a, b) => b.atRisk - a.atRisk);
      if (contract === undefined) return [];
      const { contractId, endsOn, amount, intention } = contract.renewal;
      const what = contract.isLate ? "late" : intention === "cancelled" ? "ends" : "renew";
      return reason(`portfolio.attention.${what}`, { contractId, endsOn, amount: amount ?? 0 });
    }
    if (factor === "grow" && growth !== null && deals !== null && growth.ofDeals > 0) {
      const { amount, months, ofDeals } = growth;
      return reason("portfolio.attention.deals", { amount, months, ofDeals, deals: deals.deals });
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
