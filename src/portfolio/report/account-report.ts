import { sharedIfEmpty } from "../../records/values/shared-if-empty.js";
import type { Writable } from "../../records/values/writable.js";
import type { ListedProduct } from "../../accounts/main-product.js";
import type { ReviewAgenda } from "../../conversation/agenda/review-agenda.js";
import type { ReviewInvitation } from "../../conversation/invitation/review-invitation.js";
import type { LoyaltyEstimate } from "../../loyalty/estimate/estimate-loyalty.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { lastReturnDay } from "../../reading/last-return-day.js";
import { probabilityAlive } from "../../purchases/predictions/probability-alive.js";
import type { Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { aloneReason } from "../../reasons/shared-reason.js";
import type { Account } from "../../records/account/account.js";
import type { NextReview } from "../../reviews/next-review.js";
import { accountAgenda, accountInvitation, effortsOf, type TicketEffort } from "./account-agenda.js";
import { type AccountEffort, accountEffort } from "../reading/account-effort.js";
import type { LoyaltyReader, PurchaseEvidence } from "../account/account-loyalty.js";
import type { ChosenModels } from "../book/book-models.js";
import type { BuyingChances } from "../buying/buying-chance.js";
import { buysAgain, type BuysAgain } from "../buying/buys-again.js";
import { leavingLoyalty, leavingPoints } from "../standing/leaving.js";
import type { AccountWordOfMouth, TicketOutcome } from "../book/book-word-of-mouth.js";
import { type OpenProblem, openProblems, worthOfSolving } from "./open-problem.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { DatedAccount } from "../account/account-dates.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import type { Attention } from "../stakes/attention.js";
import type { Growth } from "../stakes/account-growth.js";
import type { Renewal } from "../stakes/account-renewal.js";
import type { ValueAtRisk } from "../stakes/value-at-risk.js";
import type { WinBack } from "../stakes/win-back.js";
import { type AccountStanding, isCustomer } from "../standing/account-standing.js";

/** What is reported of an account, and what the book as a whole needs of it. */
export interface AccountReport {
  /** Without what it tells others, which the book as a whole knows: `null` so far. */
  report: Writable<PortfolioAccount>;
  story: TicketOutcome | undefined;
}

/** What an agenda takes of an account beside its report. */
export interface AgendaOf {
  account: Account;
  efforts: readonly TicketEffort[];
}

/** Completes what is known of accounts by what the book's models say of them. */
export interface AccountReporter {
  /** A report, with its agenda where the rules have one for it. */
  complete: (account: DatedAccount, isBooked: boolean) => AccountReport;
  /** The agenda of a report that was made without one. */
  agenda: (report: PortfolioAccount, evidence: AgendaOf) => ReviewAgenda;
}

/**
 * A reporter of one account after the other.
 * @internal
 */
export function accountReporter(
  rules: PortfolioRules,
  models: Pick<ChosenModels, "purchases" | "spend" | "assumptions">,
  chances: BuyingChances | null,
  loyalties: LoyaltyReader,
  products: readonly ListedProduct[],
): AccountReporter {
  const { highEffort } = rules.assumptions["reviews.agenda.occasions"].value;
  const worthOf = worthOfSolving(rules);
  const pricedProblems = (
    { account, tickets, stakes, history }: DatedAccount,
    probabilityAlive: number | null,
  ): OpenProblem[] => {
    const problems = openProblems(account, tickets, rules.asOfDay, highEffort);
    if (problems.length === 0) return [];
    const worth = stakes.valueAtRisk?.worth.value ?? null;
    const chance = history === null ? null : (chances?.fromPurchases(history, rules.horizonDays) ?? null);
    const customer = { worth, chance, probabilityAlive };
    return problems.map(({ ticket, ...shown }) => ({ ...shown, worth: worthOf(ticket, customer) }));
  };
  /** Of what is a customer or was one: no one buys again who has not bought. */
  const loyaltyOf = (known: DatedAccount, evidence: PurchaseEvidence): LoyaltyEstimate | null => {
    const { account, purchaseDays, experiences, stakes } = known;
    if (stakes.standing.state === "prospect") return null;
    const loyalty = loyalties.estimate({ account, purchaseDays, experiences }, evidence);
    if (loyalty === null) return null;
    const points = stakes.leaving ?? leavingPoints(stakes.standing, loyalty.probability, rules.standing);
    return leavingLoyalty(loyalty, points, rules.standing);
  };

  return {
    complete,
    agenda: ({ opportunity, loyalty, standing, signals, nextReview: { minutes } }, { account, efforts }) =>
      accountAgenda(account, { opportunity, loyalty, standing, signals, efforts, minutes }, rules, products),
  };

  function complete(facts: DatedAccount, isBooked: boolean): AccountReport {
    const { account, stakes, opportunity, tickets, history, nextReview, story } = facts;
    const { purchases } = models;
    const alive = history === null || purchases === null ? null : probabilityAlive(purchases, history);
    // Where its purchases tell nothing, its tickets and surveys alone.
    const chance = history === null || chances === null ? null : chances.fromPurchases(history, rules.horizonDays);
    const probabilityOfLife = chance === null ? null : alive;
    const loyalty = loyaltyOf(facts, { probabilityAlive: probabilityOfLife, chance });
    const { minutes } = nextReview;
    const report: PortfolioAccount = {
      accountId: account.id,
      parentId: account.parentId ?? null,
      standing: stakes.standing,
      opportunity,
      effort: tickets.length === 0 ? null : accountEffort(tickets),
      probabilityAlive: alive,
      loyalty,
      buysAgain: buysAgain(
        history,
        loyalty,
        chances,
        rules.horizonDays,
        account.tickets != null || account.surveys != null,
      ),
      valueAtRisk: stakes.valueAtRisk,
      winBack: stakes.winBack,
      renewal: stakes.renewal,
      renewals: sharedIfEmpty(stakes.renewals),
      growth: stakes.growth,
      attention: facts.attention,
      signals: sharedIfEmpty(facts.signals),
      nextReview,
      openProblems: sharedIfEmpty(pricedProblems(facts, alive)),
      agenda:
        rules.agenda === "all" || (rules.agenda === "booked" && isBooked)
          ? accountAgenda(
              account,
              {
                opportunity,
                loyalty,
                standing: stakes.standing,
                signals: facts.signals,
                efforts: effortsOf(tickets),
                minutes,
              },
              rules,
              products,
            )
          : null,
      invitation: accountInvitation(account, { minutes, standing: stakes.standing }, rules, products),
      reasons: missingParts(facts, loyalty, rules.asOfDay),
      wordOfMouth: null,
    };
    const { standing, buysAgain: again, valueAtRisk, attention } = report;
    for (const part of [standing, opportunity, loyalty, again, valueAtRisk, attention, nextReview]) {
      if (part !== null) shorten(part);
    }
    for (const offer of opportunity.offers) shorten(offer);
    const writable: Writable<Opportunity> = opportunity;
    writable.offers = shortened(opportunity.offers);
    if (report.effort?.hardest) shorten(report.effort.hardest);
    return { report, story };
  }
}

/** Gives lists the length they have: one that was added to keeps room for as much again, for as long as the report lives. */
function shorten(part: Writable<Pick<Explained, "reasons"> & Partial<Pick<Explained, "contributions">>>): void {
  part.reasons = shortened(part.reasons);
  if (part.contributions !== undefined) part.contributions = shortened(part.contributions);
}

function shortened<Part>(list: readonly Part[]): readonly Part[] {
  return Object.isFrozen(list) ? list : sharedIfEmpty(list.slice());
}

/** Why parts of an account's report are missing, and why it must not be contacted. Why the book has no model of its purchases stands with the book. */
function missingParts(
  { account, tickets, history, unreadPurchases, otherCurrency, opportunity, stakes, forbidden }: DatedAccount,
  loyalty: LoyaltyEstimate | null,
  asOfDay: number,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (account.tickets == null) reasons.push(reason("portfolio.effort.tickets-unknown"));
  else if (tickets.length === 0) reasons.push(reason("portfolio.effort.no-tickets"));
  if (stakes.standing.state === "prospect") reasons.push(reason("portfolio.buys-again.no-customer-yet"));
  else if (loyalty === null) {
    reasons.push(reason(`portfolio.loyalty.${account.purchases == null ? "nothing-known" : "purchases-do-not-tell"}`));
  }
  if (account.purchases == null) {
    // What its contracts bring is known all the same.
    if (stakes.valueAtRisk === null) reasons.push(reason("portfolio.purchases.unknown"));
  } else if (history === null && unreadPurchases > 0) {
    reasons.push(reason("portfolio.purchases.unreadable", { rows: unreadPurchases }));
  } else if (history === null) {
    const returnedDay = lastReturnDay(account, asOfDay);
    reasons.push(
      returnedDay === null
        ? reason("portfolio.purchases.none")
        : reason("portfolio.standing.all-returned", { on: plainDate(returnedDay) }),
    );
  } else if (!isCustomer(stakes.standing)) reasons.push(reason("portfolio.value-at-risk.not-a-customer"));
  else if (stakes.valueAtRisk === null && otherCurrency === null) {
    reasons.push(reason("portfolio.value-at-risk.unknown"));
  }
  if (otherCurrency !== null) {
    reasons.push(reason("portfolio.other-currency", { currency: otherCurrency, book: opportunity.currency ?? "" }));
  }
  if (forbidden !== null) reasons.push(forbidden);
  const [only] = reasons;
  return only !== undefined && reasons.length === 1 ? aloneReason(only) : shortened(reasons);
}

/** The report on one account: what is known, and what its seller should do. */
export interface PortfolioAccount {
  readonly accountId: string;
  /** The account that it belongs to; `null` for none. `rollUpAccounts` brings them together. */
  readonly parentId: string | null;
  /** Its state, from never bought to unlikely to buy again. */
  readonly standing: AccountStanding;
  readonly opportunity: Opportunity;
  /** Effort that its problems cost it; `null` without tickets, and the reasons say so. */
  readonly effort: AccountEffort | null;
  /** Probability that it still is a customer, from its purchases alone; `null` without a purchase or a model. */
  readonly probabilityAlive: number | null;
  /**
   * The probability of buying again; `null` for a prospect, and where neither tickets, surveys nor purchases tell. The same
   * as `buysAgain`.
   */
  readonly loyalty: LoyaltyEstimate | null;
  /**
   * Chance that it buys again within a stated time, with the reasons; `null` for a prospect, and if nothing is known.
   * Over a longer time, as under value at risk, the chance is never lower.
   */
  readonly buysAgain: BuysAgain | null;
  /**
   * What it would bring at its present pace, times the share that is expected to be lost: all of it if it buys nothing, and
   * the rest of it after it leaves. `null` if it is not a customer or too little is known of its purchases; the reasons say
   * which.
   */
  readonly valueAtRisk: ValueAtRisk | null;
  /**
   * What an account that has probably left, or spent nothing in 12 months, would be worth if it came back; `null` for
   * others.
   */
  readonly winBack: WinBack | null;
  /** The contract that is next up for renewal; `null` if there is none. */
  readonly renewal: Renewal | null;
  /** All contracts that run, have an end and are not renewed yet, the next one first. */
  readonly renewals: readonly Renewal[];
  /** What it may still buy, times the chance that it stays; `null` for an account that has probably left. */
  readonly growth: Growth | null;
  /** Money that a review may protect or bring. */
  readonly attention: Attention;
  /** Signals that ask for an earlier review and that no touch has answered, the most urgent first. */
  readonly signals: readonly ReviewSignal[];
  /** Its word of mouth about its problem; `null` if it has none, or that is not known. */
  readonly wordOfMouth: AccountWordOfMouth | null;
  readonly nextReview: NextReview;
  /** Unsolved problems; the agenda begins with the first. */
  readonly openProblems: readonly OpenProblem[];
  /**
   * What to ask in the review: a question in each area, even where these take longer than the policy gives it. `null` for
   * one without a day in the plan, unless `agenda: "all"`; `describeAccount` has it for any account.
   */
  readonly agenda: ReviewAgenda | null;
  /** How to offer it, if it was not offered before: channel, hours and language as the customer wants them. */
  readonly invitation: ReviewInvitation;
  /** Which parts are missing, and why. */
  readonly reasons: readonly Reason[];
}
