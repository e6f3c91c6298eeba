import { addTo } from "../../records/values/add-to.js";
import { epochMs, ticketMs } from "../../calendar/days/instant.js";
import { MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { assertNumber, assertOneOf, RetentionError } from "../../errors.js";
import { countWhile } from "../../numeric/discrete/bisect.js";
import { acceptRows } from "../../records/rows/rejection.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { MeasuredTicket } from "./driver-values.js";

/** A survey answer, with the ticket it is about if known. */
export interface TicketAnswer extends SurveyAnswer {
  /** Without it, the account's last ticket opened before the answer is meant. */
  ticketId?: string | null | undefined;
}

/** A ticket that an answer may be about, with the moment of its opening. */
interface OpenedTicket {
  ticket: MeasuredTicket;
  openedAt: number;
}

/**
 * Prepares finding the ticket that an answer is about: the one it names, or the one that this was merged into; else the
 * last that its account opened up to the moment of the answer and within the days given. A ticket whose opening cannot
 * be read is found by its id alone.
 * @internal
 */
export function ticketsOfAnswers(
  functionName: string,
  tickets: readonly MeasuredTicket[],
  withinDays: number,
): (answer: TicketAnswer) => MeasuredTicket {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const byAccount = openedByAccount(functionName, tickets);

  return ({ ticketId, accountId, at }) => {
    if (ticketId != null) {
      const named = byId.get(ticketId);
      if (named === undefined) throw new RetentionError(functionName, "ticketId", "must be that of a ticket", ticketId);
      return keptOf(named, byId);
    }
    const answeredAt = epochMs(functionName, "at", at);
    const opened = byAccount.get(accountId ?? "") ?? [];
    const last = opened[countWhile(opened.length, (index) => (opened[index]?.openedAt ?? Infinity) <= answeredAt) - 1];
    if (last !== undefined && last.openedAt >= answeredAt - withinDays * MS_PER_DAY) return last.ticket;
    const rule = `must have opened a ticket in the ${withinDays} days before the answer`;
    throw new RetentionError(functionName, "accountId", rule, accountId);
  };
}

/** The tickets of each account that were not merged into another, in order of opening. */
function openedByAccount(functionName: string, tickets: readonly MeasuredTicket[]): Map<string, OpenedTicket[]> {
  const byAccount = new Map<string, OpenedTicket[]>();
  const { accepted } = acceptRows(functionName, "tickets", tickets, (ticket) => ({
    ticket,
    openedAt: ticketMs(functionName, "openedAt", ticket.openedAt),
  }));
  for (const opened of accepted) {
    const { accountId, mergedInto } = opened.ticket;
    if (accountId == null || mergedInto != null) continue;
    addTo(byAccount, accountId, opened);
  }
  for (const opened of byAccount.values()) opened.sort((one, other) => one.openedAt - other.openedAt);
  return byAccount;
}

/** The ticket that tells the story of one that was merged, as far as it is known. */
function keptOf(ticket: MeasuredTicket, byId: ReadonlyMap<string, MeasuredTicket>): MeasuredTicket {
  const passed = new Set<MeasuredTicket>();
  let kept = ticket;
  for (let next: MeasuredTicket | undefined = kept; next !== undefined && !passed.has(next);) {
    passed.add(next);
    kept = next;
    next = next.mergedInto == null ? undefined : byId.get(next.mergedInto);
  }
  return kept;
}

/**
 * Refuses an answer that is not to the effort question or does not fit its scale.
 * @internal
 */
export function assertEffortAnswer(functionName: string, { metric, score, scale }: TicketAnswer): void {
  assertOneOf(functionName, "metric", metric, ["ces"]);
  if (typeof scale !== "object" || (scale as unknown) === null || typeof scale.higherIsBetter !== "boolean") {
    throw new RetentionError(functionName, "scale", "must have min, max and higherIsBetter", scale);
  }
  assertNumber(functionName, "scale.min", scale.min);
  assertNumber(functionName, "scale.max", scale.max, { above: scale.min });
  assertNumber(functionName, "score", score, { min: scale.min, max: scale.max });
}
