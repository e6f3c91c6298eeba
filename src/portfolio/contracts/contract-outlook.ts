import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { AccountState } from "../standing/account-standing.js";
import { type BookContracts, shareRenewedLate } from "./book-contracts.js";
import { type EndlessModel, stayingOdds, type StayingOdds, wholeMonths } from "./endless-model.js";
import { type Chances, type ContractTerm, renewalChances, stayingChance, termsUpTo } from "./renewal-chances.js";
import { type RenewalModel, type RenewalOdds, renewalOdds } from "./renewal-models.js";

/** What is taken where the book tells little of its contracts, or nothing. */
export interface ContractFigures {
  renewalWhenUnknown: number;
  renewedLate: number;
  endlessStays: number;
  /** Odds of an account that is slowing, as a multiple of those of others. */
  slowing: number;
}

/** A contract with an end, as its chance is asked for. */
export interface AskedTerm extends Omit<ContractTerm, "terms" | "state"> {
  endDay: number;
  termMonths: number;
}

/** How likely a contract still runs after the days looked at, and what that rests on. */
export interface TermOutlook extends Chances {
  /** What the contracts of its length say. */
  model: RenewalModel;
}

/** The same of one without an end. */
export interface EndlessOutlook {
  /** Chance that it still runs at the end of the days. */
  stays: number;
  /** Share of the days in which it is not expected to run, as it may be left in any month of them. */
  lost: number;
  model: EndlessModel;
}

/** The one chance of renewal for the contracts of a book, used by every caller. */
export interface ContractOutlook {
  figures: ContractFigures;
  term: (asked: AskedTerm, state: AccountState | null, untilDay: number) => TermOutlook;
  endless: (
    asked: { startDay: number; per: EndlessModel["per"] },
    state: AccountState | null,
    untilDay: number,
  ) => EndlessOutlook;
}

/**
 * How likely the contracts of a book are renewed, or stay, by what the book says of them.
 * @internal
 */
export function contractOutlook(book: BookContracts, figures: ContractFigures, asOfDay: number): ContractOutlook {
  const lateShare = shareRenewedLate(book, figures.renewedLate);
  const terms = new Map<number, { model: RenewalModel; odds: RenewalOdds }>();
  const endless = new Map<EndlessModel["per"], { model: EndlessModel; odds: StayingOdds }>();
  const termOf = (model: RenewalModel): { model: RenewalModel; odds: RenewalOdds } => {
    const known = { model, odds: renewalOdds(model, figures.renewalWhenUnknown) };
    terms.set(model.termMonths, known);
    return known;
  };
  const endlessOf = (model: EndlessModel): { model: EndlessModel; odds: StayingOdds } => {
    const known = { model, odds: stayingOdds(model, figures.endlessStays) };
    endless.set(model.per, known);
    return known;
  };
  for (const model of book.terms) termOf(model);
  for (const model of book.endless) endlessOf(model);
  return {
    figures,
    term(asked, state, untilDay) {
      const { termMonths, endDay } = asked;
      const { model, odds } = terms.get(termMonths) ?? termOf({ termMonths, ended: 0, renewed: 0, model: null });
      const term = { ...asked, state, terms: termsUpTo(untilDay, endDay, termMonths) };
      return { ...renewalChances(term, odds, { slowing: figures.slowing, lateShare }), model };
    },
    endless({ startDay, per }, state, untilDay) {
      const { model, odds } = endless.get(per) ?? endlessOf({ per, months: 0, ended: 0, model: null });
      const months = monthsAhead(startDay, asOfDay, untilDay);
      const age = wholeMonths(startDay, asOfDay);
      const staysFor = (some: number): number => stayingChance(odds(age, some), state, figures.slowing);
      return { stays: staysFor(months), lost: shareLost(staysFor, months), model };
    },
  };
}

/** Mean chance that it is gone, over some months: by the trapezoid rule, a step a month. */
function shareLost(staysFor: (months: number) => number, months: number): number {
  const steps = Math.max(1, Math.round(months));
  // At the beginning of the months it is there, unless its account has left.
  let gone = (1 - staysFor(0) + (1 - staysFor(months))) / 2;
  for (let step = 1; step < steps; step++) gone += 1 - staysFor((months * step) / steps);
  return gone / steps;
}

/**
 * Months of a contract without an end from a day, or its own beginning, to another.
 * @internal
 */
export function monthsAhead(startDay: number, asOfDay: number, untilDay: number): number {
  return Math.max(0, untilDay - Math.max(asOfDay, startDay)) / daysInUnit.month;
}
