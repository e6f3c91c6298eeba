import { type DatedTicket, datedTickets } from "../../accounts/dated-tickets.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import { refusalOf } from "../../errors.js";
import { solvingReader } from "../../loyalty/recovery/both-ways.js";
import type { Ticket } from "../../records/account/ticket.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { ScoredTicket } from "../reading/account-effort.js";

/** A problem that is not solved yet. */
export interface OpenProblem {
  readonly ticketId: string;
  /** The ticket's topic, or its id where it has none. */
  readonly topic: string;
  readonly openedOn: PlainDate;
  /**
   * What solving it now is worth, from `recoveryOf`: the chance of buying again that it saves, times what the account is
   * worth. `null` if no one knows what the account is worth, or the ticket has too little data.
   */
  readonly worth: number | null;
}

/**
 * An account's open tickets, however old: the one that cost it most effort first, where any of the last year cost so much, else the oldest; the
 * others by age. The agenda begins with the same.
 *
 * @param tickets - Of the last year, scored.
 * @param highEffort - Effort from which a ticket cost much.
 * @internal
 */
export function openProblems(
  account: Account,
  tickets: readonly ScoredTicket[],
  asOfDay: number,
  highEffort: number,
): (Omit<OpenProblem, "worth"> & { ticket: Ticket })[] {
  const open = datedTickets("reviewPortfolio", "", account, asOfDay).filter(({ isOpen }) => isOpen);
  if (open.length === 0) return [];
  const efforts = new Map(tickets.map(({ score: { ticketId, effort } }) => [ticketId, effort ?? 0]));
  const effortOf = ({ ticket: { id } }: DatedTicket): number => efforts.get(id) ?? 0;
  const [hardest] = open.filter((ticket) => effortOf(ticket) >= highEffort).sort((a, b) => effortOf(b) - effortOf(a));
  const first = hardest ?? open[0];
  if (first === undefined) return [];
  return [first, ...open.filter((each) => each !== first)].map(({ ticket, topic, openedOn }) => ({
    ticketId: ticket.id,
    topic,
    openedOn,
    ticket,
  }));
}

/**
 * A function that tells what solving one problem after the other is worth; `null` if it cannot be told.
 * @internal
 */
export function worthOfSolving({
  asOf,
  models,
  effort,
  assumptions,
}: PortfolioRules): (
  ticket: Ticket,
  customer: { worth: number | null; chance: number | null; probabilityAlive: number | null },
) => number | null {
  let valueOf: ReturnType<typeof solvingReader> | undefined;
  return (ticket, { worth, chance, probabilityAlive }) => {
    if (worth === null) return null;
    try {
      valueOf ??= solvingReader({ asOf, model: models.loyalty, effortPolicy: effort, assumptions });
      return valueOf(ticket, worth, { probabilityAlive, ...(chance !== null && { purchases: chance }) });
    } catch (error) {
      // The ticket has too little data of its effort.
      refusalOf(error);
      return null;
    }
  };
}
