import type { Assumption } from "../../evidence/assumption.js";
import { exactParts, type Explained } from "../../reasons/explained.js";
import { keptFor } from "../../records/values/kept-for.js";
import type { FirstPurchases } from "../buying/first-purchases.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";
import { hasLeft } from "../standing/has-left.js";
import type { DealMoney } from "./deal-money.js";
import { beginningReasons, stakeReasons } from "./attention-reasons.js";
import type { EndingRules } from "./ending-contracts.js";
import { type KeepableContracts, keepableContracts } from "./keepable-contracts.js";
import { figuresOfContracts } from "./figures-of-contracts.js";
import { type KeepableContext, keepableMoney } from "./keepable-money.js";
import type { ContractsAtStake, Factor, Stake, Stakes } from "./stakes.js";
import type { attentionFigures } from "./attention-policy.js";
import { type ResolvedAttentionPolicy } from "./attention-policy.js";

/**
 * Money that a review may protect or bring: each stake times the share that a review is assumed to change. Changing the
 * odds of a chance p by a share changes p by that share of p × (1 − p): an account that buys anyway is not won, and one
 * that has left is not kept.
 */
export interface Attention extends Explained {
  /**
   * Value at risk outside contracts × the chance that the account is still a customer, by its purchases alone; plus
   * contracts without an end, which may be cancelled at any time, at odds that the account's service moves. Without a purchase model it is the money at the pace
   * of the last 12 months × the share of the book's accounts that stopped buying × the share that did not. If the
   * account's service makes stopping likelier, that chance replaces the share that stopped. `null` if neither is known,
   * and for an account that is not a customer.
   */
  readonly keep: number | null;
  /**
   * Of the contracts that end within the months and may not be renewed, at odds that the account's service moves; and of those that ended some days ago, times the
   * chance that they are still renewed. `null` without any of which the money is known.
   */
  readonly renew: number | null;
  /**
   * From what could still be sold, including open deals; `null` for an account that has probably left and has no open
   * deal.
   */
  readonly grow: number | null;
  /**
   * From what an account that has left, or spent nothing in 12 months, would be worth if it came back; `null` for
   * others.
   */
  readonly winBack: number | null;
  /** The sum of the parts that are known. The contributions add up to it exactly. */
  readonly total: number;
  /**
   * Cost of one day's delay of its review in the plan: the total as a multiple of the book's median one, on a geometric
   * grid so that planning stays fast; the level's priority where the policy says so.
   */
  readonly priority: number;
  readonly currency: string | null;
}

/** What attention follows from of an account: of where it stands the state alone, and whether that is given. */
type StakesOf = Omit<Stakes, "standing"> & { standing: Pick<AccountStanding, "state" | "given"> };

/** What attention follows from apart from the account. */
export interface AttentionContext extends EndingRules, KeepableContext {
  policy: ResolvedAttentionPolicy;
  currency: string | null;
  /** Whether the account's contracts are known. */
  knowsContracts: boolean;
  /** Who began to buy, of those who never had. */
  beginners: FirstPurchases | null;
  /** By what the odds that its contracts go on are multiplied for the service that it had; 1 where nothing is known of any. */
  serviceOdds: number;
}

/** Stakes in which nothing is to be lost or won, by policy: many accounts have one. */
const nothingAt = new WeakMap<ResolvedAttentionPolicy, Map<Factor, Stake>>();

/**
 * The money that a review of an account may protect or bring, before its priority among others is known.
 * @internal
 */
export function accountAttention(stakes: StakesOf, context: AttentionContext): Omit<Attention, "priority"> {
  const { standing, valueAtRisk, winBack, growth } = stakes;
  const { policy } = context;
  // Who has left renews nothing, and keeps nothing.
  const contracts = hasLeft(standing) ? NO_CONTRACTS : keepableContracts(stakes, standing, context);
  const { ending, endless } = contracts;
  const hasContracts = ending.length + endless.length > 0;
  const renewing = ending.length === 0 ? null : total(ending);
  const staying = endless.length === 0 ? null : total(endless);
  const keepable = keepableMoney(valueAtRisk, hasContracts, context);
  const bought = keepable.toKeep;
  const toKeep = staying === null ? bought : staying + (bought ?? 0);
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
    reasons: stakeReasons(stakes, keepable, contracts, {
      contributions,
      months: context.valueAtRisk.months,
      serviceOdds: contracts.isMoved ? context.serviceOdds : 1,
    }).concat(beginningReasons(growth, context.beginners)),
    assumptions: figuresOf(policy, contributions, { contracts, deals: growth === null ? null : stakes.deals }),
    coverage: coverageOf(standing, stakes, { knowsContracts: context.knowsContracts, knowsSpend: bought !== null }),
  };
}

const NO_CONTRACTS: KeepableContracts = { ending: [], endless: [], isMoved: false };

function partOf(factor: Factor, points: number, value: number, policy: ResolvedAttentionPolicy): Stake {
  if (value !== 0) return { factor, points, weight: policy[factor], value };
  const byFactor = keptFor(nothingAt, policy, () => new Map<Factor, Stake>());
  return keptFor(byFactor, factor, () => Object.freeze({ factor, points: 0, weight: policy[factor], value: 0 }));
}

/** Lists of figures, by the policy and the names of what rests on them. */
const listed = new WeakMap<ResolvedAttentionPolicy, Map<string, Assumption<unknown>[]>>();

/** The figures behind some stakes; one list for all accounts that have the same. */
function figuresOf(
  policy: ResolvedAttentionPolicy,
  stakes: readonly Stake[],
  { contracts, deals }: { contracts: ContractsAtStake; deals: DealMoney | null },
): Assumption<unknown>[] {
  const byNames = keptFor(listed, policy, () => new Map<string, Assumption<unknown>[]>());
  let key = "";
  for (const { factor } of stakes) key += factor;
  const ofContracts = figuresOfContracts(contracts);
  key += ofContracts.join("");
  const isAssumed = deals?.isAssumed === true;
  if (isAssumed) key += "dealWhenUnknown";
  return keptFor(byNames, key, () => {
    const names: (keyof typeof attentionFigures)[] = [...stakes.map(({ factor }) => factor), ...ofContracts];
    if (isAssumed) names.push("dealWhenUnknown");
    const list = names.flatMap((name) => policy.assumptions[name] ?? []);
    return Object.freeze(list) as Assumption<unknown>[];
  });
}

/** Share of the stakes that an account of its standing has of which the money is known. */
function coverageOf(
  standing: Pick<AccountStanding, "state">,
  { winBack, renewals, endless }: Omit<Stakes, "standing">,
  { knowsContracts, knowsSpend }: { knowsContracts: boolean; knowsSpend: boolean },
): number {
  const isUnpriced = [...renewals, ...endless].some(({ amount }) => amount === null);
  const ofContracts = knowsContracts && !isUnpriced ? 1 : 0;
  // What could still be sold is known of each.
  if (isCustomer(standing)) return (ofContracts + (knowsSpend ? 1 : 0) + 1) / 3;
  if (standing.state === "prospect") return (ofContracts + 1) / 2;
  return (ofContracts + (winBack === null ? 0 : 1)) / 2;
}

function total(lots: readonly { atRisk: number }[]): number {
  return lots.reduce((sum, { atRisk }) => sum + atRisk, 0);
}
