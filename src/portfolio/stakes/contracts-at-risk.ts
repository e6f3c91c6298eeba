import type { Account } from "../../records/account/account.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { ContractStanding } from "../standing/contract-standing.js";
import { yearlyMoney } from "../../measures/contracts/yearly-money.js";
import { type Renewal, runningTerms } from "./account-renewal.js";
import { contractsWithin, renewalChance } from "./attention.js";
import type { ResolvedAttentionPolicy } from "./attention-policy.js";
import type { Bounded, ValueAtRisk, ValueAtRiskPolicy } from "./value-at-risk.js";

/** Confidence of what will be lost. */
const CONFIDENCE = 0.9;

/** What the value at risk of an account without purchases follows from. */
export interface ContractEvidence {
  account: Account;
  contracts: ContractStanding;
  /** Those to be renewed. */
  renewals: readonly Renewal[];
  asOfDay: number;
  policy: ValueAtRiskPolicy;
  attention: Pick<ResolvedAttentionPolicy, "renewalWhenUnknown" | "assumptions">;
  currency: string | null;
}

/** Value at risk of contracts, with what of its worth may be lost. */
export interface ContractsAtRisk {
  valueAtRisk: ValueAtRisk;
  /** Money of the contracts that end within the months. */
  ending: number;
}

/**
 * The value at risk of a customer of which nothing but contracts is known: the money, for as many months, of those that end
 * within them, each times the chance that it is not renewed. Attention counts the same money as `renew`. `null` if no contract
 * that runs names its money.
 *
 * Who leaves takes all contracts along, so they are lost in the order of their chances: what is lost with a probability
 * of p is the money of those whose chance of not being renewed is at least p.
 * @internal
 */
export function contractsAtRisk(evidence: ContractEvidence): ContractsAtRisk | null {
  const { account, contracts, renewals, asOfDay, policy, attention, currency } = evidence;
  const { months, margin } = policy;
  const ofYear = runningTerms(account, contracts, asOfDay).map(({ contract }) => yearlyMoney(contract));
  const priced = ofYear.filter((money) => money !== null);
  if (priced.length === 0) return null;
  const share = (months / 12) * margin;
  const ending = contractsWithin(renewals, months * daysInUnit.month);
  const lots = ending.map((renewal) => ({
    money: (renewal.amount ?? 0) * share,
    loss: 1 - renewalChance(renewal, attention.renewalWhenUnknown),
  }));
  const worth = sum(priced) * share;
  const amount = sum(lots.map(({ money, loss }) => money * loss));
  const lostWith = (probability: number): number =>
    sum(lots.flatMap(({ money, loss }) => (loss >= probability ? money : 0)));
  const isUnknown = ending.some(({ intention }) => intention === "unknown" || intention === "drafted");
  const assumed = isUnknown ? attention.assumptions.renewalWhenUnknown : undefined;
  return {
    ending: sum(lots.map(({ money }) => money)),
    valueAtRisk: {
      amount,
      lower: lostWith((1 + CONFIDENCE) / 2),
      upper: lostWith((1 - CONFIDENCE) / 2),
      confidence: CONFIDENCE,
      expected: { lower: amount, upper: amount },
      currency,
      months,
      worth: exactly(worth),
      loss: exactly(worth === 0 ? 0 : amount / worth),
      lossFrom: "contracts",
      reasons: reasonsOf(sum(priced), sum(ending.map((each) => each.amount ?? 0)), {
        months,
        unpriced: ofYear.length - priced.length,
        chance: isUnknown ? attention.renewalWhenUnknown : null,
      }),
      assumptions: assumed === undefined ? [] : [assumed],
    },
  };
}

function reasonsOf(
  amount: number,
  ending: number,
  { months, unpriced, chance }: { months: number; unpriced: number; chance: number | null },
): Reason[] {
  return [
    ending === 0
      ? reason("portfolio.value-at-risk.contracts-run-on", { amount, months })
      : reason("portfolio.value-at-risk.of-contracts", { amount, ending, months }),
    ...(chance === null ? [] : [reason("portfolio.value-at-risk.renewal-assumed", { probability: chance })]),
    ...(unpriced > 0 ? [reason("portfolio.value-at-risk.contracts-unpriced", { contracts: unpriced })] : []),
  ];
}

/** Contracts name their money. */
function exactly(value: number): Bounded {
  return { value, lower: value, upper: value };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
