import { addMonths } from "../../calendar/days/plain-date.js";
import { lateRenewalChance } from "../../measures/contracts/late-renewal-chance.js";
import type { AccountState } from "../standing/account-standing.js";
import type { RenewalIntention } from "./renewal-intention.js";
import type { RenewalOdds } from "./renewal-models.js";

/** What of a contract tells how likely it is renewed. */
export interface ContractTerm {
  intention: RenewalIntention;
  /** Where its account stands; `null` if no one says. */
  state: AccountState | null;
  /** Renewals made so far. */
  renewalsMade: number;
  /** Terms that end within the days looked at, the one that runs among them. */
  terms: number;
  /** Days since the end of one that may still be renewed; 0 for others. */
  daysLate: number;
  /** Days within which late renewals of it come. */
  windowDays: number;
}

/** How likely a contract is renewed. */
export interface Chances {
  /** That it is renewed at the end of this term. */
  next: number;
  /** That it is renewed at the end of each up to the last day looked at. */
  all: number;
  /** The mean, over these ends, of the chance that it still runs after each: the share of the money after them that is kept. */
  mean: number;
}

/**
 * Terms that end up to a day, of a contract whose term ends up to it.
 * @internal
 */
export function termsUpTo(lastDay: number, endDay: number, termMonths: number): number {
  let terms = 1;
  while (addMonths(endDay + 1, terms * termMonths) - 1 <= lastDay) terms++;
  return terms;
}

/**
 * How likely a contract is renewed, by the odds of contracts like it and by where its account stands. It is one rule: the
 * forecast, value at risk and attention follow it.
 * @internal
 */
export function renewalChances(
  { intention, state, renewalsMade, terms, daysLate, windowDays }: ContractTerm,
  odds: RenewalOdds,
  { slowing, lateShare }: { slowing: number; lateShare: number },
): Chances {
  const chanceAfter = (made: number): number => {
    if (state === "lost") return 0;
    const chance = odds(made);
    // An account is slow because its contract is late: that is not to count twice.
    if (daysLate > 0 && made === renewalsMade) {
      return lateRenewalChance(chance, { daysLate, windowDays, share: lateShare });
    }
    return state === "slowing" ? oddsTimes(chance, slowing) : chance;
  };
  const next =
    intention === "cancelled" || state === "lost" ? 0 : intention === "runs-on" ? 1 : chanceAfter(renewalsMade);
  let all = next;
  let sum = next;
  for (let term = 1; term < terms && all > 0; term++) {
    all *= chanceAfter(renewalsMade + term);
    sum += all;
  }
  return { next, all, mean: terms > 1 ? sum / terms : next };
}

/**
 * Chance that a contract without an end still runs after some months, by where its account stands.
 * @internal
 */
export function stayingChance(stays: number, state: AccountState | null, slowing: number): number {
  if (state === "lost") return 0;
  return state === "slowing" ? oddsTimes(stays, slowing) : stays;
}

/**
 * Odds are p/(1 − p): times f, the chance is p·f / (1 − p + p·f).
 * @internal
 */
export function oddsTimes(chance: number, factor: number): number {
  return chance === 1 ? 1 : (chance * factor) / (1 - chance + chance * factor);
}
