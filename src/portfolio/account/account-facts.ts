import { billedGapDays } from "../../accounts/billed-gap-days.js";
import { daysOfAccount } from "../../reading/collect-days.js";
import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { dayNumber, MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { RetentionError } from "../../errors.js";
import type { DaySpend } from "../../reading/account-days.js";
import { type PurchaseSummary, resolveObservation, summaryOf } from "../../purchases/histories/purchase-accumulator.js";
import type { Account } from "../../records/account/account.js";
import { assertAccount } from "../../records/account/assert-account.js";
import type { Contract } from "../../records/account/contract.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { AccountRow } from "../reading/portfolio-rejection.js";
import { scoreYearOfTickets, type ScoredTicket } from "../reading/account-effort.js";
import type { TicketOutcome } from "../book/book-word-of-mouth.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { worstOutcome } from "../reading/problem-outcome.js";
import { type ContractStanding, contractStanding } from "../standing/contract-standing.js";

/** What an account's own records say, before the book as a whole is looked at. */
export interface AccountFacts extends AccountRow {
  /** Day number of the status's first day; `null` if there is none. */
  statusDay: number | null;
  contracts: ContractStanding;
  /** Tickets of the year up to `asOf`. */
  tickets: ScoredTicket[];
  /** What became of its problems; `undefined` if its tickets are not known. */
  story: TicketOutcome | undefined;
  /** Days up to `asOf` with a purchase that was not taken back, in order. */
  purchaseDays: readonly DaySpend[];
  /** The same for the models; `null` if it bought nothing up to `asOf`. */
  history: PurchaseSummary | null;
  /** Days from one bill to the next, where it buys nothing but what its contracts bring. */
  billedGapDays: number | null;
}

/** The rules by which accounts are read. */
export type ReadingRules = Pick<PortfolioRules, "asOf" | "asOfDay" | "effort" | "wordOfMouth" | "renewalWindowDays">;

/** What all accounts are read with. */
export interface ReadingOptions {
  rules: ReadingRules;
  /** Unit of time of purchase histories. */
  unit: TimeUnit;
  /** The ids of accounts with the last pass that saw them; one map for all passes, as a book may be large. */
  seen: Map<string, number>;
  /** Number of this pass. */
  pass: number;
}

/**
 * A function that reads one account after the other. It throws RetentionError where a field of the account is wrong, or
 * its id is that of an account read before.
 * @internal
 */
export function accountReader({ rules, unit, seen, pass }: ReadingOptions): (row: AccountRow) => AccountFacts {
  const { asOf, asOfDay, renewalWindowDays } = rules;
  const outcomeRules = {
    standardMinutes: rules.effort.timeStandard.calendarMinutes,
    quickEffort: rules.wordOfMouth.quickEffort,
    unsatisfiedEffort: rules.wordOfMouth.unsatisfiedEffort,
  };

  const observation = resolveObservation("reviewPortfolio", { until: asOf, unit });

  return ({ account, index, unreadPurchases, otherCurrency }) => {
    assertAccount("reviewPortfolio", account, ["owned", "touches", "purchases", "tickets", "surveys"]);
    const { id } = account;
    if (seen.get(id) === pass) throw new RetentionError("reviewPortfolio", "id", "must not come twice", id);
    const tickets = scoreYearOfTickets("reviewPortfolio", account, asOf, rules.effort);
    const { statusSince } = account;
    const purchaseDays = daysOf(account);
    const contracts = contractStanding("reviewPortfolio", account, asOfDay, renewalWindowDays);
    const facts: AccountFacts = {
      account,
      index,
      unreadPurchases,
      otherCurrency,
      statusDay: statusSince == null ? null : dayNumber("reviewPortfolio", "statusSince", statusSince),
      contracts,
      purchaseDays,
      tickets,
      story: storyOf(account, tickets),
      history: summaryOf(id, purchaseDays, observation),
      billedGapDays: purchaseDays.length === 0 ? null : billedGapDays(account, inForce(contracts), asOfDay),
    };
    // An account that is refused leaves its id to the next.
    seen.set(id, pass);
    return facts;
  };

  function storyOf(account: Account, tickets: readonly ScoredTicket[]): TicketOutcome | undefined {
    if (account.tickets == null) return undefined;
    if (tickets.length === 0) return "quiet";
    const now = firstInstantAt((asOfDay + 1) * MS_PER_DAY, account.timeZone ?? "UTC");
    const { standardMinutes, quickEffort, unsatisfiedEffort } = outcomeRules;
    return worstOutcome(tickets, { standardMinutes, quickEffort, unsatisfiedEffort, now });
  }

  function daysOf({ purchases }: Account): readonly DaySpend[] {
    return purchases == null ? [] : daysOfAccount("reviewPortfolio", purchases, observation);
  }
}

function inForce({ running, late }: ContractStanding): Contract[] {
  return [...running, ...late].map(({ contract }) => contract);
}
