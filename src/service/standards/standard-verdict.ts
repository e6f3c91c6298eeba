import { epochMs } from "../../calendar/instant.js";
import { assertCount, RetentionError } from "../../errors.js";
import type { Ticket } from "../../records/ticket.js";
import type { ServiceClock } from "../log/service-clock.js";
import { isTime, type ServiceStandard } from "./service-standard.js";

/**
 * How a ticket stands against a standard. It is `undecided` until its time is up, even if it was answered before: counting
 * the quick ones of the last hours without the slow ones would make them look better than they are.
 * @internal
 */
export type StandardVerdict = "met" | "missed" | "undecided" | "unknown";

/**
 * A ticket's moments, checked, in epoch milliseconds.
 * @internal
 */
export interface TicketTimes {
  opened: number;
  /** `null` where it is unknown or did not happen. */
  replied: number | null;
  solved: number | null;
  /** `null` where it is unknown. */
  isSolved: boolean | null;
}

/**
 * Checks a ticket's moments. Errors name fields as paths inside it.
 * @internal
 */
export function ticketTimes(functionName: string, ticket: Ticket): TicketTimes {
  const opened = epochMs(functionName, "openedAt", ticket.openedAt);
  const later = (field: "firstRepliedAt" | "resolvedAt"): number | null => {
    const value = ticket[field] ?? null;
    if (value === null) return null;
    const moment = epochMs(functionName, field, value);
    if (moment < opened) throw new RetentionError(functionName, field, "must not be before openedAt", value);
    return moment;
  };
  for (const field of ["contacts", "transfers", "reopens", "replies"] as const) {
    const value = ticket[field] ?? null;
    if (value !== null && !(Number.isInteger(value) && value >= 0)) assertCount(functionName, field, value);
  }
  const solved = later("resolvedAt");
  const isSolved = ticket.resolved ?? (solved === null ? null : true);
  return { opened, replied: later("firstRepliedAt"), solved: isSolved === true ? solved : null, isSolved };
}

/**
 * How a ticket stands against a standard at a moment.
 * @internal
 */
export function standardVerdict(
  ticket: Ticket,
  times: TicketTimes,
  standard: ServiceStandard,
  now: number,
  businessMinutes: ServiceClock | null,
): StandardVerdict {
  const { measure, atMost, clock } = standard;
  if (!isTime(measure)) {
    const count = ticket[measure] ?? null;
    if (count === null) return "unknown";
    if (count > atMost) return "missed";
    const mayGrow = times.isSolved === false || (times.solved !== null && times.solved > now);
    return mayGrow ? "undecided" : "met";
  }
  const minutes = clock === "calendar" || businessMinutes === null ? clockMinutes : businessMinutes;
  if (minutes(times.opened, Math.max(now, times.opened)) <= atMost) return "undecided";
  const end = measure === "resolution" ? times.solved : endOfFirstWait(ticket, times);
  if (end !== null) return minutes(times.opened, end) <= atMost ? "met" : "missed";
  const isWaiting =
    measure === "resolution" ? times.isSolved === false : ticket.replies === 0 && times.isSolved === false;
  return isWaiting ? "missed" : "unknown";
}

/** A problem that was solved without an answer kept the customer waiting until then. */
function endOfFirstWait({ replies }: Ticket, { replied, solved }: TicketTimes): number | null {
  return replied ?? (replies === 0 ? solved : null);
}

function clockMinutes(from: number, to: number): number {
  return (to - from) / 60_000;
}
