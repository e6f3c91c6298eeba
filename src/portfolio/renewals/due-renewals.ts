import type { RenewalChain as Chain } from "../../measures/contracts/renewal-chains.js";
import { type ContractRow, renewalKey } from "../../measures/contracts/recurring-revenue.js";
import { type Chances, renewalChances, termsUpTo } from "../contracts/renewal-chances.js";
import type { RenewalIntention } from "../contracts/renewal-intention.js";
import type { AccountState } from "../standing/account-standing.js";
import type { RenewalModel, RenewalOdds } from "../contracts/renewal-models.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { termOn } from "../../measures/contracts/term-on.js";
import { periodOf } from "../../calendar/days/calendar-period.js";

const NAME = "renewalForecast";

/**
 * Contracts of an account that each renewed the one before.
 * @internal
 */
export type RenewalChain = Chain<ContractRow & { accountId: string }>;

/**
 * Money is added up in these, so that its sums are exact.
 * @internal
 */
export const MINOR_UNITS = 100;

const timesAYear = { month: 12, quarter: 4, year: 1 } as const;

/**
 * A contract that may end within the days looked at, with its chances.
 * @internal
 */
export interface Due {
  chain: RenewalChain;
  endDay: number;
  noticeDay: number | null;
  /** In hundredths; 0 where it is not known. */
  money: number;
  month: number;
  /** Days since the end of one that may still be renewed; 0 for others. */
  daysLate: number;
  intention: RenewalIntention;
  /** Terms that end up to `to`. */
  terms: number;
  state: AccountState | null;
  group: number;
}

/**
 * In hundredths; `null` if the contract names no money.
 * @internal
 */
export function moneyOf({ amount, per }: ContractRow): number | null {
  return amount == null || per == null
    ? null
    : Math.round(amount * timesAYear[per as keyof typeof timesAYear] * MINOR_UNITS);
}

/**
 * Money of the contract of a chain that runs on a day, in hundredths; 0 where none does. The last term is known to.
 * @internal
 */
export function moneyOn(chain: RenewalChain, day: number, windowDays: number): number {
  const term = termOn(chain, day, windowDays);
  return term === undefined ? 0 : (moneyOf(term.contract) ?? 0);
}

interface Looking {
  asOfDay: number;
  toDay: number;
  drafted: ReadonlySet<string>;
  states: ReadonlyMap<string, AccountState>;
  models: readonly RenewalModel[];
}

/**
 * The ends of a chain of contracts that lie ahead, in the order of time.
 * @internal
 */
export function dueOf(chain: RenewalChain, { asOfDay, toDay, drafted, states, models }: Looking): Due[] {
  const { contract, endDay, termMonths } = chain;
  if (endDay === null || termMonths === null || endDay > toDay) return [];
  // What is late is awaited in the first month.
  const month = Math.max(periodOf(endDay, "month"), periodOf(asOfDay, "month"));
  const terms = termsUpTo(toDay, endDay, termMonths);
  const noticeDay = contract.noticeOn == null ? null : dayNumber(NAME, "noticeOn", contract.noticeOn);
  return [
    {
      chain,
      endDay,
      noticeDay,
      money: moneyOf(contract) ?? 0,
      month,
      daysLate: Math.max(0, asOfDay - endDay),
      intention: intentionOf(chain, { asOfDay, noticeDay, drafted }),
      terms,
      state: states.get(contract.accountId) ?? null,
      group: models.findIndex((each) => each.termMonths === termMonths),
    },
  ];
}

function intentionOf(
  { contract }: RenewalChain,
  { asOfDay, noticeDay, drafted }: { asOfDay: number; noticeDay: number | null; drafted: ReadonlySet<string> },
): RenewalIntention {
  if (contract.status === "cancelled") return "cancelled";
  // A notice day of the first term says nothing of one that runs on.
  const isCurrent = contract.endsOn != null && dayNumber(NAME, "endsOn", contract.endsOn) >= asOfDay;
  if (contract.autoRenews === true && isCurrent && noticeDay !== null && noticeDay < asOfDay) return "runs-on";
  return drafted.has(renewalKey(contract.accountId, contract.id)) ? "drafted" : "unknown";
}

/**
 * Whether the chance is to be judged.
 * @internal
 */
export function isOpen(intention: RenewalIntention, state: AccountState | null): boolean {
  return (intention === "unknown" || intention === "drafted") && state !== "lost";
}

/**
 * How likely a contract is renewed, by the odds of its model and by where its account stands.
 * @internal
 */
export function chancesOf(
  { chain, intention, terms, state, group, daysLate }: Due,
  odds: readonly RenewalOdds[],
  slowing: number,
  lateShare: number,
): Chances {
  const { renewalsMade, windowDays } = chain;
  const term = { intention, state, renewalsMade, terms, daysLate, windowDays };
  return renewalChances(term, odds[group] ?? (() => 0), { slowing, lateShare });
}
