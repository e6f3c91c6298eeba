import type { Account } from "../../records/account/account.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { ContractStanding } from "../standing/contract-standing.js";
import { yearlyMoney } from "../../measures/contracts/yearly-money.js";
import { type LosableContracts, type Rolled, runningTerms } from "./account-renewal.js";
import { endingContracts, type EndingRules } from "./ending-contracts.js";
import { figuresOfContracts } from "./figures-of-contracts.js";
import type { ResolvedAttentionPolicy } from "./attention-policy.js";
import { reasonsOfContracts } from "./contract-reasons.js";
import type { AccountStanding } from "../standing/account-standing.js";
import type { Bounded, ValueAtRisk, ValueAtRiskPolicy } from "./value-at-risk.js";

/** Confidence of what will be lost. */
const CONFIDENCE = 0.9;

/** What the value at risk of an account follows from that bought nothing, or nothing but what its contracts bring. */
export interface ContractEvidence {
  account: Account;
  contracts: ContractStanding;
  /** Those that may be lost: to be renewed, or without an end. */
  losable: LosableContracts;
  standing: Pick<AccountStanding, "state">;
  asOfDay: number;
  policy: ValueAtRiskPolicy;
  outlook: EndingRules["outlook"];
  attention: Pick<ResolvedAttentionPolicy, "assumptions">;
  currency: string | null;
  /** Whether what it bought are their bills; else it bought nothing in the last 12 months. */
  isBilled: boolean;
}

/** Value at risk of contracts, with what of its worth may be lost. */
export interface ContractsAtRisk {
  valueAtRisk: ValueAtRisk;
  /** Money of the contracts that end within the months, or have no end. */
  ending: number;
}

/**
 * The value at risk of a customer of which nothing but contracts is known: a number of months' money of those that end
 * within them, ended some days ago, or have no end, each times the chance that it does not run any more after them; one without
 * an end may be left in any of them, and loses the money from then on. What begins later counts from then on. Attention counts the same money, as `renew`, or as `keep` without an end. `null` if no contract
 * that runs names its money.
 *
 * Who leaves takes all contracts along, so they are lost in the order of their chances: what is lost with a probability
 * of p is the money of those whose chance of not being renewed is at least p.
 * @internal
 */
export function contractsAtRisk(evidence: ContractEvidence): ContractsAtRisk | null {
  const { account, contracts, losable, standing, asOfDay, policy, outlook, attention, currency, isBilled } = evidence;
  const { months, margin } = policy;
  const horizonDays = months * daysInUnit.month;
  const coming = runningTerms(account, contracts, asOfDay).map((term) => moneyAhead(term, asOfDay, horizonDays));
  const priced = coming.filter((money) => money !== null);
  if (priced.length === 0) return null;
  const share = (months / 12) * margin;
  const atRisk = endingContracts(losable, standing, { outlook, valueAtRisk: policy, asOfDay });
  const lots = [...atRisk.ending, ...atRisk.endless];
  const worth = sum(priced) * share;
  const amount = sum(lots.map((lot) => lot.atRisk));
  const lostWith = (probability: number): number =>
    sum(lots.flatMap(({ money, loss }) => (loss >= probability ? money * margin : 0)));
  const loss = exactly(worth === 0 ? 0 : amount / worth);
  return {
    ending: sum(lots.map(({ money }) => money * margin)),
    valueAtRisk: {
      amount,
      lower: Math.min(amount, lostWith((1 + CONFIDENCE) / 2)),
      upper: Math.max(amount, lostWith((1 - CONFIDENCE) / 2)),
      confidence: CONFIDENCE,
      expected: { lower: amount, upper: amount },
      currency,
      months,
      worth: exactly(worth),
      loss,
      leaves: 0,
      lost: loss,
      lossFrom: "contracts",
      reasons: reasonsOfContracts((sum(priced) * months) / 12, atRisk, {
        months,
        isBilled,
        unpriced: coming.length - priced.length,
      }),
      assumptions: figuresOfContracts(atRisk).flatMap((name) => attention.assumptions[name] ?? []),
    },
  };
}

/**
 * Money of a year of the days of a horizon in which a contract runs, as a share of the horizon's: of one that begins later from
 * its beginning on, and of one that is renewed already in both terms. `null` where no one knows what it pays.
 */
function moneyAhead({ signed }: Rolled, asOfDay: number, horizonDays: number): number | null {
  let money: number | null = null;
  signed.forEach(({ contract, startDay }, index) => {
    const until = Math.min(asOfDay + horizonDays, signed[index + 1]?.startDay ?? Infinity);
    const ofYear = yearlyMoney(contract);
    if (ofYear === null || (index < signed.length - 1 && until <= asOfDay)) return;
    money = (money ?? 0) + (ofYear * Math.max(0, until - Math.max(asOfDay, startDay))) / horizonDays;
  });
  return money;
}

/** Contracts name their money. */
function exactly(value: number): Bounded {
  return { value, lower: value, upper: value };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
