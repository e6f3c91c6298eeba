import type { RenewalChain as Chain } from "../../measures/contracts/renewal-chains.js";
import { type ContractRow, renewalKey } from "../../measures/contracts/recurring-revenue.js";
import type { RenewalIntention } from "../stakes/account-renewal.js";
import type { AccountState } from "../standing/account-standing.js";
import type { RenewalModel, RenewalOdds } from "./renewal-models.js";
import { addMonths, dayNumber } from "../../calendar/days/plain-date.js";
import { lateRenewalChance } from "../../measures/contracts/late-renewal-chance.js";
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
  let terms = 1;
  while (addMonths(endDay + 1, terms * termMonths) - 1 <= toDay) terms++;
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
 * How likely a contract is renewed.
 * @internal
 */
export interface Chances {
  /** That it is renewed at the end of this term. */
  next: number;
  /** That it is renewed at the end of each up to `to`. */
  all: number;
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
  const chanceAfter = (made: number): number => {
    if (state === "lost") return 0;
    const chance = odds[group]?.(made) ?? 0;
    // An account is slow because its contract is late: that is not to count twice.
    if (daysLate > 0 && made === renewalsMade) {
      return lateRenewalChance(chance, { daysLate, windowDays, share: lateShare });
    }
    // Odds are p/(1 − p): times f, the chance is p·f / (1 − p + p·f).
    return state === "slowing" ? (chance * slowing) / (1 - chance + chance * slowing) : chance;
  };
  const next =
    intention === "cancelled" || state === "lost" ? 0 : intention === "runs-on" ? 1 : chanceAfter(renewalsMade);
  let all = next;
  for (let term = 1; term < terms && all > 0; term++) all *= chanceAfter(renewalsMade + term);
  return { next, all };
}
