import { type DatedTicket, datedTickets } from "../accounts/dated-tickets.js";
import type { Account } from "../records/account.js";
import type { PlainDate } from "../records/time.js";
import type { ScoredTicket } from "./account-effort.js";

/** A problem that waits for its solution. */
export interface OpenProblem {
  ticketId: string;
  /** The ticket's topic, or its id where it has none. */
  topic: string;
  openedOn: PlainDate;
}

/**
 * Of an account's open tickets the one that cost it most effort, where any of the last year cost so much, else the oldest;
 * `null` where none is open. The agenda begins with the same.
 *
 * @param tickets - Of the last year, scored.
 * @param highEffort - Effort from which a ticket cost much.
 * @internal
 */
export function openProblem(
  account: Account,
  tickets: readonly ScoredTicket[],
  asOfDay: number,
  highEffort: number,
): OpenProblem | null {
  const open = datedTickets("reviewPortfolio", "", account, asOfDay).filter(({ isOpen }) => isOpen);
  const efforts = new Map(tickets.map(({ score: { ticketId, effort } }) => [ticketId, effort ?? 0]));
  const effortOf = ({ ticket: { id } }: DatedTicket): number => efforts.get(id) ?? 0;
  const [hardest] = open.filter((ticket) => effortOf(ticket) >= highEffort).sort((a, b) => effortOf(b) - effortOf(a));
  const problem = hardest ?? open[0];
  if (problem === undefined) return null;
  return { ticketId: problem.ticket.id, topic: problem.topic, openedOn: problem.openedOn };
}
