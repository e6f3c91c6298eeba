import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { ticketAsOf } from "../../accounts/ticket-as-of.js";
import { unsolved } from "../../accounts/unsolved.js";
import type { Instant } from "../../records/values/time.js";
import { pow } from "../../numeric/elementary/pow.js";
import { type Fading, ageInDays } from "./fading.js";

/**
 * A ticket as it stood on the day asked about, with what is left of it: from the day of the solution on, or from its
 * last activity where it is open. A solution that came later is not known yet. `null` if all of it came later.
 * @internal
 */
export function asItStood(functionName: string, told: MeasuredTicket, fading: Fading): StoodTicket | null {
  // Only a ticket that dates its solutions may have stood solved before it was reopened.
  const ticket =
    told.solutions == null
      ? told
      : ticketAsOf(functionName, told, (path, at) => ageInDays(functionName, path, at, fading) >= 0);
  const resolvedAt = ticket.resolvedAt ?? null;
  const solved = resolvedAt === null ? null : ageInDays(functionName, "resolvedAt", resolvedAt, fading);
  const left = (age: number): number => pow(2, -age / fading.halfLifeDays);
  if (solved !== null && solved >= 0 && ticket.resolved !== false) {
    return { ticket, freshness: left(solved), day: fading.asOfDay - solved, isNeverClosed: false };
  }
  const opened = ageInDays(functionName, "openedAt", ticket.openedAt, fading);
  if (opened < 0) return null;
  const silent = silenceOf(functionName, ticket, opened, fading);
  const isOpen = ticket.resolved === false || resolvedAt !== null;
  return {
    ticket: resolvedAt !== null && solved !== null && solved < 0 ? unsolved(ticket) : ticket,
    freshness: left(isOpen ? silent : opened),
    day: fading.asOfDay - silent,
    isNeverClosed: isOpen && silent > fading.silentAfterDays,
  };
}

/** A ticket as it stood on a day. */
export interface StoodTicket {
  ticket: MeasuredTicket;
  /** How much is left of it, 0 to 1. */
  freshness: number;
  /** Day number of its solution, or of its last activity. */
  day: number;
  /** Open, without activity for long. */
  isNeverClosed: boolean;
}

/** Days since the last activity of a ticket: a message, an answer, a wait or a solution that did not hold. */
function silenceOf(functionName: string, ticket: MeasuredTicket, opened: number, fading: Fading): number {
  const { firstRepliedAt = null, messages, waits, solutions } = ticket;
  let silent = opened;
  const heard = (path: string, instant: Instant | null | undefined): void => {
    if (instant == null) return;
    const age = ageInDays(functionName, path, instant, fading);
    if (age >= 0 && age < silent) silent = age;
  };
  heard("firstRepliedAt", firstRepliedAt);
  messages?.forEach(({ at }, index) => {
    heard(`messages[${index}].at`, at);
  });
  waits?.forEach(({ from, to }, index) => {
    heard(`waits[${index}].from`, from);
    heard(`waits[${index}].to`, to);
  });
  solutions?.forEach(({ at, reopenedAt }, index) => {
    heard(`solutions[${index}].at`, at);
    heard(`solutions[${index}].reopenedAt`, reopenedAt);
  });
  return silent;
}
