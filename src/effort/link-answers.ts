import { epochMs } from "../calendar/instant.js";
import { MS_PER_DAY } from "../calendar/plain-date.js";
import { assertNumber, assertOneOf, RetentionError } from "../errors.js";
import type { SurveyAnswer } from "../records/survey-answer.js";
import type { MeasuredTicket } from "./driver-values.js";

/** A survey answer, with the ticket it is about where that is known. */
export interface TicketAnswer extends SurveyAnswer {
  /** Without it, the account's last ticket opened before the answer is meant. */
  ticketId?: string;
}

/**
 * Prepares finding the ticket that an answer is about: the one it names, else the last that its account opened up to
 * the moment of the answer and within the days given.
 * @internal
 */
export function ticketsOfAnswers(
  functionName: string,
  tickets: readonly MeasuredTicket[],
  withinDays: number,
): (answer: TicketAnswer) => MeasuredTicket {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const byAccount = new Map<string, MeasuredTicket[]>();
  for (const ticket of tickets) {
    if (ticket.accountId === undefined) continue;
    const known = byAccount.get(ticket.accountId);
    if (known === undefined) byAccount.set(ticket.accountId, [ticket]);
    else known.push(ticket);
  }

  return ({ ticketId, accountId, at }) => {
    if (ticketId !== undefined) {
      const named = byId.get(ticketId);
      if (named === undefined) throw new RetentionError(functionName, "ticketId", "must be that of a ticket", ticketId);
      return named;
    }
    const answeredAt = epochMs(functionName, "at", at);
    let last: MeasuredTicket | undefined;
    let lastOpenedAt = answeredAt - withinDays * MS_PER_DAY;
    for (const ticket of byAccount.get(accountId ?? "") ?? []) {
      const openedAt = epochMs(functionName, "ticket.openedAt", ticket.openedAt);
      if (openedAt < lastOpenedAt || openedAt > answeredAt) continue;
      last = ticket;
      lastOpenedAt = openedAt;
    }
    if (last !== undefined) return last;
    const rule = `must have opened a ticket in the ${withinDays} days before the answer`;
    throw new RetentionError(functionName, "accountId", rule, accountId);
  };
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
